"""What a registry delivers by itself (contract §6.6): from the registry's program to the citizen's page."""

import html
import uuid
from datetime import date, timedelta

import pytest
from conftest import KARI, MS, NOBODY, PEOPLE, client
from pvk_client import INCLUSION, LOG, PARTICIPATION, READ, REPORT, WRITE
from test_checklist import is_error

TODAY = date.today()
# A report and the log of the registry, as the citizen has them.
READS, LOOKS = "/helseregistre/ms/rapport/", "/helseregistre/ms/logg"


@pytest.fixture
def listed(pvk):
    """Kari is listed and has consented."""
    pvk.include(KARI, "MS", "oppfort", True)
    pvk.set(KARI, MS, True)
    return KARI


def report(fnr: str, value: str) -> dict:
    return {"innbyggerFnr": fnr, "partKode": "MS", "rapport": {
        "register": "MS", "generertTidspunkt": f"{TODAY}T00:00:00Z",
        "seksjoner": [{"tittel": "Diagnose", "felt": [{"navn": "Hoveddiagnose", "verdi": value}]}]}}


def look(role: str, guid: str | None = None) -> dict:
    return {"radGuid": guid or str(uuid.uuid4()), "tidspunkt": f"{TODAY - timedelta(days=1)}T10:00:00Z",
            "hendelse": "innsyn", "utfortAv": {"rolle": role, "virksomhet": "Helse Bergen HF", "orgnr": "983974724"},
            "formal": {"tekst": "helsehjelp"}, "datakategorier": ["EDSS"], "vilkar": "helsehjelp"}


def rows(fnr: str, *uses: dict, **more) -> dict:
    return {"innbyggerFnr": fnr, "partKode": "MS", "bruk": list(uses)} | more


def test_a_delivered_report_is_on_the_citizens_page_and_is_one(pvk, citizen, listed):
    value = f"Multippel sklerose {uuid.uuid4()}"
    first = pvk.call("POST", REPORT, report(listed, value))
    assert first["returKode"] == "ok" and first["utelatteSeksjoner"] == []
    assert pvk.call("POST", REPORT, report(listed, value)) == first
    assert value in citizen("kari").page(READS + first["rapportId"])


def test_hostile_text_is_text(pvk, citizen, listed):
    mark = uuid.uuid4().hex
    for text in (f"<script>{mark}</script>", f'"><img src=x onerror={mark}>', f"{mark}\u202eevil"):
        delivered = pvk.call("POST", REPORT, report(listed, text))
        page = citizen("kari").page(READS + delivered["rapportId"])
        assert mark in page and text not in page
        assert "\u202e" not in html.unescape(page)


def test_delivered_rows_are_in_the_citizens_log_each_once(pvk, citizen, listed):
    role, guid = f"Lege {uuid.uuid4().hex[:8]}", str(uuid.uuid4())
    body = rows(listed, look(role, guid))
    assert pvk.call("POST", LOG, body) == {"returKode": "ok", "nye": 1, "kjente": 0}
    assert pvk.call("POST", LOG, body) == {"returKode": "ok", "nye": 0, "kjente": 1}
    assert role in citizen("kari").page(LOOKS)
    assert is_error(pvk.send("POST", LOG, rows(listed, look("Sykepleier", guid))), 400, "EPVK-101566")


def test_completeness_stands_alone_and_is_past(pvk, listed):
    days = {"loggKomplettFraOgMed": f"{TODAY - timedelta(days=30)}", "loggKomplettTilOgMed": f"{TODAY - timedelta(days=1)}"}
    assert pvk.call("POST", LOG, rows(listed, **days)) == {"returKode": "ok", "nye": 0, "kjente": 0}
    ahead = days | {"loggKomplettTilOgMed": f"{TODAY + timedelta(days=2)}"}
    assert is_error(pvk.send("POST", LOG, rows(listed, **ahead)), 400, "EPVK-101565")
    assert is_error(pvk.send("POST", LOG, rows(listed, loggKomplettFraOgMed=f"{TODAY}")), 400, "EPVK-101565")


def test_participation_is_replaced(pvk, listed):
    one = {"id": "ms-studien", "slag": "forskning", "tittel": "MS-studien", "status": "Du er med", "ansvarlig": "UiB"}
    body = {"innbyggerFnr": listed, "partKode": "MS", "deltakelser": [one]}
    assert pvk.call("POST", PARTICIPATION, body) == {"returKode": "ok"}
    assert pvk.call("POST", PARTICIPATION, body | {"deltakelser": []}) == {"returKode": "ok"}
    assert is_error(pvk.send("POST", PARTICIPATION, body | {"deltakelser": [one, one]}), 400, "EPVK-101567")


def test_nothing_is_taken_before_a_consent_and_the_log_after_one(pvk):
    fnr = PEOPLE["11"]
    pvk.include(fnr, "MS", "oppfort", True)
    pvk.set(fnr, MS, True)
    pvk.set(fnr, MS, False)
    assert is_error(pvk.send("POST", REPORT, report(fnr, "x")), 400, "EPVK-101560")
    empty = {"innbyggerFnr": fnr, "partKode": "MS", "deltakelser": []}
    assert is_error(pvk.send("POST", PARTICIPATION, empty), 400, "EPVK-101560")
    assert pvk.call("POST", LOG, rows(fnr, look("Lege")))["nye"] == 1


def test_who_may_not_deliver_is_told_which_rule(pvk, listed):
    body = report(listed, "x")
    without = client("register", [READ, WRITE, INCLUSION])
    assert is_error(without.send("POST", REPORT, body), 403, "EPVK-101530")
    assert is_error(pvk.send("POST", REPORT, body | {"partKode": "NPRKPR"}), 403, "EPVK-101531")
    assert is_error(pvk.send("POST", REPORT, body | {"innbyggerFnr": NOBODY}), 400, "EPVK-101518")
    assert is_error(pvk.send("POST", REPORT, body | {"rapport": {"seksjoner": []}}), 400, "EPVK-101564")


def test_ten_megabytes_are_taken_and_thirteen_are_not(pvk, listed):
    def big(megabytes: int) -> dict:
        body = report(listed, "x")
        body["rapport"]["seksjoner"] += [{"tittel": f"Del {number}", "tekst": ["x" * 19_000] * 10} for number in range(megabytes * 5)]
        return body
    assert pvk.send("POST", REPORT, big(10)).status_code == 200
    assert is_error(pvk.send("POST", REPORT, big(14)), 413, "EPVK-101544")
