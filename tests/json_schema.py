# SPDX-License-Identifier: Apache-2.0
"""The part of JSON Schema that schemas/json uses, and no more: an unknown keyword is an error, so that nothing is believed unchecked."""
import re

TYPES = {'object': dict, 'array': list, 'string': str, 'boolean': bool, 'null': type(None)}
WORDS = {'$schema', '$id', '$defs', 'title', 'description', 'type', 'enum', 'const', 'pattern', 'minimum', 'maximum', 'required', 'properties',
         'additionalProperties', 'items', 'anyOf', '$ref'}


def is_type(value, name):
    if name == 'integer':
        return isinstance(value, int) and not isinstance(value, bool)
    if name == 'number':
        return isinstance(value, (int, float)) and not isinstance(value, bool)
    return isinstance(value, TYPES[name])


def problems(value, schema, root=None, where='$'):
    """Every way in which VALUE breaks SCHEMA, as text."""
    root = root or schema
    unknown = schema.keys() - WORDS
    if unknown:
        raise ValueError(f'this checker does not know {sorted(unknown)}')
    out = []
    if '$ref' in schema:
        target = root
        for part in schema['$ref'].removeprefix('#/').split('/'):
            target = target[part]
        out += problems(value, target, root, where)
    if 'type' in schema:
        names = schema['type'] if isinstance(schema['type'], list) else [schema['type']]
        if not any(is_type(value, name) for name in names):
            return out + [f'{where}: {value!r:.60} is no {" or ".join(names)}']
    if 'enum' in schema and not any(value == choice and isinstance(value, bool) == isinstance(choice, bool) for choice in schema['enum']):
        out.append(f'{where}: {value!r:.60} is none of {schema["enum"]}')
    if 'const' in schema and value != schema['const']:
        out.append(f'{where}: {value!r:.60} is not {schema["const"]!r}')
    if 'anyOf' in schema:
        tries = [problems(value, choice, root, where) for choice in schema['anyOf']]
        if all(tries):
            out += min(tries, key=len)
    if isinstance(value, str) and 'pattern' in schema and not re.search(schema['pattern'], value):
        out.append(f'{where}: {value!r:.60} does not match {schema["pattern"]}')
    if is_type(value, 'number'):
        if value < schema.get('minimum', value) or value > schema.get('maximum', value):
            out.append(f'{where}: {value} is out of range')
    if isinstance(value, dict):
        properties, more = schema.get('properties', {}), schema.get('additionalProperties', True)
        out += [f'{where}: no {key!r}' for key in schema.get('required', []) if key not in value]
        for key, item in value.items():
            if key in properties:
                out += problems(item, properties[key], root, f'{where}.{key}')
            elif more is False:
                out.append(f'{where}: unknown {key!r}')
            elif isinstance(more, dict):
                out += problems(item, more, root, f'{where}.{key}')
    if isinstance(value, list) and 'items' in schema:
        for i, item in enumerate(value):
            out += problems(item, schema['items'], root, f'{where}[{i}]')
    return out
