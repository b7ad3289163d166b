"""The checklist of the contract's §14, a test for each line that can be seen from outside, in its order.

The line on representation cannot: a registry never acts for anybody. Its table of tests is `domain::representasjon`."""

import base64
import re
import time
import uuid
from datetime import datetime

import pytest
import requests
from conftest import INVALID, ISSUER, KARI, LKG, MS, MS_SURVEY, NOBODY, NOBODY_2032, NORSCIR, PEOPLE, client
from pvk_client import ACKNOWLEDGE, FEED, FOR_PART, INCLUDE, LIST, READ, RECONCILE, REQUEST, SET, STATUS, Refused

INT32 = 2**31 - 1
ZONED = re.compile(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,7})?Z$")
STATUS_BODY = {"innbyggerFnr": KARI, "definisjonGuid": MS.guid, "partKode": MS.part}
SET_BODY = STATUS_BODY | {"typePi": "samtykke", "aktiv": True}


def is_error(answer, status: int, code: str) -> bool:
    """The error object with its three members and no other, and the correlation."""
    assert answer.status_code == status, answer.text
    body = answer.json()
    category = "Technical" if status >= 500 else "Functional"
    assert set(body) == {"code", "message", "errorCategory"} and body["errorCategory"] == category
    assert body["message"] and re.fullmatch(r"EPVK-\d{6}", body["code"])
    assert uuid.UUID(answer.headers["CorrelationId"])
    assert body["code"] == code, body
    return True


def test_01_paths_are_known_in_any_letter_case(pvk):
    ticket = {"innbyggerFnr": PEOPLE["12"], "partKode": "MS", "inkluderingType": "oppfort", "aktiv": True}
    calls = [("POST", STATUS, STATUS_BODY, None), ("POST", FOR_PART, {"innbyggerFnr": KARI, "partKode": "MS"}, None),
             ("GET", LIST, None, MS.query | {"pagingReference": 0}), ("POST", SET, SET_BODY, None),
             ("POST", INCLUDE, ticket, None)]
    for method, path, body, query in calls:
        for spelled in (path, path.lower(), path.upper(), path.replace("Personverninnst", "PersonvernInnst")):
            answer = pvk.send(method, spelled, body, query)
            assert answer.status_code == 200, f"{method} {spelled}: {answer.text}"


def test_02_names_are_camel_case_numbers_are_int32_and_times_have_a_zone(pvk):
    pvk.set(KARI, MS, True)
    page = pvk.call("GET", LIST, query=MS.query | {"pagingReference": 0})
    status = pvk.status(KARI, MS)
    part = pvk.call("POST", FOR_PART, {"innbyggerFnr": KARI, "partKode": "MS"})
    assert {"definisjonGuid", "definisjonNavn", "partKode", "typePi", "pagingReference",
            "personvernInnstillinger"} <= set(page)
    assert {"innbyggerFnr", "definisjonGuid", "definisjonNavn", "partKode", "typePi", "aktiv", "sekvensnummer",
            "opprettetTidspunkt", "sistEndretTidspunkt"} <= set(status)
    assert type(page["pagingReference"]) is int and 0 <= page["pagingReference"] <= INT32
    rows = page["personvernInnstillinger"] + part["personvernInnstillinger"] + [status]
    for row in rows:
        assert type(row["sekvensnummer"]) is int and 1 <= row["sekvensnummer"] <= INT32
        for name in ("opprettetTidspunkt", "sistEndretTidspunkt"):
            assert ZONED.match(row[name]), row[name]
            assert datetime.fromisoformat(row[name]).tzinfo
    assert status["aktiv"] is True


def test_03_a_list_is_there_when_it_is_empty_and_no_200_is(pvk):
    for fnr in PEOPLE.values():
        pvk.set(fnr, MS_SURVEY, False)
    page = pvk.send("GET", LIST, query=MS_SURVEY.query | {"pagingReference": 0})
    assert page.status_code == 200 and page.json()["personvernInnstillinger"] == []
    assert page.json()["pagingReference"] == 0
    pvk.set(PEOPLE["13"], NORSCIR, False)
    part = pvk.send("POST", FOR_PART, {"innbyggerFnr": PEOPLE["13"], "partKode": "NORSCIR"})
    assert part.status_code == 200 and part.json()["personvernInnstillinger"] == []
    feed = pvk.send("GET", FEED, query=MS_SURVEY.query | {"etter": pvk.reconcile(MS_SURVEY)["hode"]})
    assert feed.status_code == 200 and feed.json()["endringer"] == []


def test_04_the_reference_is_0_on_the_last_page_only_and_the_place_holds_under_change(pvk):
    people = list(PEOPLE.values())
    for fnr in people:
        pvk.set(fnr, NORSCIR, True)
    pages = list(pvk.pages(NORSCIR))
    references = [page["pagingReference"] for page in pages]
    assert len(pages) > 3 and references[-1] == 0 and 0 not in references[:-1]
    assert all(page["personvernInnstillinger"] for page in pages)
    # Between two pages those already listed are taken away: with an offset the next would be skipped.
    seen = []
    for page in pvk.pages(NORSCIR):
        seen += [row["innbyggerFnr"] for row in page["personvernInnstillinger"]]
        for row in page["personvernInnstillinger"]:
            pvk.set(row["innbyggerFnr"], NORSCIR, False)
    assert sorted(seen) == sorted(people)
    # The same reference twice gives the same place.
    again = [pvk.call("GET", LIST, query=NORSCIR.query | {"pagingReference": references[0]}) for _ in range(2)]
    assert again[0]["personvernInnstillinger"] == again[1]["personvernInnstillinger"]


def test_04_a_reference_that_was_not_given_is_refused(pvk, reader):
    for wrong in (INT32, 999_999, -1):
        answer = pvk.send("GET", LIST, query=NORSCIR.query | {"pagingReference": wrong})
        assert answer.status_code == 400 and answer.json()["code"] in ("EPVK-101508", "EPVK-101501"), answer.text
    for fnr in list(PEOPLE.values())[:6]:
        pvk.set(fnr, MS, True)
    mine = pvk.call("GET", LIST, query=MS.query | {"pagingReference": 0})["pagingReference"]
    answer = reader.send("GET", LIST, query=MS.query | {"pagingReference": mine})
    assert is_error(answer, 400, "EPVK-101508")


def test_05_what_setting_answers_is_spelled_exactly(pvk):
    pvk.set(PEOPLE["12"], NORSCIR, False)
    body = SET_BODY | NORSCIR.query | {"innbyggerFnr": PEOPLE["12"], "typePi": "reservasjon"}
    texts = [pvk.send("POST", SET, body).json() for _ in range(2)]
    assert texts == [{"returKode": "ok", "instansEndret": "endret"}, {"returKode": "ok", "instansEndret": "ikkeEndret"}]


def test_06_every_refusal_but_401_has_the_error_object_and_every_answer_a_correlation(pvk, reader):
    assert is_error(pvk.send("POST", STATUS, []), 400, "EPVK-101501")
    assert is_error(pvk.send("POST", STATUS, STATUS_BODY | {"innbyggerFnr": 1}), 400, "EPVK-101501")
    assert is_error(pvk.send("GET", "/personvern/finnesikke"), 404, "EPVK-101541")
    assert is_error(pvk.send("PUT", STATUS), 405, "EPVK-101542")
    url = f"{pvk.origin}{STATUS}"
    answer = requests.post(url, data="x=1", headers=pvk.authorize("POST", url) | {
        "Content-Type": "application/x-www-form-urlencoded"}, timeout=10)
    assert is_error(answer, 415, "EPVK-101543")
    assert is_error(reader.send("POST", SET, SET_BODY), 403, "EPVK-101531")
    seen = [pvk.send("POST", STATUS, STATUS_BODY).headers["CorrelationId"] for _ in range(2)]
    assert len({uuid.UUID(one) for one in seen}) == 2


def test_06_401_is_empty_json_with_a_correlation_and_a_challenge():
    answer = requests.post(f"{client('register', [READ]).origin}{STATUS}", json=STATUS_BODY, timeout=10)
    assert (answer.status_code, answer.content) == (401, b"")
    assert answer.headers["Content-Type"].startswith("application/json")
    assert uuid.UUID(answer.headers["CorrelationId"]) and "DPoP" in answer.headers["WWW-Authenticate"]


def test_06_too_many_calls_are_told_so():
    slow = client("langsom", [READ])
    answers = [slow.send("POST", STATUS, STATUS_BODY) for _ in range(20)]
    assert answers[0].status_code == 200
    refused = [answer for answer in answers if answer.status_code != 200]
    assert refused and all(is_error(answer, 429, "EPVK-101545") for answer in refused)
    assert all(int(answer.headers["Retry-After"]) >= 0 for answer in refused)


def test_07_unknown_and_invalid_numbers_and_wrong_definitions_have_their_codes(pvk):
    for fnr in (NOBODY, INVALID, "1", "", "abcdefghijk", "00000000000"):
        assert is_error(pvk.send("POST", STATUS, STATUS_BODY | {"innbyggerFnr": fnr}), 400, "EPVK-101518")
        assert is_error(pvk.send("POST", SET, SET_BODY | {"innbyggerFnr": fnr}), 400, "EPVK-101518")
    for changes in ({"definisjonGuid": str(uuid.uuid4())}, {"definisjonGuid": "nonsense"}, {"partKode": "NORSCIR"},
                    {"partKode": "FINNESIKKE"}):
        assert is_error(pvk.send("POST", STATUS, STATUS_BODY | changes), 400, "EPVK-101500")
        assert is_error(pvk.send("POST", SET, SET_BODY | changes), 400, "EPVK-101500")
        assert is_error(pvk.send("GET", LIST, query=MS.query | changes | {"pagingReference": 0}), 400, "EPVK-101500")
        assert is_error(pvk.send("GET", RECONCILE, query=MS.query | changes), 400, "EPVK-101500")
    assert is_error(pvk.send("POST", FOR_PART, {"innbyggerFnr": KARI, "partKode": "FINNESIKKE"}), 400, "EPVK-101500")


def test_08_what_is_optional_may_be_missing_and_what_is_unknown_may_be_there(pvk):
    more = {"tidspunkt": None, "signertBevisMimeType": None, "signertBevisInnhold": None, "noeNytt": {"a": [1]},
            "definisjonNavn": "Et navn som er endret siden"}
    assert pvk.call("POST", SET, SET_BODY)["returKode"] == "ok"
    assert pvk.call("POST", SET, SET_BODY | more)["returKode"] == "ok"
    assert pvk.call("POST", STATUS, {name.upper(): value for name, value in STATUS_BODY.items()})["aktiv"]


def test_08_a_body_may_be_8_mib_on_write_only(pvk):
    four = base64.b64encode(b"%PDF-1.4\n" + b" " * (4 * 2**20 - 9)).decode()
    evidence = {"signertBevisMimeType": "application/pdf", "signertBevisInnhold": four}
    assert pvk.call("POST", SET, SET_BODY | evidence)["returKode"] == "ok"
    too_much = {"signertBevisMimeType": "application/pdf", "signertBevisInnhold": four + "AAAA"}
    assert is_error(pvk.send("POST", SET, SET_BODY | too_much), 400, "EPVK-101507")
    assert is_error(pvk.send("POST", SET, SET_BODY | {"noe": "x" * 9 * 2**20}), 413, "EPVK-101544")
    assert is_error(pvk.send("POST", STATUS, STATUS_BODY | {"noe": "x" * 100_000}), 413, "EPVK-101544")


def test_09_proofs_are_checked_as_the_contract_says(pvk):
    """The proofs themselves are in test_proofs.py; here that a call through the whole client needs one."""
    url = f"{pvk.origin}{STATUS}"
    headers = pvk.authorize("POST", url)
    assert pvk.http.post(url, json=STATUS_BODY, headers=headers, timeout=10).status_code == 200
    assert pvk.http.post(url, json=STATUS_BODY, headers=headers, timeout=10).status_code == 401
    del headers["DPoP"]
    assert pvk.http.post(url, json=STATUS_BODY, headers=headers, timeout=10).status_code == 401


def test_10_a_bearer_token_is_for_clients_set_so():
    body = {"innbyggerFnr": KARI, "definisjonGuid": LKG.guid, "partKode": LKG.part}
    old, must_prove = client("gammel", [READ], dpop=False), client("bare-dpop", [READ], dpop=False)
    assert old.send("POST", STATUS, body).status_code == 200
    answer = must_prove.send("POST", STATUS, body)
    assert (answer.status_code, answer.content) == (401, b"")


def test_10_a_bound_token_as_bearer_is_refused(pvk):
    old = client("gammel", [READ])
    for bound, body in ((pvk, STATUS_BODY), (old, STATUS_BODY | LKG.query)):
        headers = {"Authorization": f"Bearer {bound.tokens.current()}"}
        answer = requests.post(f"{bound.origin}{STATUS}", json=body, headers=headers, timeout=10)
        assert (answer.status_code, answer.content) == (401, b"")


def test_11_scopes_are_read_as_array_and_string_and_reading_does_not_write(reader):
    assert reader.status(KARI, MS)["partKode"] == "MS"
    only_read = client("register", [READ])
    assert only_read.status(KARI, MS)["partKode"] == "MS"
    assert is_error(only_read.send("POST", SET, SET_BODY), 403, "EPVK-101530")
    ticket = {"innbyggerFnr": KARI, "partKode": "MS", "inkluderingType": "oppfort", "aktiv": True}
    assert is_error(only_read.send("POST", INCLUDE, ticket), 403, "EPVK-101530")


def test_11_grants_are_per_definition(pvk, reader):
    pvk.set(KARI, MS, True)
    pvk.set(KARI, MS_SURVEY, True)
    survey = STATUS_BODY | {"definisjonGuid": MS_SURVEY.guid}
    assert is_error(reader.send("POST", STATUS, survey), 403, "EPVK-101531")
    assert is_error(reader.send("GET", LIST, query=MS_SURVEY.query | {"pagingReference": 0}), 403, "EPVK-101531")
    assert [row["definisjonGuid"] for row in reader.for_part(KARI, "MS")] == [MS.guid]
    pvk.set(KARI, MS_SURVEY, False)
    unknown = client("ukjent-for-portalen", [READ]).send("POST", STATUS, STATUS_BODY)
    assert unknown.status_code in (401, 403)


def test_12_the_token_service_has_a_discovery_keys_a_nonce_round_and_dpop_tokens(pvk):
    found = requests.get(f"{ISSUER}/.well-known/openid-configuration", timeout=10).json()
    assert found["issuer"] == ISSUER and requests.get(found["jwks_uri"], timeout=10).json()["keys"]
    tokens = pvk.tokens
    first = tokens.ask(tokens.assertion(), tokens.proof_key.proof("POST", tokens.endpoint))
    assert (first.status_code, first.json()["error"]) == (400, "use_dpop_nonce") and first.headers["DPoP-Nonce"]
    assert tokens.fetch()["token_type"] == "DPoP"


def test_13_changes_come_in_order_once_understood_and_also_to_their_sender(pvk, receiver, off):
    fnr = PEOPLE["3"]
    number = off(fnr, NORSCIR)
    for active in (True, False, True, False):
        pvk.set(fnr, NORSCIR, active)
    assert receiver.wait_for(fnr, NORSCIR.guid, number + 4)["status"] == "IRES"
    time.sleep(2)
    numbers = [n for n, _ in receiver.deliveries(fnr, NORSCIR.guid) if n > number]
    # The subscriber asked for all, and answered each with 2xx once.
    assert numbers == [number + 1, number + 2, number + 3, number + 4]


def test_14_numbers_by_the_rule_of_2032_are_taken_as_numbers_and_tell_nothing(pvk):
    """Whether a number could exist is not told: valid by the old rule, by the new, real-looking and synthetic are
    answered alike when nobody has them."""
    answers = [pvk.send("POST", STATUS, STATUS_BODY | {"innbyggerFnr": fnr})
               for fnr in (NOBODY, NOBODY_2032, "17905012304", "13116900216", "54896001798", "57895012361", INVALID)]
    assert {(answer.status_code, answer.text) for answer in answers} == {(400, answers[0].text)}
    assert is_error(answers[0], 400, "EPVK-101518")


def test_16_no_number_is_in_an_address_or_a_message(pvk, request_body):
    document = requests.get(f"{pvk.origin}/personvern/openapi.json", timeout=10).json()
    for path, operations in document["paths"].items():
        for operation in operations.values():
            names = [parameter["name"].lower() for parameter in operation.get("parameters", [])]
            assert not [name for name in names if "fnr" in name or "innbygger" in name], path
    wrong = [
        ("POST", STATUS, STATUS_BODY | {"definisjonGuid": "nonsense"}, None),
        ("POST", SET, SET_BODY | {"typePi": "reservasjon"}, None),
        ("POST", STATUS, STATUS_BODY | {"innbyggerFnr": INVALID}, None),
        ("POST", ACKNOWLEDGE, STATUS_BODY | {"sekvensnummer": 30_000}, None),
        ("POST", REQUEST, request_body(KARI, MS, definisjonGuider=[]), None),
    ]
    for method, path, body, query in wrong:
        answer = pvk.send(method, path, body, query)
        assert answer.status_code >= 400
        del answer.headers["CorrelationId"]
        assert not re.search(r"\d{11}", answer.text + str(answer.headers))


@pytest.mark.parametrize("wrong", ["innbyggerFnr", "definisjonGuid", "partKode", "typePi", "aktiv"])
def test_06_a_property_that_must_be_there_is_missed(pvk, wrong):
    body = {name: value for name, value in SET_BODY.items() if name != wrong}
    with pytest.raises(Refused) as refused:
        pvk.call("POST", SET, body)
    assert is_error(refused.value.answer, 400, "EPVK-101501")
