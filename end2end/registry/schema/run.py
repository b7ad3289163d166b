"""Sends requests made from the interface's own document until there have been enough, with every check of schemathesis:
no 5xx, no answer that breaks the document. `REQUESTS` (20000) and `SEED` (1) say how many, and which."""

import json
import math
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import requests

HERE = Path(__file__).resolve().parent
METHODS = {"get", "post", "put", "patch", "delete"}
# Rounds after which something is wrong with the document rather than with chance, and processes in each.
ROUNDS, PROCESSES = 4, 2


def operations(document: str) -> int:
    paths = requests.get(document, timeout=20).json()["paths"]
    return sum(method in METHODS for path in paths.values() for method in path)


class Run:
    """schemathesis with one seed, in a process of its own."""

    def __init__(self, document: str, examples: int, seed: int, folder: str):
        self.seed, self.report, self.said = seed, Path(folder) / f"{seed}.json", Path(folder) / f"{seed}.log"
        command = [sys.executable, "-m", "schemathesis.cli", "--config-file", str(HERE / "schemathesis.toml"), "run",
                   document, "--checks", "all", "--max-examples", str(examples), "--seed", str(seed), "--report", "json",
                   "--report-json-path", str(self.report)]
        environment = os.environ | {"SCHEMATHESIS_HOOKS": "hooks", "PYTHONPATH": str(HERE), "PYTHONDONTWRITEBYTECODE": "1"}
        with self.said.open("wb") as said:
            self.process = subprocess.Popen(command, cwd=folder, env=environment, stdout=said, stderr=said)

    def sent(self) -> int:
        """Waits, shows what it said, and gives the number of requests. Ends everything when something is wrong."""
        status = self.process.wait()
        print(self.said.read_text(encoding="utf-8", errors="replace"), flush=True)
        if not self.report.exists():
            sys.exit(f"seed {self.seed}: schemathesis ended with {status} and left no report")
        found = json.loads(self.report.read_text())
        if status or found["failures"] or found["errors"] or not found["complete"]:
            sys.exit(f"seed {self.seed}: schemathesis ended with {status}; what it found is above")
        tried = found["operations"]
        if not tried["total"] == tried["selected"] == tried["tested"]:
            sys.exit(f"seed {self.seed}: not every operation was tried: {tried}")
        return found["test_cases"]["generated"]


def main():
    wanted, seed = int(os.environ.get("REQUESTS", "20000")), int(os.environ.get("SEED", "1"))
    document = f"{os.environ['INNSYN_ORIGIN']}/personvern/openapi.json"
    count, sent = operations(document), 0
    with tempfile.TemporaryDirectory(prefix="innsyn-schema-") as folder:
        for first in range(seed, seed + ROUNDS * PROCESSES, PROCESSES):
            examples = max(50, math.ceil((wanted - sent) / count / PROCESSES))
            seeds = range(first, first + PROCESSES)
            print(f"seeds {list(seeds)}, {examples} examples each for {count} operations", flush=True)
            runs = [Run(document, examples, number, folder) for number in seeds]
            try:
                sent += sum(run.sent() for run in runs)
            finally:
                for run in runs:
                    run.process.kill()
            if sent >= wanted:
                print(f"{sent} requests to {count} operations from seed {seed}: no fault, nothing outside the document")
                return
    sys.exit(f"only {sent} of {wanted} requests after {ROUNDS} rounds")


if __name__ == "__main__":
    main()
