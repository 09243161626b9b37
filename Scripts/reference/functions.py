"""Makes Tests/Golden/functions/<family>.json: what Spark answers to each case of `function_cases`.

    python Scripts/reference/functions.py [FAMILY …]

Needs pyspark 4.3.0 and Java 17 or newer. Spark runs with its defaults (ANSI mode on), one partition and
the family's session time zone. Each case becomes one line of the file:

    function  the catalogue row that the case belongs to
    expr      the Spark SQL expression
    tree      the same expression as Spark's parser reads it (see `tree`)
    over      "row" (no table), "t" (each row of the table, in order of id), "aggregate" (the whole
              table), "group" (GROUP BY g), "grouping" (GROUP BY the clause in `by`), "window" or "rows"
              (a generator)
    type      the result's Spark type
    values    the answers, one per row of the result; for grouped cases each is [key …, value]
    error     instead of type and values: the error class that Spark raises

Values are written without loss: null, booleans, numbers and strings are plain JSON; dates and timestamps
are ISO 8601 strings (a timestamp is in UTC with microseconds and Z, a timestamp_ntz without Z); arrays are
arrays; {"micros": 1} is a day-time interval, {"months": 1} a year-month interval, {"double": "NaN"}, {"decimal": "1.50"}, {"hex": "00ff"},
{"map": [[key, value] …]} and {"struct": [value …]} stand for the rest.
"""

import datetime
import importlib
import json
import logging
import math
import os
import pkgutil
import re
import sys
import time

os.environ["TZ"] = "UTC"
time.tzset()

import pyspark  # noqa: E402
from pyspark.errors import PySparkException  # noqa: E402
from pyspark.sql import SparkSession  # noqa: E402
from pyspark.sql import types as T  # noqa: E402

import function_cases  # noqa: E402
from function_cases import table  # noqa: E402

OUTPUT = os.path.join(os.path.dirname(__file__), "..", "..", "Tests", "Golden", "functions")
TABLE_COLUMN = re.compile(r"\b(" + "|".join(name for name, _ in table.COLUMNS) + r")\b")


def render(value, kind):
    """One value of the given Spark type in the lossless JSON form."""
    if value is None or isinstance(kind, T.NullType):
        return None
    if isinstance(kind, (T.DoubleType, T.FloatType)):
        if math.isnan(value):
            return {"double": "NaN"}
        if math.isinf(value):
            return {"double": "Infinity" if value > 0 else "-Infinity"}
        return value
    if isinstance(kind, T.DecimalType):
        return {"decimal": format(value, "f")}
    if isinstance(kind, T.BinaryType):
        return {"hex": bytes(value).hex()}
    if isinstance(kind, T.TimestampType):
        return value.strftime("%Y-%m-%dT%H:%M:%S.%fZ").rjust(27, "0")
    if isinstance(kind, T.TimestampNTZType):
        return value.strftime("%Y-%m-%dT%H:%M:%S.%f").rjust(26, "0")
    if isinstance(kind, (T.DateType, T.TimeType)):
        return value.isoformat()
    if isinstance(kind, T.ArrayType):
        return [render(item, kind.elementType) for item in value]
    if isinstance(kind, T.MapType):
        return {"map": [[render(k, kind.keyType), render(v, kind.valueType)] for k, v in value.items()]}
    if isinstance(kind, T.StructType):
        return {"struct": [render(item, field.dataType) for item, field in zip(value, kind.fields)]}
    if isinstance(kind, T.YearMonthIntervalType):
        return {"months": value}
    if isinstance(kind, T.DayTimeIntervalType):
        return {"micros": value // datetime.timedelta(microseconds=1)}
    if isinstance(value, (bool, int, str)):
        return value
    raise TypeError(f"no form for {value!r} of type {kind}")


class Tree:
    """Spark's parsed expression, from the JSON that its TreeNode writes, as nested arrays:

    ["lit", type, value]  ["col", name …]  ["f", function, argument …]
    ["cast", child, type]  ["try_cast", child, type]  ["case", [[condition, value] …], otherwise or null]
    ["lambda", [name …], body]  ["var", name]  ["star"]  ["as", child, name …]
    ["agg", function, {"distinct": true, "filter": tree, "order": [sort …], "nulls": "ignore"}, argument …]
    ["over", function, {"partition": [tree …], "order": [sort …], "frame": [kind, lower, upper]}]
    where a sort is [tree, "asc" or "desc", "first" or "last"] and a frame's bound is "unbounded
    preceding", "unbounded following", "current" or a tree (negative: preceding).
    """

    OPERATORS = {
        "Add": "+", "Subtract": "-", "Multiply": "*", "Divide": "/", "IntegralDivide": "div",
        "Remainder": "%", "EqualTo": "=", "EqualNullSafe": "<=>", "LessThan": "<", "GreaterThan": ">",
        "LessThanOrEqual": "<=", "GreaterThanOrEqual": ">=", "And": "and", "Or": "or", "Not": "not",
        "IsNull": "isnull", "IsNotNull": "isnotnull", "BitwiseAnd": "&", "BitwiseOr": "|",
        "BitwiseXor": "^", "BitwiseNot": "~", "UnaryMinus": "negative", "UnaryPositive": "positive",
        "Concat": "concat", "RLike": "rlike", "In": "in", "UnresolvedExtractValue": "get",
        "LikeAny": "like_any", "LikeAll": "like_all", "NotLikeAny": "not_like_any",
        "NotLikeAll": "not_like_all", "ShiftLeft": "shiftleft", "ShiftRight": "shiftright",
        "ShiftRightUnsigned": "shiftrightunsigned", "Overlay": "overlay", "Substring": "substring",
        "StringTrim": "trim", "StringTrimLeft": "ltrim", "StringTrimRight": "rtrim",
        "StringTrimBoth": "btrim", "StringLocate": "locate", "CurrentDate": "current_date",
        "CreateStruct": "struct", "CreateNamedStruct": "named_struct", "TimestampAdd": "timestampadd",
        "TimestampDiff": "timestampdiff", "DateAddInterval": "date_add_interval", "If": "if",
        "Coalesce": "coalesce", "Literal": "lit", "Mode": "mode", "PercentileCont": "percentile_cont",
    }

    def __init__(self, parsed):
        self.nodes = json.loads(parsed.toJSON())
        self.parsed = parsed
        self.position = 0

    def next(self):
        position = self.position
        node = self.nodes[position]
        self.position += 1
        children = [self.next() for _ in range(node["num-children"])]
        return self.convert(node, node["class"].rsplit(".", 1)[-1], children, position)

    def native(self, position):
        """Spark's own node, for what its JSON leaves out; the JSON lists the nodes in preorder."""
        found = []

        def walk(node):
            found.append(node)
            children = node.children()
            for i in range(children.size()):
                walk(children.apply(i))

        walk(self.parsed)
        return found[position]

    def pick(self, children, index):
        return [children[i] for i in index] if isinstance(index, list) else children[index]

    def convert(self, node, name, children, position):
        if name == "Literal":
            kind = self.kind(node["dataType"])
            if kind == "binary":
                return ["lit", kind, bytes(self.native(position).value()).hex()]
            return self.literal(kind, node["value"])
        if name == "UnresolvedAttribute":
            return ["col"] + node["nameParts"][1:-1].split(", ")
        if name == "UnresolvedNamedLambdaVariable":
            return ["var"] + node["nameParts"][1:-1].split(", ")
        if name == "UnresolvedStar":
            return ["star"]
        if name == "LambdaFunction":
            variables = [child[1] for child in self.pick(children, node["arguments"])]
            return ["lambda", variables, children[node["function"]]]
        if name in ("Cast", "AnsiCast", "TryCast"):
            word = "try_cast" if self.native(position).evalMode().toString() == "TRY" else "cast"
            return [word, children[0], self.kind(node["dataType"])]
        if name in ("Like", "ILike"):
            escape = node.get("escapeChar") or "\\"
            return ["f", name.lower(), *children] + ([["lit", "string", escape]] if escape != "\\" else [])
        if name in ("LikeAny", "LikeAll", "NotLikeAny", "NotLikeAll"):
            listed = self.native(position).patterns()
            patterns = [["lit", "string", listed.apply(i).toString()] for i in range(listed.size())]
            return ["f", self.OPERATORS[name], *children, *patterns]
        if name in ("TimestampAdd", "TimestampDiff"):
            unit = self.native(position).unit().lower()
            return ["f", self.OPERATORS[name], ["lit", "string", unit], *children]
        if name == "CaseWhen":
            pairs = len(children) // 2
            branches = [children[2 * i : 2 * i + 2] for i in range(pairs)]
            return ["case", branches, children[-1] if len(children) % 2 else None]
        if name == "Alias":
            return ["as", children[0], node["name"]]
        if name == "SortOrder":
            direction = "asc" if "Ascending" in node["direction"]["object"] else "desc"
            nulls = "first" if "NullsFirst" in node["nullOrdering"]["object"] else "last"
            return [children[0], direction, nulls]
        if name == "UnresolvedFunction":
            return self.function(node, children)
        if name == "WindowExpression":
            return ["over", children[node["windowFunction"]], children[node["windowSpec"]]]
        if name == "WindowSpecDefinition":
            spec = {}
            if node["partitionSpec"]:
                spec["partition"] = self.pick(children, node["partitionSpec"])
            if node["orderSpec"]:
                spec["order"] = self.pick(children, node["orderSpec"])
            if children[node["frameSpecification"]]:
                spec["frame"] = children[node["frameSpecification"]]
            return spec
        if name == "UnspecifiedFrame$":
            return None
        if name == "SpecifiedWindowFrame":
            word = "rows" if "RowFrame" in node["frameType"]["object"] else "range"
            return [word, children[node["lower"]], children[node["upper"]]]
        if name in ("UnboundedPreceding$", "UnboundedFollowing$", "CurrentRow$"):
            return {"Unb": "unbounded " + name[9:-1].lower(), "Cur": "current"}[name[:3]]
        if name == "AggregateExpression":
            return children[node["aggregateFunction"]]
        if name in ("First", "Last", "AnyValue"):
            word = {"AnyValue": "any_value"}.get(name, name.lower())
            return ["agg", word, {"nulls": "ignore"}, *children] if node["ignoreNulls"] else ["f", word, *children]
        if name.startswith(("IsUnknown", "IsNotUnknown")):
            return ["f", "isnull" if name.startswith("IsUnknown") else "isnotnull", *children]
        if name in ("StringTrim", "StringTrimLeft", "StringTrimRight"):  # called as f(characters, text)
            return ["f", self.OPERATORS[name], *reversed(children)]
        if name in self.OPERATORS:
            return ["f", self.OPERATORS[name], *children]
        raise ValueError(f"no form for the parsed node {name}: {node}")

    @staticmethod
    def literal(kind, text):
        """Numbers as JSON numbers, decimals, dates and intervals (micros or months) as text."""
        if text is None or kind == "void":
            return ["lit", kind, None]
        if kind == "boolean":
            return ["lit", kind, text == "true"]
        if kind in ("tinyint", "smallint", "int", "bigint") or kind.startswith("interval"):
            return ["lit", kind, int(text)]
        if kind in ("float", "double"):
            return ["lit", kind, float(text)]
        if kind == "timestamp":  # written in the session's time zone, so read there again
            return ["cast", ["lit", "string", text], kind]
        if kind == "timestamp_ntz":
            moment = datetime.datetime(1970, 1, 1) + datetime.timedelta(microseconds=int(text))
            return ["lit", kind, moment.isoformat(sep=" ")]
        return ["lit", kind, text]

    @staticmethod
    def kind(data_type):
        """A type of the JSON tree as Spark writes it in SQL."""
        if isinstance(data_type, str):
            short = {"byte": "tinyint", "short": "smallint", "integer": "int", "long": "bigint"}
            return short.get(data_type, data_type)
        return T._parse_datatype_json_value(data_type).simpleString()

    def function(self, node, children):
        name = node["nameParts"][1:-1].split(", ")[-1].lower()
        extra = {}
        if node.get("isDistinct"):
            extra["distinct"] = True
        if node.get("filter"):
            extra["filter"] = children[len(node["arguments"])]
        if node.get("orderingWithinGroup"):
            extra["order"] = self.pick(children, node["orderingWithinGroup"])
        if node.get("ignoreNulls"):
            extra["nulls"] = "ignore"
        count = len(node["arguments"])
        return ["agg", name, extra, *children[:count]] if extra else ["f", name, *children[:count]]


def tree(session, expression):
    parsed = session._jsparkSession.sessionState().sqlParser().parseExpression(expression)
    return Tree(parsed).next()


def error_class(error):
    """Spark's error class, or the Java exception's name where Spark gives it none."""
    name = getattr(error, "getCondition", lambda: None)()
    if name:
        return name
    found = re.search(r"\[([A-Z_]{4,}(?:\.[A-Z_]+)*)\]", str(error))
    return found.group(1) if found else type(error).__name__


def answer(session, query, keys=0):
    """The result's type and values (the last column's, or all columns' for keys = None), or the error."""
    try:
        frame = session.sql(query)
        schema = frame.schema
        if isinstance(schema.fields[-1].dataType, T.YearMonthIntervalType):  # Python has no such value
            months = frame.selectExpr("* except (v)", "named_struct('m', cast(v as interval year to month)) as v")
            months = months.selectExpr("* except (v)", "extract(year from v.m) * 12 + extract(month from v.m)")
            rows = [[*row[:-1], row[-1]] for row in months.collect()]
        else:
            rows = frame.collect()
    except Exception as error:  # Spark's own exceptions, whatever their Python class
        return {"error": error_class(error)}
    if keys is None:
        return {"type": schema.simpleString(), "values": [render(row, schema)["struct"] for row in rows]}
    kinds = [field.dataType for field in schema.fields]
    rendered = [[render(v, kind) for v, kind in zip(row, kinds)] for row in rows]
    return {"type": kinds[-1].simpleString(), "values": [row if keys else row[0] for row in rendered]}


def columns_in(node):
    """Whether the tree reads a column of the table."""
    if isinstance(node, dict):
        return any(columns_in(item) for item in node.values())
    if isinstance(node, list):
        return (len(node) > 1 and node[0] == "col") or any(columns_in(item) for item in node)
    return False


def cases_of(session, module):
    kind = getattr(module, "KIND", "scalar")
    for function, block in module.CASES.items():
        for line in block.strip().split("\n"):
            expr = line.strip()
            case = {"function": function, "expr": expr}
            try:
                case["tree"] = tree(session, expr)
            except PySparkException as error:
                yield case | {"over": "row", "error": error_class(error)}
                continue
            if kind == "scalar":
                over_table = columns_in(case["tree"]) or function in ("rand", "randn", "monotonically_increasing_id")
                case["over"] = "t" if over_table else "row"
                case |= answer(session, f"SELECT {expr} AS v" + (" FROM t" if over_table else ""))
                yield case
            elif kind == "window":
                case["over"] = "window"
                case |= answer(session, f"SELECT {expr} AS v FROM t ORDER BY id")
                yield case
            elif kind == "generator":
                case["over"] = "rows"
                case |= answer(session, f"SELECT id, {expr} FROM t", keys=None)
                yield case
            else:
                yield case | {"over": "aggregate"} | answer(session, f"SELECT {expr} AS v FROM t")
                grouped = answer(session, f"SELECT g, {expr} AS v FROM t GROUP BY g ORDER BY g", keys=1)
                yield case | {"over": "group"} | grouped
    for function, expr, clause, keys in getattr(module, "GROUPINGS", []):
        case = {"function": function, "expr": expr, "tree": tree(session, expr)}
        names = ", ".join(keys)
        order = ", ".join(keys + ["v"])
        query = f"SELECT {names}, {expr} AS v FROM t GROUP BY {clause} ORDER BY {order}"
        yield case | {"over": "grouping", "by": clause, "keys": keys} | answer(session, query, keys=1)


def write(family, zone, table_values, cases):
    head = {
        "spark": pyspark.__version__,
        "ansi": True,
        "timeZone": zone,
        "schema": table.SCHEMA,
    }
    compact = {"ensure_ascii": False, "separators": (",", ":"), "allow_nan": False}
    with open(os.path.join(OUTPUT, f"{family}.json"), "w", encoding="utf-8") as out:
        out.write(json.dumps(head, **compact)[:-1] + ',"table":[\n')
        out.write(",\n".join(json.dumps(row, **compact) for row in table_values))
        out.write('\n],"cases":[\n')
        out.write(",\n".join(json.dumps(case, **compact) for case in cases))
        out.write("\n]}\n")


def main(chosen):
    os.makedirs(OUTPUT, exist_ok=True)
    logging.getLogger("SQLQueryContextLogger").disabled = True  # errors are answers here
    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.memory", "2g")
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.sql.shuffle.partitions", "1")
        .config("spark.sql.leafNodeDefaultParallelism", "1")
        .config("spark.log.level", "OFF")
        .getOrCreate()
    )
    session.sql(table.relation()).createOrReplaceTempView("t")
    rows = session.sql("SELECT * FROM t")
    table_values = [render(row, rows.schema)["struct"] for row in rows.collect()]
    families = sorted(m.name for m in pkgutil.iter_modules(function_cases.__path__) if m.name != "table")
    functions = set()
    for family in families:
        if chosen and family not in chosen:
            continue
        start = time.time()
        module = importlib.import_module(f"function_cases.{family}")
        zone = getattr(module, "TIME_ZONE", "UTC")
        session.conf.set("spark.sql.session.timeZone", zone)
        cases = list(cases_of(session, module))
        functions |= {case["function"] for case in cases}
        write(family, zone, table_values, cases)
        print(f"{family}: {len(cases)} cases in {time.time() - start:.1f} s", flush=True)
    print(f"{len(functions)} functions")
    session.stop()


if __name__ == "__main__":
    main(sys.argv[1:])
