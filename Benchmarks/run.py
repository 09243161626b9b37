#!/usr/bin/env python3
"""Times Gnista and its peers on the same data in the same run, in turn, and prints the ratios.

Usage: python3 Benchmarks/run.py [--python PYTHON] [--runs N] [--rows N] [--only TEXT] [--json FILE] [--check]
"make bench" sets up the peers and builds Gnista before; see docs/benchmarks.md.
"""
import argparse
import importlib.util
import json
import os
import pathlib
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
THREADS = 2
PACKED_BYTES = 8 * 20


class Skipped(Exception):
    """A measurement that this machine cannot make; the text says why."""


class Worker:
    """A process that runs one benchmark at a time: Gnista's or a peer's. It stays alive, so that later runs are warm."""

    def __init__(self, name, command, needs=()):
        missing = [module for module in needs if importlib.util.find_spec(module) is None]
        if missing:
            raise Skipped(f"{name}: the Python package '{missing[0]}' is not installed")
        self.name = name
        self.log = tempfile.TemporaryFile()
        try:
            self.process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self.log, text=True)
        except OSError as error:
            raise Skipped(f"{name}: {error}") from error

    def ask(self, task, data):
        """The answer to one request."""
        request = {"task": task, "data": str(data), "threads": THREADS}
        try:
            self.process.stdin.write(json.dumps(request) + "\n")
            self.process.stdin.flush()
            line = self.process.stdout.readline()
        except BrokenPipeError:
            line = ""
        if not line:
            self.log.seek(0)
            said = self.log.read().decode(errors="replace").strip().splitlines()
            raise Skipped(f"{self.name} ended: {said[-1] if said else 'without a word'}")
        answer = json.loads(line)
        if "error" in answer:
            raise Skipped(f"{self.name}: {answer['error']}")
        return answer

    def close(self):
        self.process.stdin.close()
        try:
            self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()


class Bench:
    """The workers, the data and the results so far."""

    def __init__(self, options, data):
        self.options = options
        self.data = data
        self.workers = {}
        self.rows = []
        self.versions = {}

    def worker(self, name):
        """The running worker of a name, started when it is asked for first."""
        if name not in self.workers:
            peer = lambda script: [sys.executable, str(HERE / "peers" / script)]
            commands = {
                "Gnista": ([str(binary("GnistaBenchmarks"))], ()),
                "duckdb": (peer("duckdb_peer.py"), ["duckdb"]),
                "scikit-learn": (peer("sklearn_peer.py"), ["sklearn", "pyarrow"]),
                "Spark": (peer("spark_peer.py"), ["pyspark"]),
            }
            command, needs = commands[name]
            if name == "Spark" and not shutil.which("java") and not os.environ.get("JAVA_HOME"):
                raise Skipped("Spark: there is no Java on this machine")
            worker = Worker(name, command, needs)
            self.versions |= worker.ask("versions", self.data)["versions"]
            self.workers[name] = worker
        return self.workers[name]

    def close(self, *names):
        for name in names or list(self.workers):
            if name in self.workers:
                self.workers.pop(name).close()

    def turns(self, task, names, warmups=1):
        """The answers of several workers that are asked in turn, without those of the warm-up."""
        answers = {name: [] for name in names}
        for turn in range(warmups + self.options.runs):
            for name in names:
                self.worker(name)
                settle()
                # One that does not count: while the others had their turn, caches went cold and freed memory may have
                # gone back to the machine's host.
                self.worker(name).ask(task, self.data)
                answer = self.worker(name).ask(task, self.data)
                if turn >= warmups:
                    answers[name].append(answer)
        return answers

    def add(self, what, measured, peer="", ratio="", target="", holds=None):
        self.rows.append({
            "benchmark": what, "gnista": measured, "peer": peer, "ratio": ratio, "target": target,
            "holds": {True: "yes", False: "NO", None: "-"}[holds]})
        print(f"  {what}: {measured} | {peer} | {ratio} | {target} | {self.rows[-1]['holds']}", flush=True)

    def skip(self, what, target, reason):
        self.rows.append({
            "benchmark": what, "gnista": "", "peer": "", "ratio": "", "target": target,
            "holds": f"skipped: {reason}"})
        print(f"  {what}: skipped: {reason}", flush=True)


def settle(limit=10):
    """Waits until the machine is idle, at most so many seconds: a peer may tidy up its memory after it has answered."""

    def ticks():
        counts = [int(count) for count in pathlib.Path("/proc/stat").read_text().split("\n")[0].split()[1:]]
        return sum(counts), counts[3] + counts[4]

    if not os.path.exists("/proc/stat"):
        time.sleep(1)
        return
    end = time.monotonic() + limit
    while time.monotonic() < end:
        total, idle = ticks()
        time.sleep(0.25)
        later, idle_later = ticks()
        if idle_later - idle > 0.95 * (later - total):
            return


def binary(name):
    return HERE / ".build" / "release" / name


def median(answers, key="seconds"):
    return statistics.median(answer[key] for answer in answers)


def milliseconds(seconds):
    return f"{1000 * seconds:,.0f} ms" if seconds >= 0.1 else f"{1000 * seconds:.1f} ms"


def equal(answers, tolerance):
    """Whether all workers gave the same number to check, where they gave one."""
    checks = [answer["check"] for some in answers.values() for answer in some if answer.get("check") is not None]
    return not checks or max(checks) - min(checks) <= tolerance * abs(checks[0])


# The benchmarks


def start_up(bench):
    """Whole processes of the command line."""
    program = binary("gnista")
    if not program.exists():
        raise Skipped(f"{program} was not built; use Benchmarks/run.sh")
    for what, arguments, limit in (
        ("gnista --version", ["--version"], 0.030), ('gnista sql "select 1"', ["sql", "select 1"], 0.250),
    ):
        target = f"<= {1000 * limit:.0f} ms"
        times = []
        for _ in range(3 + 4 * bench.options.runs):
            start = time.perf_counter()
            done = subprocess.run([str(program), *arguments], capture_output=True, text=True)
            times.append(time.perf_counter() - start)
            if done.returncode != 0:
                bench.skip(what, target, (done.stderr or done.stdout).strip().splitlines()[-1])
                break
        else:
            value = statistics.median(times[3:])
            bench.add(what, milliseconds(value), target=target, holds=value <= limit)


def csv(bench):
    """Reading and grouping of a CSV file."""
    what, target = "CSV read and group-by", "<= 1.10 x duckdb's time"
    answers = bench.turns("csv", ["Gnista", "duckdb"])
    ours, theirs = median(answers["Gnista"]), median(answers["duckdb"])
    if not equal(answers, 1e-9):
        raise Skipped("Gnista and duckdb gave different sums")
    bench.add(
        what, milliseconds(ours), f"duckdb {milliseconds(theirs)}", f"{ours / theirs:.2f} x the time", target,
        ours <= 1.1 * theirs)


def loss(coefficients, data):
    """The mean log loss of a binary model, which is what all of them minimize."""
    import numpy
    import pyarrow.parquet

    table = pyarrow.parquet.read_table(data / "dense.parquet")
    features = numpy.column_stack([table[f"x{index}"].to_numpy() for index in range(20)])
    margin = features @ numpy.array(coefficients[:-1]) + coefficients[-1]
    sign = 2 * table["label"].to_numpy() - 1
    return float(numpy.mean(numpy.logaddexp(0, -sign * margin)))


def fit(bench):
    """Logistic regression against scikit-learn and against Spark."""
    data = bench.data
    measure = {"ours": {}, "seconds": {}, "answer": {}}
    for peer in ("scikit-learn", "Spark"):
        try:
            answers = bench.turns("fit", ["Gnista", peer], warmups=2 if peer == "Spark" else 1)
        except Skipped as skipped:
            bench.skip(f"LogisticRegression fit against {peer}", "", skipped)
            continue
        ours, theirs = median(answers["Gnista"]), median(answers[peer])
        losses = [loss(answers[name][-1]["coefficients"], data) for name in ("Gnista", peer)]
        same = abs(losses[0] - losses[1]) <= 1e-6 * losses[1]
        iterations = [answers[name][-1]["iterations"] for name in ("Gnista", peer)]
        notes = f"loss {losses[0]:.9f} and {losses[1]:.9f}, iterations {iterations[0]} and {iterations[1]}"
        factor = 10 if peer == "Spark" else 1
        bench.add(
            f"LogisticRegression fit, {bench.options.rows:,} x 20", milliseconds(ours),
            f"{peer} {milliseconds(theirs)} ({notes})", f"{theirs / ours:.2f} x as fast",
            f">= {factor} x as fast, same loss", ours * factor <= theirs and same)
        bench.close(peer)


def memory(bench):
    """Growth of the memory in a fit from a file, in a fresh process."""
    limit = 2.5 * PACKED_BYTES * bench.options.rows
    worker = Worker("Gnista", [str(binary("GnistaBenchmarks"))])
    try:
        grown = worker.ask("fit-memory", bench.data)["memory"]
    finally:
        worker.close()
    packed = PACKED_BYTES * bench.options.rows
    bench.add(
        "LogisticRegression fit, growth of peak memory", f"{grown / 1e6:.0f} MB",
        f"packed matrix {packed / 1e6:.0f} MB", f"{grown / packed:.2f} x the matrix", "<= 2.5 x the matrix",
        grown <= limit)


def scoring(bench):
    """A pipeline of six stages over Parquet."""
    for task, what, factor in (
        ("score-noop", "Scoring, 6 stages, all columns of all rows", 20),
        ("score-rows", "Scoring, 6 stages, rows handed to the program", 0),
        ("score-aggregate", "Scoring, 6 stages, aggregated", 0),
    ):
        answers = bench.turns(task, ["Gnista", "Spark"], warmups=2)
        ours, theirs = median(answers["Gnista"]), median(answers["Spark"])
        rows = answers["Gnista"][-1]["rows"]
        same = rows == bench.options.rows and equal(answers, 1e-4)
        bench.add(
            what, f"{rows / ours:,.0f} rows/s ({milliseconds(ours)})",
            f"Spark {rows / theirs:,.0f} rows/s ({milliseconds(theirs)})", f"{theirs / ours:.1f} x as fast",
            f">= {factor} x as fast" if factor else "same rows",
            same and ours * factor <= theirs if factor else same)


BENCHMARKS = {"start": start_up, "csv": csv, "memory": memory, "fit": fit, "scoring": scoring}


def table(bench):
    heads = {
        "benchmark": "benchmark", "gnista": "Gnista", "peer": "peer", "ratio": "ratio", "target": "target",
        "holds": "holds"}
    lines = [list(heads.values())] + [[row[key] for key in heads] for row in bench.rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(heads))]
    for number, line in enumerate(lines):
        print("| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths)) + " |")
        if number == 0:
            print("|" + "|".join("-" * (width + 2) for width in widths) + "|")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--python", help="the Python that has the peers; this one when it is left out")
    parser.add_argument("--runs", type=int, default=5, help="measured runs of each (5)")
    parser.add_argument("--rows", type=int, default=1_000_000, help="rows of the data (1,000,000)")
    parser.add_argument("--only", help=f"only benchmarks of this name: {', '.join(BENCHMARKS)}; several with commas")
    parser.add_argument("--json", help="also write the results to this file")
    parser.add_argument("--check", action="store_true", help="end with an error when a target is missed")
    options = parser.parse_args()
    if options.python and os.path.abspath(options.python) != os.path.abspath(sys.executable):
        arguments = [argument for argument in sys.argv[1:]]
        at = next(index for index, argument in enumerate(arguments) if argument.startswith("--python"))
        del arguments[at:at + (1 if "=" in arguments[at] else 2)]
        os.execv(options.python, [options.python, __file__, *arguments])
    wanted = options.only.split(",") if options.only else list(BENCHMARKS)
    for name in wanted:
        if name not in BENCHMARKS:
            parser.error(f"there is no benchmark '{name}'; there are {', '.join(BENCHMARKS)}")
    for module in ("numpy", "pyarrow"):
        if importlib.util.find_spec(module) is None:
            parser.error(f"the data are made with the Python package '{module}'; install Benchmarks/requirements.txt")
    if hasattr(os, "sched_setaffinity"):
        # Everyone gets the same processors, as many as threads.
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:THREADS])
    for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        os.environ[variable] = str(THREADS)
    os.environ["PYSPARK_PYTHON"] = sys.executable

    with tempfile.TemporaryDirectory(prefix="gnista-bench-") as directory:
        data = pathlib.Path(directory)
        print(f"making data of {options.rows:,} rows", flush=True)
        sys.path.insert(0, str(HERE))
        import generate

        generate.generate(data, options.rows)
        bench = Bench(options, data)
        try:
            for name in wanted:
                try:
                    BENCHMARKS[name](bench)
                except Skipped as skipped:
                    bench.skip(name, "", skipped)
        finally:
            bench.close()
    print()
    table(bench)
    print()
    print(", ".join(f"{name} {version}" for name, version in sorted(bench.versions.items())))
    model = next((line.split(":")[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")), "") \
        if os.path.exists("/proc/cpuinfo") else platform.processor()
    print(f"{THREADS} threads, {os.cpu_count()} processors of type {model or platform.machine()}, "
          f"medians of {options.runs} runs, {platform.system()}, Python {platform.python_version()}, "
          f"load {os.getloadavg()[0]:.1f}")
    if options.json:
        pathlib.Path(options.json).write_text(json.dumps({"rows": bench.rows, "versions": bench.versions}, indent=1))
    missed = [row for row in bench.rows if row["holds"] == "NO"]
    return 1 if options.check and missed else 0


if __name__ == "__main__":
    sys.exit(main())
