#!/usr/bin/env python3
"""Holds input files against the JSON Schemas of 'waitcast schema', with validators that know nothing of Waitcast.

validate-schemas.py SCHEMA.json FILE ... [SCHEMA.json FILE ...]

Every file is held against the schema before it: a YAML file as a whole, a CSV file row by row. Prints a line for each:
'FILE: valid', 'FILE: invalid: where: why', or 'FILE: unreadable: why' for what is no YAML or no table at all. Exits with 1
unless all are valid. Needs jsonschema and PyYAML.
"""

import csv
import json
import re
import sys

import jsonschema
import yaml


class CoreLoader(yaml.SafeLoader):
    """YAML by the core schema of version 1.2: texts but for null, true, false and numbers; keys are texts, each once."""

    yaml_implicit_resolvers = {}

    def construct_mapping(self, node, deep=False):
        mapping = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise yaml.constructor.ConstructorError(None, None, "a key that is no text", key.start_mark)
            if key.value in mapping:
                raise yaml.constructor.ConstructorError(None, None, f"'{key.value}' twice", key.start_mark)
            mapping[key.value] = self.construct_object(value, deep=True)
        return mapping

    def construct_core_int(self, node):
        text = node.value
        return int(text, 16 if text.startswith("0x") else 8 if text.startswith("0o") else 10)

    def construct_core_float(self, node):
        text = node.value.lower()
        return float(text.replace(".inf", "inf").replace(".nan", "nan"))

    def construct_core_map(self, node):
        return self.construct_mapping(node)


for tag, expression, first in [
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", list("-+0123456789")),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)",
     list("-+0123456789.")),
]:
    CoreLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{expression})$"), first)
CoreLoader.add_constructor("tag:yaml.org,2002:int", CoreLoader.construct_core_int)
CoreLoader.add_constructor("tag:yaml.org,2002:float", CoreLoader.construct_core_float)
CoreLoader.add_constructor("tag:yaml.org,2002:map", CoreLoader.construct_core_map)


def rows(path):
    """The rows of a table as objects by their columns, each with the line on which it ends."""
    with open(path, encoding="utf-8-sig", newline="") as file:
        first = file.readline()
        file.seek(0)
        separator = max(",;\t", key=first.count)
        table = csv.reader(file, delimiter=separator, strict=True)
        names = [name.strip().lower() for name in next(table, [])]
        if not names or len(set(names)) < len(names):
            raise ValueError("no header, or a column twice")
        for row in table:
            if not row:
                continue
            yield f"line {table.line_num}", dict(zip(names, row))
            if len(row) != len(names):
                raise ValueError(f"line {table.line_num} has {len(row)} fields, the header {len(names)}")


def instances(path):
    """What a file holds, each part with its place."""
    if path.endswith(".csv"):
        yield from rows(path)
        return
    with open(path, encoding="utf-8") as file:
        yield "", yaml.load(file, Loader=CoreLoader)


def judge(path, validator):
    """One line on a file."""
    try:
        for place, instance in instances(path):
            error = jsonschema.exceptions.best_match(validator.iter_errors(instance))
            if error is not None:
                where = ", ".join([place] * bool(place) + [str(step) for step in error.absolute_path])
                return f"{path}: invalid: {where or 'the file'}: {' '.join(error.message.split())[:300]}"
    except (yaml.YAMLError, csv.Error, ValueError) as error:
        return f"{path}: unreadable: {' '.join(str(error).split())}"
    return f"{path}: valid"


def main(arguments):
    validator, is_sound = None, True
    for path in arguments:
        if path.endswith(".json"):
            with open(path, encoding="utf-8") as file:
                schema = json.load(file)
            jsonschema.Draft202012Validator.check_schema(schema)
            validator = jsonschema.Draft202012Validator(schema)
            continue
        if validator is None:
            sys.exit("name a schema before the files that are held against it")
        line = judge(path, validator)
        is_sound = is_sound and line.endswith(": valid")
        print(line)
    return 0 if is_sound else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
