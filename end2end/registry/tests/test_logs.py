"""After everything else: what the portal wrote down while it was used (contract §14, the last line)."""

import os
import re
from pathlib import Path

from conftest import PEOPLE


def found(pattern: str) -> list[str]:
    lines = Path(os.environ["REGISTRY_LOG"]).read_text(encoding="utf-8", errors="replace").splitlines()
    return [line for line in lines if re.search(pattern, line)][:3]


def test_16_the_log_tells_of_requests():
    assert found(r"personverninnstillinger/sjekkinnbyggerspistatus/v2.* status=200")


def test_16_no_number_is_in_the_log():
    assert not found("|".join(PEOPLE.values()))
    # Eleven digits stand alone in a number of birth; a time has a point around it, a GUID letters and hyphens.
    assert not found(r"(?<![\w.-])\d{6} ?\d{5}(?!\w)")


def test_16_no_token_proof_or_evidence_is_in_the_log():
    assert not found(r"eyJ[\w-]{10}") and not found("JVBERi")


def test_nothing_went_wrong():
    assert not found(r"panicked|ERROR")
