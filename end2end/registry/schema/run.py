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
# Rounds after which something is wrong with the document rather than with chance.
ROUNDS = 8


def operations(document: str) -> int:
    paths = requests.get(document, timeout=20).json()["paths"]
    return sum(method in METHODS for path in paths.values() for method in path)


def one_round(document: str, examples: int, seed: int, folder: str) -> dict:
    """Runs schemathesis once and gives its report."""
    report = Path(folder) / f"{seed}.json"
    command = [sys.executable, "-m", "schemathesis.cli", "--config-file", str(HERE / "schemathesis.toml"), "run", document,
               "--checks", "all", "--max-examples", str(examples), "--seed", str(seed), "--report", "json",
               "--report-json-path", str(report)]
    environment = os.environ | {"SCHEMATHESIS_HOOKS": "hooks", "PYTHONPATH": str(HERE), "PYTHONDONTWRITEBYTECODE": "1"}
    status = subprocess.run(command, cwd=folder, env=environment, check=False).returncode
    if not report.exists():
        sys.exit(f"schemathesis ended with {status} and left no report")
    found = json.loads(report.read_text())
    if status or found["failures"] or found["errors"] or not found["complete"]:
        sys.exit(f"seed {seed}: schemathesis ended with {status}; what it found is above")
    untried = found["operations"]["selected"] - found["operations"]["tested"]
    if untried or found["operations"]["total"] != found["operations"]["selected"]:
        sys.exit(f"seed {seed}: not every operation was tried: {found['operations']}")
    return found


def main():
    wanted, seed = int(os.environ.get("REQUESTS", "20000")), int(os.environ.get("SEED", "1"))
    document = f"{os.environ['INNSYN_ORIGIN']}/personvern/openapi.json"
    count = operations(document)
    sent = 0
    with tempfile.TemporaryDirectory(prefix="innsyn-schema-") as folder:
        for number in range(seed, seed + ROUNDS):
            examples = max(50, math.ceil((wanted - sent) / count))
            print(f"seed {number}, {examples} examples for each of {count} operations", flush=True)
            sent += one_round(document, examples, number, folder)["test_cases"]["generated"]
            if sent >= wanted:
                print(f"{sent} requests to {count} operations from seed {seed}: no fault, nothing outside the document")
                return
    sys.exit(f"only {sent} of {wanted} requests after {ROUNDS} rounds")


if __name__ == "__main__":
    main()
