"""Makes Tests/Golden/features/<stage>.json: what Spark's feature stages answer.

    python Scripts/reference/features.py [STAGE …]

Needs pyspark 4.3.0 and Java 17 or newer. Spark runs with its defaults, frames have one partition. Each
file holds cases of one stage:

    name     what the case shows
    params   parameters that differ from their defaults
    fit      the frame that the stage is fitted on (estimators only)
    model    attributes of the fitted model
    apply    the frame that is transformed; missing when it is the one of `fit`
    fields   name, type, nullability and metadata of the columns that are added
    rows     the values of these columns
    error    instead of model, fields and rows: what Spark says

A frame has `fields` (name, type, metadata) and `rows`. In rows, NaN, infinities and negative zero are the strings
"NaN", "Infinity", "-Infinity" and "-0.0", a decimal is a string, a dense vector is {"dense": […]}, a sparse one is
{"size": n, "indices": […], "values": […]}.
"""

import decimal
import json
import math
import os
import random
import sys

import pyspark
from py4j.protocol import Py4JError
from pyspark.errors import PySparkException
from pyspark.ml import feature
from pyspark.ml.linalg import DenseVector, SparseVector, Vectors, VectorUDT
from pyspark.sql import SparkSession
from pyspark.sql import types as T

OUTPUT = os.path.join(os.path.dirname(__file__), "..", "..", "Tests", "Golden", "features")
NAN = float("nan")
INF = float("inf")
TYPES = {
    "boolean": T.BooleanType(), "byte": T.ByteType(), "short": T.ShortType(), "integer": T.IntegerType(),
    "long": T.LongType(), "float": T.FloatType(), "double": T.DoubleType(), "string": T.StringType(),
    "date": T.DateType(), "decimal(10,2)": T.DecimalType(10, 2), "vector": VectorUDT(),
}


def frame(fields, rows):
    """A frame: fields are "name type" texts or (text, metadata) pairs."""
    described = []
    for field in fields:
        text, metadata = field if isinstance(field, tuple) else (field, {})
        name, kind = text.rsplit(" ", 1)
        described.append({"name": name, "type": kind, "metadata": metadata})
    return {"fields": described, "rows": rows}


def encoded(value):
    """A value in the form of the golden files."""
    if isinstance(value, float):
        if math.isnan(value):
            return "NaN"
        if math.isinf(value):
            return "Infinity" if value > 0 else "-Infinity"
        if value == 0 and math.copysign(1, value) < 0:
            return "-0.0"
        return value
    if isinstance(value, decimal.Decimal):
        return str(value)
    if isinstance(value, DenseVector):
        return {"dense": [encoded(float(v)) for v in value.values]}
    if isinstance(value, SparseVector):
        return {
            "size": value.size, "indices": [int(i) for i in value.indices],
            "values": [encoded(float(v)) for v in value.values],
        }
    if isinstance(value, (list, tuple)):
        return [encoded(item) for item in value]
    return value


def encoded_frame(described):
    return {"fields": described["fields"], "rows": encoded(described["rows"])}


def spark_frame(session, described):
    schema = T.StructType([
        T.StructField(f["name"], TYPES[f["type"]], True, f["metadata"] or None) for f in described["fields"]
    ])
    rows = [tuple(row) for row in described["rows"]]
    return session.createDataFrame(rows, schema).coalesce(1)


def type_name(kind):
    if isinstance(kind, VectorUDT):
        return "vector"
    return kind.typeName() if not isinstance(kind, T.DecimalType) else kind.simpleString()


def reason(error):
    """The innermost cause that Spark gives, in one line."""
    java = getattr(error, "java_exception", None)
    if java is not None:
        while java.getCause() is not None:
            java = java.getCause()
        return (java.getMessage() or java.toString()).split("\n")[0]
    return str(error).split("\n")[0]


def run(session, stage, case):
    name, params, fit, apply, attributes = case
    kind = getattr(feature, stage)
    result = {"name": name, "params": {k: encoded(v) for k, v in params.items()}}
    try:
        instance = kind(**params)
        model = instance
        if fit is not None:
            result["fit"] = encoded_frame(fit)
            model = instance.fit(spark_frame(session, fit))
            if attributes:
                result["model"] = {k: encoded(v) for k, v in attributes(model).items()}
        if apply is not None:
            result["apply"] = encoded_frame(apply)
        source = apply if apply is not None else fit
        before = spark_frame(session, source)
        after = model.transform(before)
        present = set(before.columns)
        added = [f for f in after.schema.fields if f.name not in present]
        result["fields"] = [
            {
                "name": f.name, "type": type_name(f.dataType), "nullable": f.nullable,
                "metadata": encoded_metadata(f.metadata),
            }
            for f in added
        ]
        result["rows"] = [encoded([row[f.name] for f in added]) for row in after.collect()]
    except (PySparkException, Py4JError, TypeError, ValueError) as error:
        result["error"] = reason(error)
    return result


def encoded_metadata(metadata):
    if isinstance(metadata, dict):
        return {k: encoded_metadata(v) for k, v in metadata.items()}
    if isinstance(metadata, list):
        return [encoded_metadata(v) for v in metadata]
    return encoded(metadata)


def transformer(name, params, apply):
    return (name, params, None, apply, None)


def estimator(name, params, fit, apply=None, attributes=None):
    return (name, params, fit, apply, attributes)


CASES = {}


def cases(stage):
    def register(function):
        CASES[stage] = function
        return function
    return register


# MARK: Indexing

LETTERS = frame(["s string"], [["b"], ["a"], ["b"], ["c"], [None], ["a"], ["b"], ["d"]])


@cases("StringIndexer")
def string_indexer():
    def labels(model):
        return {"labelsArray": [list(a) for a in model.labelsArray]}

    one = {"inputCol": "s", "outputCol": "o"}
    clean = frame(["s string"], [row for row in LETTERS["rows"] if row[0] is not None])
    unseen = frame(["s string"], [["a"], ["z"], [None], ["c"], [""]])
    result = []
    for order in ["frequencyDesc", "frequencyAsc", "alphabetDesc", "alphabetAsc"]:
        result.append(estimator(f"order {order}", {**one, "stringOrderType": order}, LETTERS, clean, labels))
    result += [
        estimator("nulls are an error", one, LETTERS, None, labels),
        estimator("nulls are skipped", {**one, "handleInvalid": "skip"}, LETTERS, None, labels),
        estimator("nulls are kept", {**one, "handleInvalid": "keep"}, LETTERS, None, labels),
        estimator("unseen labels are an error", one, clean, frame(["s string"], [["a"], ["z"]]), labels),
        estimator("unseen labels are skipped", {**one, "handleInvalid": "skip"}, clean, unseen, labels),
        estimator("unseen labels are kept", {**one, "handleInvalid": "keep"}, clean, unseen, labels),
        estimator("no rows", {**one, "handleInvalid": "keep"}, frame(["s string"], []), unseen, labels),
        estimator("only nulls", {**one, "handleInvalid": "keep"}, frame(["s string"], [[None], [None]]), None, labels),
        estimator(
            "letters outside ASCII in the order of their bytes", {**one, "stringOrderType": "alphabetAsc"},
            frame(["s string"], [["é"], ["e\u0301"], ["z"], ["\U0001f600"], ["\uff21"], ["ß"], [""], ["Z"], ["ä"]]),
            None, labels),
        estimator(
            "ties in the order of their bytes", one,
            frame(["s string"], [["\uff21"], ["\U0001f600"], ["b"], ["B"], ["b"], ["a b"], ["a"]]), None, labels),
        estimator(
            "doubles by their text", {**one, "handleInvalid": "keep"},
            frame(["s double"], [[2.0], [NAN], [None], [1e10], [1e-5], [0.1], [2.0], [-3.5], [1e7], [100.0]]),
            frame(["s double"], [[1e10], [1e-5], [0.1], [2.0], [-3.5], [1e7], [100.0], [7.0], [NAN], [None]]), labels),
        estimator("signed zeros", one, frame(["s double"], [[0.0], [-0.0], [0.0]]), None, labels),
        estimator("floats by their text", one, frame(["s float"], [[0.1], [2.5], [0.1], [1e8]]), None, labels),
        estimator("whole numbers", one, frame(["s integer"], [[10], [9], [10], [-1], [100]]), None, labels),
        estimator(
            "big whole numbers", {**one, "stringOrderType": "alphabetAsc"},
            frame(["s long"], [[9007199254740993], [9007199254740992], [-5], [12]]), None, labels),
        estimator(
            "decimals by their text", one,
            frame(["s decimal(10,2)"], [[decimal.Decimal("1.50")], [decimal.Decimal("1.5")], [decimal.Decimal("20")]]),
            None, labels),
        estimator(
            "fitted on texts, applied to numbers", {**one, "handleInvalid": "keep"},
            frame(["s string"], [["1"], ["2.0"], ["1"], ["NaN"], ["x"]]),
            frame(["s double"], [[1.0], [2.0], [NAN], [3.0]]), labels),
        estimator("booleans are refused", one, frame(["s boolean"], [[True]]), None, labels),
        estimator("the output column exists", {"inputCol": "s", "outputCol": "s"}, clean, None, labels),
        estimator("the input column is missing", {"inputCol": "q", "outputCol": "o"}, clean, None, labels),
        estimator(
            "several columns", {"inputCols": ["s", "t"], "outputCols": ["a", "b"], "handleInvalid": "skip"},
            frame(["s string", "t integer"], [["x", 1], ["y", 2], ["y", 2], [None, 2], ["x", None], ["y", 3]]),
            frame(["s string", "t integer"], [["x", 2], ["y", 9], ["q", 2], ["y", 1], [None, 1]]), labels),
        estimator(
            "several columns, one of them missing", {"inputCols": ["s", "t"], "outputCols": ["a", "b"]},
            frame(["s string", "t integer"], [["x", 1], ["y", 2], ["y", 2]]),
            frame(["s string"], [["x"], ["y"]]), labels),
        estimator(
            "one column that is missing when applied", one, clean, frame(["x double"], [[1.0]]), labels),
        estimator("both kinds of columns", {"inputCol": "s", "inputCols": ["s"], "outputCol": "o"}, clean),
        estimator("no column", {"outputCol": "o"}, clean),
        estimator("no output columns", {"inputCols": ["s"]}, clean),
        estimator("output columns of the other kind", {"inputCol": "s", "outputCols": ["o"]}, clean),
        estimator("too few output columns", {"inputCols": ["s", "s"], "outputCols": ["o"]}, clean),
        estimator("one output column twice", {"inputCols": ["s", "s"], "outputCols": ["o", "o"]}, clean),
    ]
    return result


NOMINAL = {"ml_attr": {"type": "nominal", "name": "i", "vals": ["a", "b", "c"]}}


@cases("IndexToString")
def index_to_string():
    one = {"inputCol": "i", "outputCol": "o"}
    rows = [[0.0], [2.0], [1.0], [0.0], [1.9]]
    given = {**one, "labels": ["x", "y", "z"]}
    return [
        transformer("labels from the metadata", one, frame([("i double", NOMINAL)], rows)),
        transformer("labels given", given, frame([("i double", NOMINAL)], rows)),
        transformer("labels given as none", {**one, "labels": []}, frame([("i double", NOMINAL)], rows)),
        transformer("whole numbers", given, frame(["i integer"], [[2], [0]])),
        transformer("floats between -1 and 0", given, frame(["i float"], [[-0.5], [0.5]])),
        transformer("an index without a label", given, frame(["i double"], [[3.0]])),
        transformer("a negative index", given, frame(["i double"], [[-1.0]])),
        transformer("a null", given, frame(["i double"], [[None]])),
        transformer("texts are refused", given, frame(["i string"], [["1"]])),
        transformer("no labels at all", one, frame(["i double"], [[0.0]])),
    ]


# MARK: Encoding

@cases("OneHotEncoder")
def one_hot_encoder():
    def sizes(model):
        return {"categorySizes": list(model.categorySizes)}

    one = {"inputCol": "i", "outputCol": "o"}
    seen = frame(["i double"], [[0.0], [1.0], [3.0], [1.0]])
    more = frame(["i double"], [[0.0], [2.0], [3.0], [4.0], [-1.0], [NAN], [1.5]])
    nominal = frame([("i double", NOMINAL)], [[0.0], [1.0], [2.0]])
    result = []
    for drop in [True, False]:
        for handle in ["error", "keep"]:
            params = {**one, "dropLast": drop, "handleInvalid": handle}
            words = f"dropLast {drop}, {handle}"
            result.append(estimator(f"sizes from the data, {words}", params, seen, None, sizes))
            result.append(estimator(f"names from the metadata, {words}", params, nominal, None, sizes))
            if handle == "keep":
                result.append(estimator(f"unseen values, {words}", params, seen, more, sizes))
    result += [
        estimator(
            "number of values in the metadata", one,
            frame([("i double", {"ml_attr": {"type": "nominal", "num_vals": 5}})], [[0.0], [1.0]]), None, sizes),
        estimator(
            "binary attribute", one,
            frame([("i double", {"ml_attr": {"type": "binary"}})], [[0.0], [1.0]]), None, sizes),
        estimator(
            "binary attribute with words", {**one, "dropLast": False},
            frame([("i double", {"ml_attr": {"type": "binary", "vals": ["no", "yes"]}})], [[0.0], [1.0]]), None, sizes),
        estimator(
            "numeric attribute is refused", one,
            frame([("i double", {"ml_attr": {"name": "i"}})], [[0.0], [1.0]]), None, sizes),
        estimator(
            "one category in the metadata", one,
            frame([("i double", {"ml_attr": {"type": "nominal", "vals": ["a"]}})], [[0.0]]), None, sizes),
        estimator("one category in the data", one, frame(["i double"], [[0.0], [0.0]]), None, sizes),
        estimator("no rows", one, frame(["i double"], []), None, sizes),
        estimator("whole numbers", one, frame(["i integer"], [[2], [0]]), None, sizes),
        estimator("an unseen value", one, seen, frame(["i double"], [[4.0]]), sizes),
        estimator("a negative value", one, seen, frame(["i double"], [[-1.0]]), sizes),
        estimator("a NaN when applied", one, seen, frame(["i double"], [[NAN]]), sizes),
        estimator("a fraction when applied", one, seen, frame(["i double"], [[1.5], [2.9]]), sizes),
        estimator("a null when applied", one, seen, frame(["i double"], [[None]]), sizes),
        estimator("a null kept when applied", {**one, "handleInvalid": "keep"}, seen, frame(["i double"], [[None]]),
                  sizes),
        estimator("a fraction in the fit", one, frame(["i double"], [[0.5]]), None, sizes),
        estimator("a negative value in the fit", one, frame(["i double"], [[-1.0]]), None, sizes),
        estimator("a NaN in the fit", one, frame(["i double"], [[NAN]]), None, sizes),
        estimator("a null in the fit", one, frame(["i double"], [[None], [1.0]]), None, sizes),
        estimator("texts are refused", one, frame(["i string"], [["1"]]), None, sizes),
        estimator(
            "other metadata when applied", one, seen,
            frame([("i double", {"ml_attr": {"type": "nominal", "vals": ["a", "b", "c", "d"]}})], [[0.0], [3.0]]),
            sizes),
        estimator("fewer names when applied", one, seen, nominal, sizes),
        estimator(
            "several columns", {"inputCols": ["i", "j"], "outputCols": ["o", "p"], "dropLast": False},
            frame([("i double", NOMINAL), "j integer"], [[0.0, 1], [2.0, 0], [1.0, 2]]), None, sizes),
    ]
    return result


# MARK: Vectors

GROUP = {
    "ml_attr": {
        "attrs": {
            "numeric": [{"idx": 0, "name": "u"}], "nominal": [{"idx": 1, "vals": ["p", "q"], "name": "v"}],
            "binary": [{"idx": 3, "name": "w"}],
        },
        "num_attrs": 4,
    }
}


@cases("VectorAssembler")
def vector_assembler():
    mixed = frame(
        ["i integer", "x double", "b boolean", "v vector"],
        [
            [1, 2.0, True, Vectors.dense(1.0, 0.0, 4.0)],
            [0, 0.0, False, Vectors.sparse(3, [1], [5.0])],
            [0, 0.0, False, Vectors.dense(0.0, 0.0, 0.0)],
            [7, -1.5, True, Vectors.sparse(3, [0, 1, 2], [0.0, 1.0, NAN])],
        ])
    holes = frame(
        ["i integer", "x double", "f float", "b boolean"],
        [
            [1, 2.0, 0.5, True], [None, 1.0, 1.0, True], [2, NAN, 1.0, False], [3, None, 2.0, None],
            [4, 1.0, NAN, False], [0, 0.0, 0.0, False],
        ])
    sized = {"ml_attr": {"num_attrs": 3}}
    vector_holes = [
        [1.0, Vectors.dense(1.0, 2.0, 3.0)], [2.0, None], [3.0, Vectors.dense(NAN, 0.0, 0.0)],
        [NAN, Vectors.sparse(3, [], [])],
    ]
    wide = [f"c{i}" for i in range(12)]
    result = [
        transformer("numbers, booleans and vectors", {"inputCols": ["i", "x", "b", "v"], "outputCol": "o"}, mixed),
        transformer("vector first", {"inputCols": ["v", "x"], "outputCol": "o"}, mixed),
        transformer("one column twice", {"inputCols": ["x", "x"], "outputCol": "o"}, mixed),
        transformer(
            "the layout follows the number of zeros", {"inputCols": wide, "outputCol": "o"},
            frame([c + " double" for c in wide], [
                [1.0 if i < k else 0.0 for i in range(12)] for k in range(13)
            ])),
        transformer(
            "attributes of the inputs", {"inputCols": ["i", "g", "x", "n"], "outputCol": "o"},
            frame(
                [("i double", NOMINAL), ("g vector", GROUP), ("x double", {"ml_attr": {"type": "binary"}}),
                 ("n integer", NOMINAL)],
                [[0.0, Vectors.dense(1.0, 1.0, 2.0, 1.0), 1.0, 2], [2.0, Vectors.sparse(4, [3], [1.0]), 0.0, 1]])),
        transformer(
            "only the number of features is known", {"inputCols": ["g"], "outputCol": "o"},
            frame([("g vector", sized)], [[Vectors.dense(1.0, 2.0, 3.0)]])),
        transformer("all whole number types and decimals",
                    {"inputCols": ["a", "b", "c", "d", "e"], "outputCol": "o"},
                    frame(["a byte", "b short", "c long", "d float", "e decimal(10,2)"],
                          [[1, 2, 3, 0.1, decimal.Decimal("1.25")]])),
        transformer("no input columns", {"inputCols": [], "outputCol": "o"}, mixed),
        transformer("negative zero and infinities", {"inputCols": ["x", "y"], "outputCol": "o"},
                    frame(["x double", "y double"], [[-0.0, 1.0], [INF, -INF]])),
        transformer("texts are refused", {"inputCols": ["s"], "outputCol": "o"}, frame(["s string"], [["a"]])),
        transformer("the output column exists", {"inputCols": ["x"], "outputCol": "x"}, mixed),
        transformer("the input column is missing", {"inputCols": ["q"], "outputCol": "o"}, mixed),
        transformer("a null is an error", {"inputCols": ["i"], "outputCol": "o"}, holes),
        transformer("a NaN is an error", {"inputCols": ["x"], "outputCol": "o"},
                    frame(["x double"], [[1.0], [NAN]])),
        transformer("a null vector is an error", {"inputCols": ["a", "v"], "outputCol": "o"},
                    frame(["a double", "v vector"], vector_holes)),
        transformer("a NaN inside a vector is no error", {"inputCols": ["v"], "outputCol": "o"},
                    frame(["v vector"], [[Vectors.dense(NAN, 0.0, 0.0)]])),
    ]
    for handle in ["skip", "keep"]:
        result.append(transformer(
            f"nulls and NaN, {handle}",
            {"inputCols": ["i", "x", "f", "b"], "outputCol": "o", "handleInvalid": handle}, holes))
        result.append(transformer(
            f"null vectors of known size, {handle}",
            {"inputCols": ["a", "v"], "outputCol": "o", "handleInvalid": handle},
            frame(["a double", ("v vector", sized)], vector_holes)))
    result.append(transformer(
        "null vectors of unknown size, skip", {"inputCols": ["a", "v"], "outputCol": "o", "handleInvalid": "skip"},
        frame(["a double", "v vector"], vector_holes)))
    result.append(transformer(
        "null vectors of unknown size, keep", {"inputCols": ["a", "v"], "outputCol": "o", "handleInvalid": "keep"},
        frame(["a double", "v vector"], vector_holes)))
    return result


@cases("VectorSlicer")
def vector_slicer():
    rows = [
        [Vectors.dense(1.0, 0.0, 3.0, 4.0)], [Vectors.sparse(4, [1, 3], [2.0, 5.0])], [Vectors.sparse(4, [], [])],
        [Vectors.sparse(4, [0, 1, 2, 3], [1.0, 0.0, 3.0, NAN])],
    ]
    plain = frame(["v vector"], rows)
    named = frame([("v vector", GROUP)], rows)
    counted = frame([("v vector", {"ml_attr": {"num_attrs": 4}})], rows)
    one = {"inputCol": "v", "outputCol": "o"}
    return [
        transformer("indices", {**one, "indices": [1, 3]}, plain),
        transformer("indices out of order", {**one, "indices": [3, 0, 1]}, plain),
        transformer("names", {**one, "names": ["w", "u"]}, named),
        transformer("indices and names", {**one, "indices": [2], "names": ["v"]}, named),
        transformer("a feature without a name", {**one, "indices": [2, 0]}, named),
        transformer("only the number of features is known", {**one, "indices": [2]}, counted),
        transformer("nothing is chosen", one, plain),
        transformer("one feature by index and name", {**one, "indices": [0], "names": ["u"]}, named),
        transformer("an index out of range of the metadata", {**one, "indices": [4]}, named),
        transformer("an index out of range of the vector", {**one, "indices": [4]}, plain),
        transformer("an unknown name", {**one, "names": ["q"]}, named),
        transformer("names without metadata", {**one, "names": ["u"]}, plain),
        transformer("one index twice", {**one, "indices": [1, 1]}, plain),
        transformer("a null", {**one, "indices": [1]}, frame(["v vector"], [[None]])),
        transformer("a number column", {**one, "indices": [1]}, frame(["v double"], [[1.0]])),
    ]


# MARK: Scaling

def _matrix():
    generator = random.Random(7)
    rows = []
    for _ in range(40):
        rows.append([Vectors.dense(
            generator.gauss(100.0, 3.0), generator.expovariate(0.2), 4.2, generator.choice([0.0, 0.0, 1.0]),
            generator.gauss(0.0, 1e-3))])
    return frame(["v vector"], rows)


SPARSE = frame(["v vector"], [
    [Vectors.sparse(5, [0, 3], [1.0, -2.0])], [Vectors.sparse(5, [0], [3.0])], [Vectors.sparse(5, [], [])],
    [Vectors.dense(1.0, 0.0, 0.0, 4.0, 7.0)], [Vectors.sparse(5, [1, 4], [0.0, 7.0])],
])


@cases("StandardScaler")
def standard_scaler():
    def moments(model):
        return {"mean": model.mean, "std": model.std}

    one = {"inputCol": "v", "outputCol": "o"}
    result = []
    for mean in [False, True]:
        for std in [False, True]:
            params = {**one, "withMean": mean, "withStd": std}
            result.append(estimator(f"dense, withMean {mean}, withStd {std}", params, _matrix(), None, moments))
            result.append(estimator(f"sparse, withMean {mean}, withStd {std}", params, SPARSE, None, moments))
    result += [
        estimator("one row", {**one, "withMean": True}, frame(["v vector"], [[Vectors.dense(1.0, 2.0)]]), None, moments),
        estimator("a NaN", one, frame(["v vector"], [[Vectors.dense(1.0, NAN)], [Vectors.dense(2.0, 1.0)]]), None,
                  moments),
        estimator("an infinity", one, frame(["v vector"], [[Vectors.dense(1.0, INF)], [Vectors.dense(2.0, 1.0)]]), None,
                  moments),
        estimator("no rows", one, frame(["v vector"], []), None, moments),
        estimator("a null in the fit", one, frame(["v vector"], [[None], [Vectors.dense(1.0)]]), None, moments),
        estimator("a null when applied", one, SPARSE, frame(["v vector"], [[None]]), moments),
        estimator("vectors of two sizes", one, frame(["v vector"], [[Vectors.dense(1.0)], [Vectors.dense(1.0, 2.0)]]),
                  None, moments),
        estimator("another size when applied", one, SPARSE, frame(["v vector"], [[Vectors.dense(1.0)]]), moments),
        estimator("a constant far from zero", {**one, "withMean": True},
                  frame(["v vector"], [[Vectors.dense(0.1, 1e9 + k)] for k in range(3)]), None, moments),
        estimator("attributes of the input", one, frame([("v vector", GROUP)], [
            [Vectors.dense(1.0, 2.0, 3.0, 4.0)], [Vectors.dense(2.0, 2.0, 1.0, 0.0)]]), None, moments),
    ]
    return result


@cases("MinMaxScaler")
def min_max_scaler():
    def extremes(model):
        return {"originalMin": model.originalMin, "originalMax": model.originalMax}

    one = {"inputCol": "v", "outputCol": "o"}
    return [
        estimator("dense", one, _matrix(), None, extremes),
        estimator("dense, from -5 to 5", {**one, "min": -5.0, "max": 5.0}, _matrix(), None, extremes),
        estimator("sparse", one, SPARSE, None, extremes),
        estimator("sparse, constant features", {**one, "min": -1.0, "max": 1.0}, SPARSE, None, extremes),
        estimator("beyond the fitted range", one, SPARSE, frame(["v vector"], [
            [Vectors.dense(10.0, -1.0, 5.0, -9.0, 0.0)], [Vectors.dense(0.0, 0.0, NAN, NAN, -7.0)]]), extremes),
        estimator("a NaN in the fit", one, frame(["v vector"], [
            [Vectors.dense(1.0, NAN)], [Vectors.dense(2.0, 1.0)], [Vectors.dense(4.0, 3.0)]]), None, extremes),
        estimator("only NaN in the fit", one, frame(["v vector"], [[Vectors.dense(NAN)], [Vectors.dense(NAN)]]), None,
                  extremes),
        estimator("one row", one, frame(["v vector"], [[Vectors.dense(1.0, 0.0)]]), None, extremes),
        estimator("no rows", one, frame(["v vector"], []), None, extremes),
        estimator("a null when applied", one, SPARSE, frame(["v vector"], [[None]]), extremes),
        estimator("min above max", {**one, "min": 1.0, "max": 0.0}, SPARSE, None, extremes),
        estimator("another size when applied", one, SPARSE, frame(["v vector"], [[Vectors.dense(1.0)]]), extremes),
    ]


# MARK: Missing values

@cases("Imputer")
def imputer():
    def surrogates(model):
        row = model.surrogateDF.first()
        return {"surrogates": [row[c] for c in model.surrogateDF.columns]}

    data = frame(
        ["x double", "y double", "k integer"],
        [
            [1.0, 4.0, 1], [2.0, NAN, 2], [NAN, 4.0, 4], [5.0, None, None], [None, -1.0, 2], [2.0, 6.5, 9],
            [8.0, 6.5, -1],
        ])
    both = {"inputCols": ["x", "y"], "outputCols": ["a", "b"]}
    result = []
    for strategy in ["mean", "median", "mode"]:
        result.append(estimator(strategy, {**both, "strategy": strategy}, data, None, surrogates))
        result.append(estimator(
            f"{strategy} of whole numbers", {"inputCol": "k", "outputCol": "o", "strategy": strategy}, data, None,
            surrogates))
        result.append(estimator(
            f"{strategy}, missing value -1", {**both, "strategy": strategy, "missingValue": -1.0}, data, None,
            surrogates))
    result += [
        estimator("missing value -1 of whole numbers", {"inputCol": "k", "outputCol": "o", "missingValue": -1.0}, data,
                  None, surrogates),
        estimator("floats", {"inputCol": "x", "outputCol": "o"},
                  frame(["x float"], [[0.1], [0.2], [None], [NAN], [0.4]]), None, surrogates),
        estimator("long", {"inputCol": "x", "outputCol": "o"}, frame(["x long"], [[1], [None], [4]]), None, surrogates),
        estimator("short", {"inputCol": "x", "outputCol": "o"}, frame(["x short"], [[-1], [None], [-4]]), None,
                  surrogates),
        estimator("byte", {"inputCol": "x", "outputCol": "o", "strategy": "median"},
                  frame(["x byte"], [[1], [None], [4]]), None, surrogates),
        estimator("decimal", {"inputCol": "x", "outputCol": "o"},
                  frame(["x decimal(10,2)"], [[decimal.Decimal("1.25")], [None], [decimal.Decimal("2.00")]]), None,
                  surrogates),
        estimator("median of an even number", {"inputCol": "x", "outputCol": "o", "strategy": "median"},
                  frame(["x double"], [[4.0], [1.0], [3.0], [2.0], [None]]), None, surrogates),
        estimator("median of 2000 numbers", {"inputCol": "x", "outputCol": "o", "strategy": "median"},
                  frame(["x double"], [[float((k * 7919) % 2003)] for k in range(2000)] + [[None]]),
                  frame(["x double"], [[None]]), surrogates),
        estimator("other data", both, data, frame(["x double", "y double"], [[None, NAN], [0.0, -1.0]]), surrogates),
        estimator("nothing but missing values", {"inputCol": "x", "outputCol": "o"},
                  frame(["x double"], [[None], [NAN]]), None, surrogates),
        estimator("no rows", {"inputCol": "x", "outputCol": "o"}, frame(["x double"], []), None, surrogates),
        estimator("texts are refused", {"inputCol": "x", "outputCol": "o"}, frame(["x string"], [["a"]]), None,
                  surrogates),
        estimator("booleans are refused", {"inputCol": "x", "outputCol": "o"}, frame(["x boolean"], [[True]]), None,
                  surrogates),
        estimator("one input column twice", {"inputCols": ["x", "x"], "outputCols": ["a", "b"]}, data, None, surrogates),
        estimator("metadata of the input", {"inputCol": "x", "outputCol": "o"},
                  frame([("x double", NOMINAL)], [[0.0], [None], [2.0]]), None, surrogates),
    ]
    return result


# MARK: Buckets

@cases("Bucketizer")
def bucketizer():
    one = {"inputCol": "x", "outputCol": "o", "splits": [-INF, -0.5, 0.0, 0.5, INF]}
    closed = {"inputCol": "x", "outputCol": "o", "splits": [-1.0, 0.0, 1.0, 2.5]}
    values = frame(["x double"], [[-0.5], [-0.7], [0.0], [-0.0], [0.2], [0.5], [INF], [-INF], [1e300]])
    nans = frame(["x double"], [[0.1], [NAN], [None], [-9.0]])
    return [
        transformer("open ends", one, values),
        transformer("the last bucket is closed", closed, frame(["x double"], [[-1.0], [0.0], [0.99], [1.0], [2.5]])),
        transformer("below the first split", closed, frame(["x double"], [[-1.1]])),
        transformer("above the last split", closed, frame(["x double"], [[2.6]])),
        transformer("out of range although kept", {**closed, "handleInvalid": "keep"}, frame(["x double"], [[9.0]])),
        transformer("whole numbers", closed, frame(["x integer"], [[-1], [0], [2]])),
        transformer("floats", closed, frame(["x float"], [[0.1], [2.5]])),
        transformer("decimals", closed, frame(["x decimal(10,2)"], [[decimal.Decimal("0.10")]])),
        transformer("NaN is an error", one, frame(["x double"], [[NAN]])),
        transformer("a null, error", one, frame(["x double"], [[None]])),
        transformer("a null, keep", {**one, "handleInvalid": "keep"}, frame(["x double"], [[None]])),
        transformer("NaN is kept", {**one, "handleInvalid": "keep"}, frame(["x double"], [[0.1], [NAN], [-9.0]])),
        transformer("NaN and null are skipped", {**one, "handleInvalid": "skip"}, nans),
        transformer(
            "several columns",
            {"inputCols": ["x", "y"], "outputCols": ["a", "b"], "splitsArray": [[0.0, 1.0, 2.0], [-INF, 0.0, INF]],
             "handleInvalid": "skip"},
            frame(["x double", "y double"], [[0.5, 1.0], [NAN, 1.0], [1.0, NAN], [2.0, -3.0]])),
        transformer(
            "several columns, NaN kept",
            {"inputCols": ["x", "y"], "outputCols": ["a", "b"], "splitsArray": [[0.0, 1.0, 2.0], [-INF, 0.0, INF]],
             "handleInvalid": "keep"},
            frame(["x double", "y double"], [[0.5, 1.0], [NAN, 1.0], [1.0, NAN], [2.0, -3.0]])),
        transformer("two splits", {**one, "splits": [0.0, 1.0]}, values),
        transformer("splits that fall", {**one, "splits": [0.0, 2.0, 1.0]}, values),
        transformer("texts are refused", one, frame(["x string"], [["a"]])),
        transformer("splits of the other kind",
                    {"inputCol": "x", "outputCol": "o", "splitsArray": [[0.0, 1.0, 2.0]]}, values),
        transformer("no splits", {"inputCol": "x", "outputCol": "o"}, values),
        transformer("splits that Java writes with an exponent",
                    {"inputCol": "x", "outputCol": "o", "splits": [0.0001, 12345678.0, 1e21]},
                    frame(["x double"], [[1.0]])),
    ]


@cases("QuantileDiscretizer")
def quantile_discretizer():
    def splits(model):
        if model.isSet(model.splitsArray):
            return {"splitsArray": [list(s) for s in model.getSplitsArray()]}
        return {"splits": list(model.getSplits())}

    def numbers(count, step, modulus):
        return [[float((k * step) % modulus)] for k in range(count)]

    one = {"inputCol": "x", "outputCol": "o"}
    few = frame(["x double"], [[18.0], [19.0], [8.0], [5.0], [2.2], [9.2], [14.4]])
    probe = frame(["x double"], [[-5.0], [0.0], [10.0], [400.0], [1999.0], [2000.0]])
    result = [
        estimator("two buckets", one, few, None, splits),
        estimator("three buckets", {**one, "numBuckets": 3}, few, None, splits),
        estimator("more buckets than values", {**one, "numBuckets": 20}, few, None, splits),
        estimator("repeated values", {**one, "numBuckets": 5},
                  frame(["x double"], [[1.0], [1.0], [1.0], [1.0], [2.0], [2.0], [3.0]]), None, splits),
        estimator("one value only", {**one, "numBuckets": 3}, frame(["x double"], [[1.0], [1.0]]), None, splits),
        estimator("signed zeros", {**one, "numBuckets": 4},
                  frame(["x double"], [[-1.0], [-0.0], [0.0], [0.0], [1.0], [2.0]]), None, splits),
        estimator("nulls and NaN are passed over, kept", {**one, "numBuckets": 3, "handleInvalid": "keep"},
                  frame(["x double"], [[1.0], [NAN], [2.0], [3.0], [4.0], [NAN], [5.0]]), None, splits),
        estimator("nulls and NaN are passed over, skip", {**one, "numBuckets": 3, "handleInvalid": "skip"},
                  frame(["x double"], [[1.0], [NAN], [2.0], [None], [4.0], [NAN], [5.0]]), None, splits),
        estimator("nulls and NaN are passed over, error", {**one, "numBuckets": 3},
                  frame(["x double"], [[1.0], [NAN], [2.0], [None], [4.0], [NAN], [5.0]]),
                  frame(["x double"], [[1.0], [4.0]]), splits),
        estimator("whole numbers", {**one, "numBuckets": 3}, frame(["x integer"], [[5], [1], [9], [3], [2]]), None,
                  splits),
        estimator("no rows", {**one, "numBuckets": 3}, frame(["x double"], []), probe, splits),
        estimator("only NaN", {**one, "numBuckets": 3}, frame(["x double"], [[NAN]]), probe, splits),
        estimator("numBuckets 1", {**one, "numBuckets": 1}, few, None, splits),
        estimator(
            "several columns", {"inputCols": ["x", "y"], "outputCols": ["a", "b"], "numBuckets": 3},
            frame(["x double", "y double"], [[float(k), float(k * k % 17)] for k in range(20)]), None, splits),
        estimator(
            "several columns with numbers of their own",
            {"inputCols": ["x", "y"], "outputCols": ["a", "b"], "numBucketsArray": [5, 3]},
            frame(["x double", "y double"], [[float(k), float(k * k % 17)] for k in range(20)]), None, splits),
        estimator("numbers of their own for one column", {**one, "numBucketsArray": [3]}, few, None, splits),
    ]
    for error in [0.001, 0.0, 0.01, 0.1, 0.3]:
        result.append(estimator(
            f"2000 numbers, relative error {error}", {**one, "numBuckets": 10, "relativeError": error},
            frame(["x double"], numbers(2000, 7919, 2003)), probe, splits))
    return result


@cases("Binarizer")
def binarizer():
    one = {"inputCol": "x", "outputCol": "o"}
    values = frame(["x double"], [[0.1], [0.0], [-0.0], [-1.0], [NAN], [None], [INF], [0.5], [-0.5]])
    vectors = frame(["x vector"], [
        [Vectors.dense(0.1, -0.2, 0.0, 0.6, NAN)], [Vectors.sparse(5, [1, 3], [-0.2, 0.6])], [Vectors.sparse(5, [], [])],
        [Vectors.dense(1.0, 2.0, 3.0, 4.0, 5.0)], [Vectors.sparse(5, [0], [0.0])],
    ])
    return [
        transformer("default threshold", one, values),
        transformer("threshold 0.5", {**one, "threshold": 0.5}, values),
        transformer("negative threshold", {**one, "threshold": -0.5}, values),
        transformer("vectors", one, vectors),
        transformer("vectors, threshold 0.5", {**one, "threshold": 0.5}, vectors),
        transformer("vectors, negative threshold", {**one, "threshold": -0.1}, vectors),
        transformer("vectors, threshold -1", {**one, "threshold": -1.0}, vectors),
        transformer("vectors with attributes", one, frame([("x vector", GROUP)], [[Vectors.dense(1.0, 0.0, 2.0, -1.0)]])),
        transformer("several columns", {"inputCols": ["x", "v"], "outputCols": ["a", "b"], "thresholds": [0.5, 1.5]},
                    frame(["x double", "v vector"], [[0.6, Vectors.dense(1.0, 2.0)], [0.4, Vectors.dense(0.0, 0.0)]])),
        transformer("several columns, one threshold",
                    {"inputCols": ["x", "v"], "outputCols": ["a", "b"], "threshold": 0.5},
                    frame(["x double", "v vector"], [[0.6, Vectors.dense(1.0, 2.0)], [0.4, Vectors.dense(0.0, 0.0)]])),
        transformer("whole numbers are refused", one, frame(["x integer"], [[1]])),
        transformer("floats are refused", one, frame(["x float"], [[1.0]])),
        transformer("thresholds for one column", {**one, "thresholds": [0.5]}, values),
        transformer("threshold and thresholds",
                    {"inputCols": ["x"], "outputCols": ["a"], "thresholds": [0.5], "threshold": 0.2}, values),
        transformer("too few thresholds", {"inputCols": ["x", "x"], "outputCols": ["a", "b"], "thresholds": [0.5]},
                    values),
        transformer("a null vector", one, frame(["x vector"], [[None]])),
    ]


# MARK: Interactions and formulas

@cases("Interaction")
def interaction():
    def stage(*columns):
        return {"inputCols": list(columns), "outputCol": "o"}

    data = frame(
        ["x double", "k integer", ("i double", NOMINAL), ("v vector", GROUP)],
        [
            [2.0, 3, 0.0, Vectors.dense(1.0, 0.0, 2.0, 3.0)], [0.0, 1, 2.0, Vectors.sparse(4, [1], [1.0])],
            [-1.5, 2, 1.0, Vectors.dense(0.0, 1.0, 0.0, 0.5)],
        ])
    return [
        transformer("numbers", stage("x", "k"), data),
        transformer("a number and a nominal column", stage("x", "i"), data),
        transformer("a nominal column and a number", stage("i", "x"), data),
        transformer("a nominal column alone", stage("i"), data),
        transformer("a vector and a number", stage("v", "k"), data),
        transformer("all", stage("x", "i", "v"), data),
        transformer("one column twice", stage("x", "x"), data),
        transformer("a vector without attributes", stage("w"), frame(["w vector"], [[Vectors.dense(1.0)]])),
        transformer("an index out of range", stage("i"), frame([("i double", NOMINAL)], [[3.0]])),
        transformer("a null", stage("x", "y"), frame(["x double", "y double"], [[None, 1.0]])),
        transformer("number of values only", stage("i", "x"), frame(
            [("i double", {"ml_attr": {"type": "nominal", "num_vals": 2}}), "x double"], [[1.0, 5.0]])),
    ]


@cases("RFormula")
def r_formula():
    def resolved(model):
        return {"resolved": model._java_obj.toString().split("resolvedFormula=")[1]}

    data = frame(
        ["y double", "a integer", "x double", "s string", "t string", "b boolean", "l string", "d date"],
        [
            [1.0, 1, 0.5, "p", "u", True, "no", None], [0.0, 2, 1.5, "q", "v", False, "yes", None],
            [0.5, 3, -1.0, "r", "u", False, "no", None], [2.0, 0, 0.0, "q", "w", True, "no", None],
            [1.5, 5, 2.5, "q", "u", True, "yes", None],
        ])
    result = []
    formulas = [
        "y ~ a", "y ~ a + x", "y ~ s", "y ~ s + t", "y ~ s - 1", "y ~ 0 + s + t", "y ~ a + s + 0", "y~a+s:x",
        "y ~ a:x", "y ~ s:t", "y ~ s:a + t", "y ~ a * x", "y ~ s * a", "y ~ (a + x)^2", "y ~ (a + x + s)^3", "y ~ .",
        "y ~ . - a", "y ~ . - s - t - l", "y ~ a + x - a", "y ~ . - .", "l ~ a", "l ~ a + s", "~ a + s", "b ~ a",
        "y ~ b", "y ~ b + s", "y ~ (a + x):s", "y ~ a:b + x", "y ~ a:x:s", "y ~ x:a + a:x", "y ~ a + a", "y ~ a:a",
        "y ~ 1", "y ~ a + 1", "y ~ a - 1 + 1", "y ~ a - 0", "y ~ 1:a", "y ~ a - (x - s)", "y ~ (a + s) - s",
        "y ~ a^1", "y ~ a^2", "y ~ (a + s) * x", "y ~ (a - x):s", "y ~ a + s:t - t:s", "y ~ .:a - l:a - d:a - b:a",
        "y ~ a\n+ x", " y  ~  a  +  x ", "y ~ (a)", "y ~ ((a + x))", "y ~ a + (x * s) - x:s",
        # What the parser does not take.
        "y", "y ~", "y ~ a +", "y ~ a ^ 0", "y ~ a ^ x", "y ~ -a", "y ~ log(a)", "y ~ a b", "y + a ~ x", "y ~ 2", "",
        "y ~ a ++ x", "y ~ (a", "~", "y ~ _a",
        # Columns that are not there or cannot be used.
        "y ~ q", "q ~ a", "y ~ d", "d ~ a",
    ]
    for formula in formulas:
        result.append(estimator(formula, {"formula": formula}, data, None, resolved))
    for order in ["frequencyDesc", "frequencyAsc", "alphabetDesc", "alphabetAsc"]:
        result.append(estimator(
            f"order {order}", {"formula": "l ~ s + t", "stringIndexerOrderType": order}, data, None, resolved))
    result += [
        estimator("label indexed by force", {"formula": "a ~ x", "forceIndexLabel": True}, data, None, resolved),
        estimator("other columns", {"formula": "y ~ s", "featuresCol": "f", "labelCol": "g"}, data, None, resolved),
        estimator(
            "no label when applied", {"formula": "y ~ a + s"}, data,
            frame(["a integer", "s string"], [[4, "p"], [5, "r"]]), resolved),
        estimator(
            "no text label when applied", {"formula": "l ~ a + s"}, data,
            frame(["a integer", "s string"], [[4, "p"], [5, "r"]]), resolved),
        estimator(
            "the label column is there", {"formula": "y ~ a"},
            frame(["label double", "y double", "a double"], [[1.0, 2.0, 3.0]]), None, resolved),
        estimator(
            "the label is called label", {"formula": "label ~ a"},
            frame(["label double", "a double"], [[1.0, 3.0]]), None, resolved),
        estimator(
            "a whole number called label", {"formula": "label ~ a"},
            frame(["label integer", "a double"], [[1, 3.0]]), None, resolved),
        estimator(
            "a text called label", {"formula": "label ~ a"},
            frame(["label string", "a double"], [["x", 3.0]]), None, resolved),
        estimator(
            "the label column is there and force", {"formula": "y ~ a", "forceIndexLabel": True},
            frame(["label double", "y double", "a double"], [[1.0, 2.0, 3.0]]), None, resolved),
        estimator(
            "the features column is there", {"formula": "y ~ a"},
            frame(["features double", "y double", "a double"], [[1.0, 2.0, 3.0]]), None, resolved),
        estimator(
            "vectors", {"formula": "y ~ v + a + v:a"},
            frame(["y double", ("v vector", GROUP), "a double"], [
                [1.0, Vectors.dense(1.0, 1.0, 3.0, 0.0), 2.0], [0.0, Vectors.sparse(4, [3], [1.0]), 0.0]]), None,
            resolved),
        estimator(
            "vectors without attributes", {"formula": "y ~ v + a"},
            frame(["y double", "v vector", "a double"], [
                [1.0, Vectors.dense(1.0, 1.0, 3.0, 0.0), 2.0], [0.0, Vectors.sparse(4, [3], [1.0]), 0.0]]), None,
            resolved),
        estimator(
            "a text column of one value", {"formula": "y ~ s"},
            frame(["y double", "s string"], [[1.0, "a"], [2.0, "a"]]), None, resolved),
        estimator(
            "an indexed column is numeric", {"formula": "y ~ i + x"},
            frame(["y double", ("i double", NOMINAL), "x double"], [[1.0, 0.0, 1.0], [1.0, 2.0, 1.0]]), None, resolved),
        estimator(
            "names that contain one another", {"formula": "y ~ a + a_b + a:a_b"},
            frame(["y double", "a string", "a_b string"], [[1.0, "b", "c"], [0.0, "c", "b"], [0.0, "c", "c"]]), None,
            resolved),
    ]
    holes = frame(
        ["y double", "s string", "x double", "l string"],
        [[1.0, "p", 1.0, "no"], [0.0, None, 2.0, "yes"], [2.0, "q", NAN, "no"], [3.0, "p", None, None],
         [4.0, "q", 3.0, "yes"]])
    for handle in ["error", "skip", "keep"]:
        result.append(estimator(
            f"nulls, {handle}", {"formula": "l ~ s + x", "handleInvalid": handle}, holes, None, resolved))
        result.append(estimator(
            f"unseen labels, {handle}", {"formula": "y ~ s + t", "handleInvalid": handle}, data,
            frame(["y double", "s string", "t string"], [[1.0, "p", "u"], [None, "z", "u"], [1.0, "q", None]]),
            resolved))
    return result


def snake(name):
    return "".join(("_" if c.isupper() and i and not name[i - 1].isupper() else "") + c.lower()
                   for i, c in enumerate(name))


def main():
    wanted = sys.argv[1:] or list(CASES)
    session = (
        SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
        .config("spark.driver.memory", "2g").config("spark.sql.session.timeZone", "UTC")
        .config("spark.sql.shuffle.partitions", "2").getOrCreate())
    session.sparkContext.setLogLevel("OFF")
    os.makedirs(OUTPUT, exist_ok=True)
    for stage in wanted:
        results = [run(session, stage, case) for case in CASES[stage]()]
        head = {"stage": stage, "spark": pyspark.__version__, "tolerance": 1e-12}
        path = os.path.join(OUTPUT, snake(stage) + ".json")
        with open(path, "w") as out:
            text = json.dumps(head)[:-1] + ', "cases": [\n'
            text += ",\n".join(json.dumps(r, sort_keys=True) for r in results) + "\n]}\n"
            out.write(text)
        failed = sum("error" in r for r in results)
        print(f"{stage}: {len(results)} cases, {failed} of them errors", flush=True)
    session.stop()


if __name__ == "__main__":
    main()
