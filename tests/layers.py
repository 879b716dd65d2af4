#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Checks that a stage includes only headers of stages to its left, and that library types stay out of public headers."""
import pathlib
import re
import sys

ORDER = "base lexicon rules read normalize segment extract claim store crossref report pipeline cli".split()
FORBIDDEN_IN_HEADERS = re.compile(r'#include\s*<(unicode/|re2/|SQLiteCpp/|sqlite3|nlohmann/json\.hpp|spdlog/|CLI/|fmt/)')


def stage_of(include: str) -> str | None:
    match = re.match(r'crosstell/([a-z_]+)(?:/|\.h)', include)
    return match.group(1) if match else None


def check_file(path: pathlib.Path, stage: str, public: bool) -> list[str]:
    errors = []
    for number, line in enumerate(path.read_text(encoding='utf-8').splitlines(), 1):
        match = re.match(r'\s*#include\s*["<]([^">]+)[">]', line)
        if not match:
            continue
        other = stage_of(match.group(1))
        if other is not None:
            if other not in ORDER:
                errors.append(f'{path}:{number}: unknown stage {other!r}')
            elif ORDER.index(other) > ORDER.index(stage):
                errors.append(f'{path}:{number}: {stage} includes {other}, which stands to its right')
        if public and FORBIDDEN_IN_HEADERS.search(line):
            errors.append(f'{path}:{number}: a public header includes {match.group(1)}; convert at the border')
    return errors


def check_tree(root: pathlib.Path) -> tuple[int, list[str]]:
    errors, count = [], 0
    for path in sorted((root / 'include/crosstell').rglob('*.h')):
        relative = path.relative_to(root / 'include/crosstell')
        errors += check_file(path, relative.parts[0].removesuffix('.h'), True)
        count += 1
    for stage in ORDER:
        for path in sorted((root / 'src' / stage).rglob('*')):
            if path.suffix in ('.h', '.cpp'):
                errors += check_file(path, stage, False)
                count += 1
    return count, errors


def self_test() -> None:
    """The check itself must be able to fail."""
    import tempfile
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        (root / 'include/crosstell').mkdir(parents=True)
        (root / 'src/read').mkdir(parents=True)
        (root / 'src/read/bad.cpp').write_text('#include "crosstell/claim.h"\n')
        (root / 'include/crosstell/read.h').write_text('#include <re2/re2.h>\n')
        assert len(check_tree(root)[1]) == 2


if __name__ == '__main__':
    self_test()
    files, problems = check_tree(pathlib.Path(sys.argv[1]))
    print('\n'.join(problems))
    print(f'{files} files checked, {len(problems)} problems')
    sys.exit(1 if problems or files == 0 else 0)
