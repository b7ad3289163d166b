"""After everything else: what the portal wrote down while it was used (contract §14, the last line)."""

import os
import re
from pathlib import Path

from conftest import PEOPLE

LINES = Path(os.environ["REGISTRY_LOG"]).read_text(encoding="utf-8", errors="replace").splitlines()


def found(pattern: str) -> list[str]:
    return [line for line in LINES if re.search(pattern, line)][:3]


def test_16_the_log_tells_of_requests():
    assert found(r"route=\"?/personvern/personverninnstillinger/sjekkinnbyggerspistatus")


def test_16_no_number_is_in_the_log():
    assert not found("|".join(PEOPLE.values()))
    # Eleven digits stand alone in a number of birth; a time has a point or more digits around it.
    assert not found(r"(?<![\d.])\d{6} ?\d{5}(?!\d)")


def test_16_no_token_proof_or_evidence_is_in_the_log():
    assert not found(r"eyJ[\w-]{10}") and not found("JVBERi")


def test_nothing_went_wrong():
    assert not found(r"panicked|ERROR")
