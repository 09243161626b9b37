#!/bin/sh
# Measures Gnista against its peers: sets up the peers in .venv, builds Gnista for release, runs Benchmarks/run.py.
# Arguments go to run.py. GNISTA_BENCH_PYTHON names a Python that has the peers already.
set -e
cd "$(dirname "$0")/.."
python=${GNISTA_BENCH_PYTHON:-.venv/bin/python}
if [ ! -x "$python" ]; then
  python3 -m venv .venv
fi
if [ -z "$GNISTA_BENCH_PYTHON" ]; then
  "$python" -m pip install --quiet --disable-pip-version-check -r Benchmarks/requirements.txt ||
    echo "the peers could not be installed; those that are missing are left out" >&2
fi
# The build plan does not notice new files of the package above; without a plan it is made anew.
rm -f Benchmarks/.build/release.yaml
for product in GnistaBenchmarks gnista; do
  swift build -c release --package-path Benchmarks --product "$product"
done
exec "$python" Benchmarks/run.py "$@"
