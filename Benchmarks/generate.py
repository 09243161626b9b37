"""The data of the benchmarks: the same for everyone, from a fixed seed."""
import pathlib

import numpy
import pyarrow
import pyarrow.csv
import pyarrow.parquet

SEED = 20261122
FEATURES = 20


def generate(directory: pathlib.Path, rows: int) -> None:
    """Writes dense.parquet, mixed.parquet and trips.csv of so many rows each."""
    random = numpy.random.default_rng(SEED)
    dense(directory / "dense.parquet", rows, random)
    mixed(directory, rows, random)


def dense(path: pathlib.Path, rows: int, random: numpy.random.Generator) -> None:
    """20 standard normal features, correlated through three factors, and a label that depends on all of them."""
    factors = random.standard_normal((rows, 3))
    loadings = random.uniform(-0.6, 0.6, (3, FEATURES))
    features = factors @ loadings + random.standard_normal((rows, FEATURES))
    features /= features.std(axis=0)
    margin = features @ random.uniform(-1, 1, FEATURES) - 0.5
    label = (random.uniform(size=rows) < 1 / (1 + numpy.exp(-margin))).astype(float)
    columns = {f"x{index}": features[:, index] for index in range(FEATURES)} | {"label": label}
    pyarrow.parquet.write_table(pyarrow.table(columns), path, row_group_size=122_880)


def mixed(directory: pathlib.Path, rows: int, random: numpy.random.Generator) -> None:
    """Texts, numbers with nulls and a label, as Parquet and as CSV."""
    cities = numpy.array([f"city {index:02d}" for index in range(40)])
    kinds = numpy.array(["cash", "card", "voucher", "dispute", "account", "other"])
    city = random.integers(0, len(cities), rows)
    kind = random.choice(len(kinds), rows, p=[0.3, 0.4, 0.1, 0.05, 0.1, 0.05])
    amount = numpy.round(random.gamma(2, 8, rows), 2)
    distance = numpy.round(random.gamma(1.5, 3, rows), 3)
    minutes = numpy.round(random.normal(15, 4, rows), 1)
    age = random.integers(18, 90, rows)
    margin = 0.05 * amount - 0.2 * distance + 0.03 * (age - 50) + 0.4 * (kind == 1) + 0.02 * (city - 20)
    label = (random.uniform(size=rows) < 1 / (1 + numpy.exp(-margin))).astype(float)

    def missing(values: numpy.ndarray) -> pyarrow.Array:
        return pyarrow.array(values, mask=random.uniform(size=rows) < 0.05)

    table = pyarrow.table({
        "id": numpy.arange(rows), "city": cities[city], "kind": kinds[kind], "amount": missing(amount),
        "distance": missing(distance), "minutes": missing(minutes), "age": age, "label": label,
    })
    pyarrow.parquet.write_table(table, directory / "mixed.parquet", row_group_size=122_880)
    pyarrow.csv.write_csv(table, directory / "trips.csv")
