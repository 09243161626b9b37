"""The peers' side of the protocol: one request a line, one answer a line, both JSON."""
import json
import sys
import time


def serve(tasks) -> None:
    """Answers requests with `tasks[name](directory, threads)`, a dictionary each, until the input ends."""
    answers = sys.stdout
    sys.stdout = sys.stderr  # what libraries print must not come between the answers
    for line in sys.stdin:
        request = json.loads(line)
        try:
            answer = tasks[request["task"]](request["data"], request["threads"])
        except Exception as error:  # told to the driver, which reports it
            answer = {"error": f"{type(error).__name__}: {error}"}
        answers.write(json.dumps(answer) + "\n")
        answers.flush()


def timed(work):
    """The seconds and the result of some work."""
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result
