"""scikit-learn: logistic regression by lbfgs on a matrix in memory."""
import functools

import numpy
import pyarrow.parquet
import sklearn
import threadpoolctl
from sklearn.linear_model import LogisticRegression

from serve import serve, timed


@functools.cache
def training(data):
    table = pyarrow.parquet.read_table(f"{data}/dense.parquet")
    features = numpy.column_stack([table[f"x{index}"].to_numpy() for index in range(20)])
    return numpy.ascontiguousarray(features), table["label"].to_numpy()


def fit(data, threads):
    features, label = training(data)
    with threadpoolctl.threadpool_limits(threads):
        # an infinite C is no penalty
        model = LogisticRegression(C=numpy.inf, tol=1e-6, max_iter=500)
        seconds, _ = timed(lambda: model.fit(features, label))
    return {
        "seconds": seconds, "iterations": int(model.n_iter_[0]),
        "coefficients": [*model.coef_[0].tolist(), float(model.intercept_[0])],
    }


serve({"versions": lambda data, threads: {"versions": {"scikit-learn": sklearn.__version__}}, "fit": fit})
