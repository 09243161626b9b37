#!/usr/bin/env python3
"""Makes Sources/GnistaFrame/Functions/Static/F+*.swift: the catalogue's functions as static functions of F.

    python3 Scripts/static-functions.py && swift format -i -r Sources/GnistaFrame/Functions/Static

Names and parameters are PySpark's, from Tests/Golden/function-signatures.json; which functions there are, how many
arguments they take and what they do is from docs/functions.md, the page of the catalogue. Functions that need more than
a call with their arguments in order are written by hand in F+Forms.swift and F+Lambdas.swift.
"""

import json
import os
import re

ROOT = os.path.join(os.path.dirname(__file__), "..")
FOLDER = os.path.join(ROOT, "Sources", "GnistaFrame", "Functions", "Static")
HEADER = "// Made by Scripts/static-functions.py from docs/functions.md and PySpark's signatures; not to be edited.\n"
KEYWORDS = {"repeat", "struct", "some", "extract", "default", "init", "in", "is", "as"}

# Written by hand, because of closures, options, flags or a choice of forms.
BY_HAND = {
    "aggregate", "array_sort", "convert_timezone", "exists", "filter", "forall", "from_json", "instr", "log",
    "make_timestamp", "make_timestamp_ntz", "map_filter", "map_zip_with", "reduce", "schema_of_json", "to_json",
    "session_window", "transform", "transform_keys", "transform_values", "try_make_timestamp", "try_make_timestamp_ntz",
    "unix_timestamp", "when", "window", "zip_with",
}

# Arguments that stand in another order in SQL.
SWAPPED = {"trim", "ltrim", "rtrim"}

# What stands for an argument that is left out before one that is given.
FILLED = {
    "mask": ['"X"', '"x"', '"n"', "Value.null"],
    "sentences": ['""', '""'],
    "str_to_map": ['","', '":"'],
    "make_dt_interval": ["0"] * 4,
    "make_interval": ["0"] * 7,
    "make_ym_interval": ["0"] * 2,
    "round": ["0"],
    "bround": ["0"],
}

NAME, VALUE = "some ColumnConvertible", "some ConstantOrColumn"
# PySpark's words for a type, with the Swift type and how an expression is made of it.
TYPES = {
    "ColumnOrName": (NAME, "name"),
    "Optional[ColumnOrName]": ("(any ColumnConvertible)?", "name?"),
    "Union[ColumnOrName, Sequence[ColumnOrName], Tuple[ColumnOrName, ...]]": (NAME, "name"),
    "Union[ColumnOrName, int]": ("some NumberOrColumn", "number"),
    "Union[ColumnOrName, float]": ("some NumberOrColumn", "number"),
    "str": ("String", "value"),
    "Optional[str]": ("String?", "value?"),
    "int": ("Int", "value"),
    "Optional[int]": ("Int?", "value?"),
    "Optional[float]": ("Double?", "value?"),
    "bool": ("Bool", "value"),
    "Column": (VALUE, "value"),
    "Any": (VALUE, "value"),
    "Optional[Any]": ("(any ConstantOrColumn)?", "value?"),
    "Optional[Column]": ("(any ConstantOrColumn)?", "value?"),
    "Union[Column, int]": (VALUE, "value"),
    "Union[Column, float]": (VALUE, "value"),
    "Union[Column, int, float]": (VALUE, "value"),
    "Union[Column, str]": (VALUE, "value"),
    "Union[str, Column]": (VALUE, "value"),
    "Union[Column, float, Sequence[float], Tuple[float, ...]]": (VALUE, "value"),
    "Union[Column, int, NoneType]": ("(any ConstantOrColumn)?", "value?"),
    "Union[Column, str, NoneType]": ("(any ConstantOrColumn)?", "value?"),
    "Union[Column, str, bytes, NoneType]": ("(any ConstantOrColumn)?", "value?"),
    "Union[bool, Column, NoneType]": ("Bool", "flag"),
    "Optional[bool]": ("Bool", "flag"),
}
FLAGS = {"ignorenulls", "ignoreNulls"}


def catalogue():
    """Families with their functions: name, number of arguments and documentation, from the page."""
    families, title = {}, None
    with open(os.path.join(ROOT, "docs", "functions.md"), encoding="utf-8") as file:
        for line in file:
            if line.startswith("## "):
                title = line[3:].strip()
            row = re.match(r"\| (`.*?`) \| `(.*?)` \| (.*) \|$", line)
            if row and title:
                names = re.findall(r"`([^`]+)`", row[1])
                for name in names:
                    doc = re.split(r" \*Differs:\*", row[3].replace("\\|", "|"))[0]
                    families.setdefault(title, []).append((name, row[2].replace("\\|", "|"), doc))
    return families


def most_arguments(call):
    """Number of arguments of a call in Spark's notation; None when there may be any number."""
    inner = re.match(r"\w+\((.*)\)$", call)
    if not inner or "…" in re.sub(r"-> …", "->", call) or " FROM " in call:
        return None
    return len([p for p in inner[1].split(",") if p.strip()])


def swift_name(name):
    return f"`{name}`" if name in KEYWORDS else name


def parameter_name(name):
    parts = name.lstrip("*").split("_")
    joined = parts[0] + "".join(part.capitalize() for part in parts[1:])
    return {"default": "defaultValue"}.get(joined, joined)


def parameters(name, listed, most):
    """Swift parameters, and the expressions that they give, of PySpark's parameters."""
    declared, given, flag, notes = [], [], None, []
    optional = 0
    for index, (word, kind, default) in enumerate(listed):
        if most is not None and index >= most and word not in FLAGS:
            notes.append(word)
            continue
        parameter = parameter_name(word)
        swift, form = TYPES[kind]
        if word.startswith("*") and kind == "str":
            declared.append(f"_ {parameter}: String...")
            given.append(f"constants:{parameter}")
            continue
        if word.startswith("*"):
            declared.append(f"_ {parameter}: any ColumnConvertible...")
            given.append(f"many:{parameter}")
            continue
        if word in FLAGS:
            declared.append(f"{word}: Bool = false")
            flag = word
            continue
        label = parameter if swift == "Bool" else f"_ {parameter}"
        if swift == "Bool" and parameter in KEYWORDS:
            label = parameter
        if default not in ("", "None") and swift == VALUE:
            swift = "any ConstantOrColumn"
        if default not in ("", "None") and swift == "some NumberOrColumn":
            swift = "any NumberOrColumn"
        text = {"": "", "None": " = nil", "True": " = true", "False": " = false"}.get(default)
        if text is None:
            text = " = " + default.replace("'", '"')
        declared.append(f"{label}: {swift}{text}")
        fill = None
        if name in FILLED and form.endswith("?"):
            fill = FILLED[name][optional]
            optional += 1
        given.append(expression(parameter, form, fill))
    return declared, given, flag, notes


def expression(parameter, form, fill):
    if form == "name":
        return f"{parameter}.column.expr"
    if form == "number":
        return f"{parameter}.numberColumn.expr"
    if form == "value":
        return f"{parameter}.constantColumn.expr"
    member = "column" if form == "name?" else "constantColumn"
    text = f"{parameter}?.{member}.expr"
    return f"{text} ?? {fill}.constantColumn.expr" if fill else text


# Functions that PySpark calls under another name.
CALLED = {"pow": "power"}


def function(name, call, doc, listed):
    most = most_arguments(call)
    declared, given, flag, notes = parameters(name, listed, most)
    if name in SWAPPED:
        given.reverse()
    tail = f", ignoresNulls: {flag}" if flag else ""
    if given and given[-1].startswith(("many:", "constants:")):
        fixed = given[:-1]
        kind, _, last = given[-1].partition(":")
        many = f"{last}.map(\\.{'column' if kind == 'many' else 'constantColumn'}.expr)"
        arguments = f"[{', '.join(fixed)}] + {many}" if fixed else many
        body = f'.calling("{CALLED.get(name, name)}", {arguments})'
    else:
        body = f'.calling("{CALLED.get(name, name)}", [{", ".join(given)}]{tail})'
    lines = [f"  /// {doc}", "  ///", f"  /// In SQL: `{call}`." ]
    lines.append(f"  public static func {swift_name(name)}({', '.join(declared)}) -> Column {{ {body} }}")
    return "\n".join(lines), notes


# Names of a family that is too long for one file, by the file that they go to.
APART = {
    "Text": ("TextPatterns", re.compile(r"regexp|rlike|i?like|split|.*utf8|.*base64|.*hex|(try_)?to_|encode|format|printf|.*url")),
    "Dates and times": ("DateConversions", re.compile(r"(try_)?(to|make|from|unix)_|timestamp_|convert|current|now|local")),
}

FILES = {
    "Conditions": "Conditions", "Mathematics": "Mathematics", "Text": "Text", "Dates and times": "Dates",
    "Conversions": "Conversions", "Aggregates": "Aggregates", "Windows": "Windows", "Arrays": "Arrays",
    "Maps": "Maps", "Structs": "Structs", "JSON": "JSON", "Hashes": "Hashes", "Bits": "Bits",
    "Several rows of one": "Generators", "Others": "Others", "Operators": "Operators",
}


def main():
    with open(os.path.join(ROOT, "Tests", "Golden", "function-signatures.json"), encoding="utf-8") as file:
        signatures = json.load(file)["functions"]
    for name in ("lag", "lead"):  # PySpark leaves out what Spark's Scala functions take
        signatures[name].append(["ignoreNulls", "Optional[bool]", "False"])
    for old in os.listdir(FOLDER):
        path = os.path.join(FOLDER, old)
        with open(path, encoding="utf-8") as file:
            if file.readline() == HEADER:
                os.remove(path)
    for title, rows in catalogue().items():
        parts, apart = [], []
        for name, call, doc in sorted(rows):
            if name not in signatures or name in BY_HAND:
                continue
            text, notes = function(name, call, doc, signatures[name])
            (apart if title in APART and APART[title][1].match(name) else parts).append(text)
            if notes:
                print(f"{name}: {', '.join(notes)} not taken by the catalogue")
        write(FILES[title], title, parts)
        if apart:
            write(APART[title][0], title, apart)


def write(file_name, title, parts):
    if not parts:
        return
    imports = "\nimport GnistaCore\n" if any("Value." in part for part in parts) else ""
    head = HEADER + imports + f"\n/// {title}: Spark's functions by name, as ``FunctionCatalog`` has them.\nextension F {{\n"
    with open(os.path.join(FOLDER, f"F+{file_name}.swift"), "w", encoding="utf-8") as file:
        file.write(head + "\n\n".join(parts) + "\n}\n")


if __name__ == "__main__":
    main()
