# SPDX-License-Identifier: Apache-2.0
# Sourced by tools/crosstell and tools/test: makes sure that the Debian packages a build needs are there.

build_packages=(g++ cmake ninja-build pkg-config libicu-dev libre2-dev libsqlitecpp-dev libsqlite3-dev nlohmann-json3-dev libspdlog-dev
  libfmt-dev libcli11-dev zlib1g-dev libzstd-dev libxxhash-dev wordnet-base)
test_packages=(catch2 python3 libvalijson-dev)
sanitizer_packages=(clang libclang-rt-14-dev)

# ensure_packages NAME...: installs what is missing and says so on stderr; nothing is printed when all is there.
ensure_packages() {
  if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    local tool missing_tools=()
    for tool in cmake ninja g++ pkg-config; do command -v "$tool" >/dev/null || missing_tools+=("$tool"); done
    [ ${#missing_tools[@]} -eq 0 ] && return 0   # another system: CMake names a library that is missing
    echo "This is not a Debian system, so nothing was installed. Missing here: ${missing_tools[*]}." >&2
    echo "Please install what these Debian 12 packages hold, then run the command again:" >&2
    echo "  $*" >&2
    return 4
  fi
  local package missing=()
  for package in "$@"; do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return 0
  echo "Installing Debian packages: ${missing[*]}" >&2
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
      echo "You are not root and there is no sudo. As root, run: apt-get install ${missing[*]}" >&2
      return 4
    fi
    as_root=(sudo)
  fi
  local install=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}")
  if ! "${install[@]}" >&2; then                    # the package lists may be missing or old
    "${as_root[@]}" apt-get update -q >&2 && "${install[@]}" >&2 || { echo "apt-get could not install: ${missing[*]}" >&2; return 4; }
  fi
}
