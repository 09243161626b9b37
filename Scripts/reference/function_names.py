"""Makes Tests/Golden/function-signatures.json: the functions of pyspark.sql.functions with their parameters.

    python Scripts/reference/function_names.py

Needs pyspark 4.3.0 (no Java). `functions` has one entry for each public function that makes a column, its parameters as
[name, type, default] with PySpark's own words for the types; a variadic parameter's name begins with *.
"""

import inspect
import json
import os
import re

import pyspark
from pyspark.sql import functions

OUTPUT = os.path.join(os.path.dirname(__file__), "..", "..", "Tests", "Golden", "function-signatures.json")


def words(annotation):
    """A parameter's type in PySpark's words."""
    if annotation is inspect.Parameter.empty:
        return ""
    text = annotation if isinstance(annotation, str) else inspect.formatannotation(annotation)
    text = re.sub(r"ForwardRef\('([^']*)'\)", r"\1", text)
    return re.sub(r"(pyspark\.sql\.column|pyspark\.sql\.types|typing)\.", "", text)


def parameters(function):
    """The parameters of a function."""
    result = []
    for item in inspect.signature(function).parameters.values():
        name = ("*" if item.kind is inspect.Parameter.VAR_POSITIONAL else "") + item.name
        default = "" if item.default is inspect.Parameter.empty else repr(item.default)
        result.append([name, words(item.annotation), default])
    return result


def main():
    found = {}
    for name in functions.__all__:
        function = getattr(functions, name)
        if inspect.isfunction(function) and words(inspect.signature(function).return_annotation) == "Column":
            found[name] = parameters(function)
    head = f'{{"spark":"{pyspark.__version__}","functions":{{\n'
    lines = [f"{json.dumps(name)}:{json.dumps(found[name], separators=(',', ':'))}" for name in sorted(found)]
    with open(OUTPUT, "w", encoding="utf-8") as file:
        file.write(head + ",\n".join(lines) + "\n}}\n")
    print(f"{len(found)} functions")


if __name__ == "__main__":
    main()
