"""Makes Tests/Golden/arrow/<case>.json: Arrow streams written by PyArrow, and what PyArrow reads from them.

    python Scripts/reference/arrow.py              writes the golden files
    python Scripts/reference/arrow.py --read FILE  prints what PyArrow reads from a stream, for the tests of the writer

Needs pyarrow 26. A golden file has

    stream   the stream in base64
    schema   fields: name, type, nullable, children, metadata and, for dictionaries, the type of the positions
    batches  rows and columns of each batch

In columns a decimal and an unsigned 64-bit number are strings, NaN, infinities and negative zero are the strings "NaN",
"Infinity", "-Infinity" and "-0.0", bytes are hexadecimal, dates are days, times are microseconds, calendar intervals are
[months, days, microseconds], structs are lists of their values and maps are lists of pairs. refused.json has streams that
Gnista does not read, with the words that the error must have.
"""

import base64
import decimal
import io
import json
import math
import os
import sys

import pyarrow as pa
import pyarrow.types as t

OUTPUT = os.path.join(os.path.dirname(__file__), "..", "..", "Tests", "Golden", "arrow")
NAN = float("nan")
INF = float("inf")
DAY = 86_400_000
MICROSECONDS = {"s": 1_000_000, "ms": 1000, "us": 1}


# What PyArrow reads


def text_metadata(metadata):
    return {key.decode(): value.decode() for key, value in (metadata or {}).items()}


def children(kind):
    if t.is_map(kind):
        return [pa.field("entries", pa.struct([kind.key_field, kind.item_field]), nullable=False)]
    if t.is_list(kind) or t.is_large_list(kind) or t.is_fixed_size_list(kind):
        return [kind.value_field]
    if t.is_struct(kind):
        return [kind.field(index) for index in range(kind.num_fields)]
    return []


def type_name(kind):
    if t.is_fixed_size_list(kind):
        return f"fixed_size_list[{kind.list_size}]"
    for test, name in [
        (t.is_map, "map"), (t.is_list, "list"), (t.is_large_list, "large_list"), (t.is_struct, "struct"),
    ]:
        if test(kind):
            return name
    return str(kind)


def described(field):
    kind = field.type
    result = {"name": field.name, "nullable": field.nullable, "metadata": text_metadata(field.metadata)}
    if t.is_dictionary(kind):
        result["positions"] = str(kind.index_type)
        kind = kind.value_type
    result["type"] = type_name(kind)
    result["children"] = [described(child) for child in children(kind)]
    return result


def number(value):
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    return "-0.0" if value == 0 and math.copysign(1, value) < 0 else value


def micros(value, unit):
    return value // 1000 if unit == "ns" else value * MICROSECONDS[unit]


def encoded(scalar):
    """A scalar in the form of the golden files."""
    kind = scalar.type
    if not scalar.is_valid:
        return None
    if t.is_dictionary(kind):
        return encoded(scalar.value) if hasattr(scalar.value, "type") else scalar.as_py()
    if t.is_uint64(kind):
        return str(scalar.as_py())
    if t.is_boolean(kind) or t.is_integer(kind) or t.is_string(kind) or t.is_large_string(kind):
        return scalar.as_py()
    if t.is_floating(kind):
        return number(float(scalar.as_py()))
    if t.is_decimal(kind):
        return format(scalar.as_py(), "f")
    if t.is_binary(kind) or t.is_large_binary(kind) or t.is_fixed_size_binary(kind):
        return scalar.as_py().hex()
    if t.is_date32(kind):
        return scalar.value
    if t.is_date64(kind):
        return scalar.value // DAY
    if t.is_timestamp(kind) or t.is_duration(kind):
        return micros(scalar.value, kind.unit)
    if t.is_interval(kind):
        value = scalar.as_py()
        return [value.months, value.days, value.nanoseconds // 1000]
    if t.is_map(kind):
        entries = scalar.values
        keys, values = entries.field(0), entries.field(1)
        return [[encoded(keys[index]), encoded(values[index])] for index in range(len(entries))]
    if t.is_list(kind) or t.is_large_list(kind) or t.is_fixed_size_list(kind):
        return [encoded(item) for item in scalar.values]
    if t.is_struct(kind):
        return [encoded(scalar[index]) for index in range(kind.num_fields)]
    raise ValueError(f"no form for {kind}")


def read(stream):
    """What PyArrow reads, with its full check of every array."""
    reader = pa.ipc.open_stream(stream)
    batches = []
    for batch in reader:
        batch.validate(full=True)
        columns = [[encoded(item) for item in column] for column in batch.columns]
        batches.append({"rows": batch.num_rows, "columns": columns})
    return {
        "schema": [described(field) for field in reader.schema],
        "metadata": text_metadata(reader.schema.metadata), "batches": batches,
    }


# Cases


def write(schema, batches, **options):
    sink = io.BytesIO()
    with pa.ipc.new_stream(sink, schema, options=pa.ipc.IpcWriteOptions(**options)) as writer:
        for batch in batches:
            writer.write_batch(batch)
    return sink.getvalue()


def single(columns, nullable=True):
    """A stream of one batch from (name, values, type) triples."""
    schema = pa.schema([pa.field(name, kind, nullable=nullable) for name, _, kind in columns])
    arrays = [values if isinstance(values, pa.Array) else pa.array(values, kind) for _, values, kind in columns]
    return write(schema, [pa.RecordBatch.from_arrays(arrays, schema=schema)])


def integers():
    columns = []
    for bits in (8, 16, 32, 64):
        low, high = -(1 << (bits - 1)), (1 << (bits - 1)) - 1
        columns.append((f"int{bits}", [low, None, 0, high, -1], getattr(pa, f"int{bits}")()))
        columns.append((f"uint{bits}", [0, 1, None, 2 * high + 1, high], getattr(pa, f"uint{bits}")()))
    columns.append(("boolean", [True, None, False, True, False], pa.bool_()))
    columns.append(("none", [None] * 5, pa.null()))
    return single(columns)


def floats():
    values = [1.5, None, NAN, -INF, -0.0, INF, 0.1, 65504.0, 2.0**-24, 2.0**-14]
    return single([
        ("half", pa.array(values, pa.float16()), pa.float16()), ("float", values, pa.float32()),
        ("double", [*values[:-1], 5e-324], pa.float64()),
    ])


def decimals():
    def numbers(*texts):
        return [None if text is None else decimal.Decimal(text) for text in texts]

    return single([
        ("small", numbers("-123.45", None, "0.01"), pa.decimal32(5, 2)),
        ("middle", numbers("99999999999999.9999", "-0.0001", None), pa.decimal64(18, 4)),
        ("large", numbers("9" * 38, None, "-" + "9" * 38), pa.decimal128(38, 0)),
        ("spark", numbers("12.50", "-0.01", "0"), pa.decimal128(10, 2)),
        ("fraction", numbers("0." + "1" * 38, "-0." + "9" * 38, None), pa.decimal128(38, 38)),
    ])


def times():
    columns = [
        ("date", [-719162, None, 20000], pa.date32()),
        ("date_ms", [-719162 * DAY, 20000 * DAY, None], pa.date64()),
    ]
    for unit, factor in [("s", 1), ("ms", 10**3), ("us", 10**6), ("ns", 10**9)]:
        rest = {"s": 0, "ms": 123, "us": 123_456, "ns": 123_456_000}[unit]
        values = [-(10**9) * factor + rest, None, 1_600_000_000 * factor + rest]
        columns.append((f"instant_{unit}", values, pa.timestamp(unit, "UTC")))
        columns.append((f"local_{unit}", values, pa.timestamp(unit)))
        columns.append((f"length_{unit}", values, pa.duration(unit)))
    columns.append(("zone", [0, 1, None], pa.timestamp("us", "Europe/Stockholm")))
    columns.append((
        "interval", [pa.MonthDayNano([-13, 40, -5000]), None, pa.MonthDayNano([1, -2, 3_000_000_000])],
        pa.month_day_nano_interval(),
    ))
    return single(columns)


TEXTS = ["", None, "gnista", "Ελλάδα åäö", "日本 🔥", "a" * 40, "x"]


def texts():
    data = [None if text is None else text.encode()[::-1] for text in TEXTS]
    return single([
        ("string", TEXTS, pa.string()), ("large_string", TEXTS, pa.large_string()),
        ("binary", data, pa.binary()), ("large_binary", data, pa.large_binary()),
        ("fixed", [b"abc", None, b"\0\1\2", b"xyz", b"\xff" * 3, b"   ", None], pa.binary(3)),
        ("nothing", [b"", None, b"", b"", b"", b"", None], pa.binary(0)),
    ])


def nested():
    inner = pa.struct([("a", pa.int32()), ("b", pa.list_(pa.string()))])
    return single([
        ("list", [[1, 2], None, [], [None, 3]], pa.list_(pa.int32())),
        ("lists", [[["a", None], []], [], None, [None, ["bc"]]], pa.list_(pa.list_(pa.string()))),
        ("large", [[1.5], None, [], [NAN, 2.5]], pa.large_list(pa.float64())),
        ("fixed", [[1, 2], None, [None, 4], [5, 6]], pa.list_(pa.int16(), 2)),
        ("struct", [{"a": 1, "b": ["x"]}, None, {"a": None, "b": None}, {"a": 4, "b": []}], inner),
        ("structs", [[{"a": 1, "b": ["x"]}, None], None, [], [{"a": None, "b": [None]}]], pa.list_(inner)),
        ("map", [[("k", 1)], None, [], [("l", None), ("m", 2)]], pa.map_(pa.string(), pa.int64())),
        ("maps", [[(1, [{"a": 2, "b": ["y", None]}])], [], None, [(3, None)]], pa.map_(pa.int8(), pa.list_(inner))),
        ("flags", [[True, None, False], None, [], [True]], pa.list_(pa.bool_())),
        ("nulls", [[None], None, [], [None, None]], pa.list_(pa.null())),
        ("deep", [{"x": {"y": {"z": [[{"w": "v"}]]}}}, {"x": None}, None, {"x": {"y": None}}], pa.struct([(
            "x", pa.struct([("y", pa.struct([("z", pa.list_(pa.list_(pa.struct([("w", pa.string())]))))]))]))])),
    ])


def dictionaries():
    def coded(values, index, kind):
        return pa.array(values, kind).dictionary_encode().cast(pa.dictionary(index, kind))

    words = ["red", None, "blue", "red", "blue"]
    inner = coded(["a", "b", None, "a", "c", "b"], pa.int32(), pa.string())
    columns = [
        ("words", coded(words, pa.int8(), pa.string())),
        ("numbers", coded([10**12, 7, 7, None, 10**12], pa.uint16(), pa.int64())),
        ("ordered", pa.DictionaryArray.from_arrays(pa.array([1, 0, None, 1, 0], pa.uint8()), ["lo", "hi"], ordered=True)),
        ("wide", pa.DictionaryArray.from_arrays(pa.array([2, 0, 1, None, 2], pa.uint64()), [1.5, NAN, None])),
        ("empty", pa.DictionaryArray.from_arrays(pa.array([None] * 5, pa.int16()), pa.array([], pa.string()))),
        ("lists", pa.ListArray.from_arrays(pa.array([0, 2, 2, 3, 5, 6], pa.int32()), inner)),
        ("parts", pa.StructArray.from_arrays([coded(words, pa.int64(), pa.string())], ["word"])),
    ]
    batch = pa.RecordBatch.from_arrays([array for _, array in columns], names=[name for name, _ in columns])
    return write(batch.schema, [batch])


def replaced():
    kind = pa.dictionary(pa.int8(), pa.string())
    schema = pa.schema([("word", kind), ("row", pa.int32())])
    batches = [
        pa.RecordBatch.from_arrays([
            pa.DictionaryArray.from_arrays(pa.array(positions, pa.int8()), words), pa.array([0, 1, 2], pa.int32()),
        ], schema=schema)
        for positions, words in [([0, 1, None], ["a", "b"]), ([1, 1, 0], ["a", "b"]), ([0, 1, 2], ["c", "d", "e"])]
    ]
    return write(schema, batches)


def slices():
    """Parts of longer arrays: offsets and bits do not begin at the first byte."""
    count = 40
    columns = {
        "number": pa.array([None if row % 7 == 3 else row for row in range(count)], pa.int64()),
        "flag": pa.array([None if row % 5 == 4 else row % 3 == 0 for row in range(count)]),
        "text": pa.array([None if row % 6 == 5 else "ö" * (row % 4) + str(row) for row in range(count)]),
        "list": pa.array([None if row % 8 == 1 else list(range(row % 4)) for row in range(count)], pa.list_(pa.int8())),
        "part": pa.array([None if row % 9 == 2 else {"a": row, "b": [str(row)]} for row in range(count)]),
        "pair": pa.array([None if row % 4 == 1 else [row, None] for row in range(count)], pa.list_(pa.int32(), 2)),
        "map": pa.array([[(str(row), row)] * (row % 3) for row in range(count)], pa.map_(pa.string(), pa.int32())),
    }
    whole = pa.RecordBatch.from_pydict(columns)
    return write(whole.schema, [whole.slice(start, length) for start, length in [(0, 3), (3, 13), (16, 0), (17, 9), (39, 1)]])


def empty():
    schema = pa.schema([
        ("a", pa.int32()), ("b", pa.string()), ("c", pa.list_(pa.float64())), ("d", pa.struct([("e", pa.bool_())])),
        ("f", pa.map_(pa.string(), pa.int8())), ("g", pa.null()),
    ])
    return write(schema, [pa.RecordBatch.from_pylist([], schema=schema)] * 2)


def metadata():
    vector = pa.struct([
        pa.field("type", pa.int8(), nullable=False), pa.field("size", pa.int32()),
        pa.field("indices", pa.list_(pa.field("element", pa.int32(), nullable=False))),
        pa.field("values", pa.list_(pa.field("element", pa.float64(), nullable=False))),
    ])
    attributes = json.dumps({"ml_attr": {"num_attrs": 3}})
    schema = pa.schema([
        pa.field("features", vector, metadata={"SPARK::metadata::json": attributes, "note": "två"}),
        pa.field("id", pa.int64(), nullable=False),
        pa.field("id", pa.int64(), metadata={"": "empty key", "k": ""}),
    ], metadata={"origin": "reference", "unit": "€"})
    batch = pa.RecordBatch.from_pylist([], schema=schema)
    rows = pa.array([
        {"type": 1, "size": None, "indices": None, "values": [1.0, 2.0, 3.0]},
        {"type": 0, "size": 3, "indices": [0, 2], "values": [4.0, 5.0]},
        {"type": 0, "size": 3, "indices": [], "values": []},
    ], vector)
    full = pa.RecordBatch.from_arrays(
        [rows, pa.array([1, 2, 3], pa.int64()), pa.array([4, None, 6], pa.int64())], schema=schema)
    return write(schema, [full, batch])


def old():
    """The form from before Arrow 0.15, which Spark 2 wrote: version V4, no marker before messages."""
    schema = pa.schema([("a", pa.int32()), ("b", pa.string())])
    batch = pa.RecordBatch.from_pydict({"a": [1, None, 3], "b": ["x", "yz", None]}, schema=schema)
    return write(schema, [batch, batch], metadata_version=pa.ipc.MetadataVersion.V4, use_legacy_format=True)


CASES = {
    "integers": integers, "floats": floats, "decimals": decimals, "times": times, "texts": texts, "nested": nested,
    "dictionaries": dictionaries, "replaced": replaced, "slices": slices, "empty": empty,
    "none": lambda: write(pa.schema([("a", pa.int32())]), []), "metadata": metadata, "old": old,
}


def refused():
    def one(array, kind=None):
        return single([("x", array, kind or array.type)])

    plain = pa.RecordBatch.from_pydict({"x": pa.array(["some text that is long enough"] * 20)})
    sink = io.BytesIO()
    with pa.ipc.new_file(sink, plain.schema) as writer:
        writer.write_batch(plain)
    kind = pa.dictionary(pa.int8(), pa.string())
    growing = [
        pa.RecordBatch.from_arrays([pa.DictionaryArray.from_arrays(pa.array([0], pa.int8()), words)], ["x"])
        for words in (["a"], ["a", "b"])
    ]

    def marked(mark, first):
        fields = [pa.field(*first, nullable=False), pa.field("metadata", pa.binary(), metadata={mark: "true"})]
        return pa.array([None], pa.struct(fields))

    lz4 = write(plain.schema, [plain], compression="lz4")
    cases = [
        ("lz4", lz4, ["LZ4_FRAME", "spark.sql.execution.arrow.compression.codec"]),
        ("zstd", write(plain.schema, [plain], compression="zstd"), ["ZSTD", "codec to none"]),
        ("file", sink.getvalue(), ["Arrow file", "stream format"]),
        ("delta", write(pa.schema([("x", kind)]), growing, emit_dictionary_deltas=True), ["'x'", "delta"]),
        ("decimal256", one([1], pa.decimal256(50, 3)), ["'x'", "decimal256(50, 3)", "cast"]),
        ("string_view", one(["a"], pa.string_view()), ["'x'", "string_view", "cast it to string"]),
        ("binary_view", one([b"a"], pa.binary_view()), ["'x'", "binary_view", "cast it to binary"]),
        ("list_view", one([[1]], pa.list_view(pa.int8())), ["'x'", "list_view", "cast it to list"]),
        ("union", one(pa.UnionArray.from_sparse(pa.array([0], pa.int8()), [pa.array([1])])), ["'x'", "union"]),
        ("run_end", one(pa.RunEndEncodedArray.from_arrays([2], ["a"])), ["'x'", "run-end"]),
        ("time32", one([1], pa.time32("s")), ["'x'", "time32[s]", "cast it to string"]),
        ("time64", one([1], pa.time64("ns")), ["'x'", "time64[ns]", "cast it to string"]),
        ("scale", one([100], pa.decimal128(5, -2)), ["'x'", "decimal128(5, -2)", "cast"]),
        ("nested", one([[1]], pa.list_(pa.time64("us"))), ["'x.item'", "time64[us]"]),
        ("variant", one(marked("variant", ("value", pa.binary()))), ["'x'", "variant", "variant_get"]),
        ("geometry", one(marked("geometry", ("srid", pa.int32()))), ["'x'", "geometry", "st_asbinary"]),
        ("nanoseconds", one([1001], pa.timestamp("ns")), ["'x', row 0", "1001", "round"]),
        ("far", one([1 << 60], pa.timestamp("s")), ["'x', row 0", "timestamp[s]"]),
        ("uneven", one(pa.array([5], pa.int64()).view(pa.date64())), ["'x', row 0", "date64[ms]"]),
        ("zones", one([pa.MonthDayNano([0, 0, 1])], pa.month_day_nano_interval()), ["'x', row 0", "1 ns"]),
    ]
    return [
        {"name": name, "stream": base64.b64encode(stream).decode(), "words": words} for name, stream, words in cases
    ]


def store(name, content):
    with open(os.path.join(OUTPUT, name + ".json"), "w", encoding="utf-8") as file:
        json.dump(
            {"made_by": f"Scripts/reference/arrow.py with pyarrow {pa.__version__}", **content}, file,
            ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        file.write("\n")


def main():
    if sys.argv[1:2] == ["--read"]:
        with open(sys.argv[2], "rb") as file:
            json.dump(read(file.read()), sys.stdout)
        return
    os.makedirs(OUTPUT, exist_ok=True)
    for name, make in CASES.items():
        stream = make()
        store(name, {"stream": base64.b64encode(stream).decode(), **read(stream)})
    store("refused", {"cases": refused()})


main()
