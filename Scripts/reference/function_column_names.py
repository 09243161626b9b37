"""Makes Tests/Golden/function-column-names.json: the names that Spark gives to columns without an alias.

    python Scripts/reference/function_column_names.py

Needs pyspark 4.3.0 and Java 17 or newer. Of each function of `function_cases` it takes the first two expressions of each number
of arguments that Spark analyzes; `names` has them as [expression, name, kind], where the kind is "scalar", "aggregate" or
"window".
"""

import importlib
import json
import logging
import os
import pkgutil

from pyspark.sql import SparkSession

import function_cases
from function_cases import table

OUTPUT = os.path.join(
    os.path.dirname(__file__), "..", "..", "Tests", "Golden", "function-column-names.json")


def main():
    logging.getLogger("SQLQueryContextLogger").disabled = True
    session = (
        SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false")
        .config("spark.sql.session.timeZone", "UTC").config("spark.log.level", "OFF").getOrCreate()
    )
    session.sql(table.relation()).createOrReplaceTempView("t")
    names = {}
    for family in sorted(m.name for m in pkgutil.iter_modules(function_cases.__path__) if m.name != "table"):
        module = importlib.import_module(f"function_cases.{family}")
        if getattr(module, "KIND", "scalar") == "generator" or hasattr(module, "TIME_ZONE"):
            continue
        for block in module.CASES.values():
            taken = {}
            for line in block.strip().split("\n"):
                expr = line.strip()
                shape = expr.count(",")
                if taken.get(shape, 0) == 2:
                    continue
                try:
                    columns = session.sql(f"SELECT {expr} FROM t").columns
                except Exception:  # the answers of the functions' own cases tell what is wrong
                    continue
                taken[shape] = taken.get(shape, 0) + 1
                names[expr] = [columns[0], getattr(module, "KIND", "scalar")]
    with open(OUTPUT, "w", encoding="utf-8") as out:
        out.write(f'{{"spark":"{session.version}","names":[\n')
        out.write(",\n".join(json.dumps([e, *n], ensure_ascii=False) for e, n in names.items()))
        out.write("\n]}\n")
    print(len(names), "names")
    session.stop()


if __name__ == "__main__":
    main()
