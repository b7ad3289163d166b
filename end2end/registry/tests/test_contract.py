"""What a registry does from day to day, against the running portal: look up, list, set, ask, follow, receive."""

import base64
import threading
import uuid

import pytest
from conftest import ALS, KARI, MS, MS_SURVEY, NORSCIR, PAGE, PEOPLE, RECORD
from pvk_client import ACKNOWLEDGE, DELETED, NOTICE, REQUEST, Copy, Refused

PDF = base64.b64encode(b"%PDF-1.4\n1 0 obj <<>> endobj\n%%EOF\n").decode()


def test_a_setting_is_set_with_evidence_looked_up_and_counted(pvk, off):
    fnr = PEOPLE["2"]
    before = off(fnr, MS)
    evidence = {"signertBevisMimeType": "application/pdf", "signertBevisInnhold": PDF}
    assert pvk.set(fnr, MS, True, **evidence) == {"returKode": "ok", "instansEndret": "endret"}
    status = pvk.status(fnr, MS)
    assert (status["aktiv"], status["sekvensnummer"], status["typePi"]) == (True, before + 1, "samtykke")
    assert pvk.set(fnr, MS, True)["instansEndret"] == "ikkeEndret"
    assert pvk.status(fnr, MS)["sekvensnummer"] == before + 1
    assert MS.guid in [row["definisjonGuid"] for row in pvk.for_part(fnr, "MS")]
    assert pvk.set(fnr, MS, False)["instansEndret"] == "endret"
    assert MS.guid not in [row["definisjonGuid"] for row in pvk.for_part(fnr, "MS")]
    assert pvk.status(fnr, MS)["sekvensnummer"] == before + 2


def test_a_no_where_nothing_was_set_stores_nothing(pvk):
    fnr = PEOPLE["3"]
    assert pvk.set(fnr, ALS, False) == {"returKode": "ok", "instansEndret": "ikkeEndret"}
    status = pvk.status(fnr, ALS)
    assert (status["aktiv"], status["sekvensnummer"]) == (False, 0)
    assert "opprettetTidspunkt" not in status and "sistEndretTidspunkt" not in status


def test_the_citizens_later_choice_stands_against_an_older_paper(pvk, off):
    fnr = PEOPLE["4"]
    off(fnr, NORSCIR)
    pvk.set(fnr, NORSCIR, True)
    number = pvk.status(fnr, NORSCIR)["sekvensnummer"]
    older = {"tidspunkt": "2020-01-01T12:00:00Z"}
    assert pvk.set(fnr, NORSCIR, False, **older) == {"returKode": "ok", "instansEndret": "ikkeEndret"}
    assert (pvk.status(fnr, NORSCIR)["aktiv"], pvk.status(fnr, NORSCIR)["sekvensnummer"]) == (True, number)


def test_a_paper_from_the_future_is_refused(pvk):
    with pytest.raises(Refused) as refused:
        pvk.set(KARI, NORSCIR, True, tidspunkt="2999-01-01T00:00:00Z")
    assert (refused.value.answer.status_code, refused.value.answer.json()["code"]) == (400, "EPVK-101503")


def test_a_consent_that_needs_another_is_refused_without_it(pvk, off):
    fnr = PEOPLE["5"]
    off(fnr, MS)
    with pytest.raises(Refused) as refused:
        pvk.set(fnr, MS_SURVEY, True)
    assert (refused.value.answer.status_code, refused.value.answer.json()["code"]) == (400, "EPVK-101506")


def test_a_kind_that_is_not_the_definitions_is_refused(pvk):
    with pytest.raises(Refused) as refused:
        pvk.set(KARI, NORSCIR, True, typePi="samtykke")
    assert (refused.value.answer.status_code, refused.value.answer.json()["code"]) == (400, "EPVK-101502")


def test_a_ticket_is_given_once_and_taken_away(pvk):
    fnr = PEOPLE["6"]
    pvk.include(fnr, "ALS", "oppfort", False)
    given = [pvk.include(fnr, "ALS", "oppfort", True)["instansEndret"] for _ in range(2)]
    assert given == ["endret", "ikkeEndret"]
    assert pvk.include(fnr, "ALS", "oppfort", False) == {"returKode": "ok", "instansEndret": "endret"}


def test_a_ticket_opens_the_citizens_page_and_a_setting_needs_none(pvk, off):
    fnr = PEOPLE["7"]
    pvk.include(fnr, "ALS", "oppfort", False)
    off(fnr, ALS)
    assert pvk.set(fnr, ALS, True)["instansEndret"] == "endret"
    assert pvk.status(fnr, ALS)["aktiv"]


def test_a_listing_skips_nobody_while_settings_change(pvk, off):
    """Half of the people stay as they are, the others change all the time: those who stay must be on every listing,
    each once, and nobody twice (contract §1.4: with an offset somebody could be skipped)."""
    people = list(PEOPLE.values())
    staying, moving = set(people[::2]), people[1::2]
    for fnr in people:
        pvk.set(fnr, NORSCIR, True)
    done, faults, changed = threading.Event(), [], [0]

    def change():
        active = False
        try:
            while not done.is_set():
                for fnr in moving:
                    changed[0] += pvk.set(fnr, NORSCIR, active)["instansEndret"] == "endret"
                active = not active
        except Exception as fault:  # Told by the test itself.
            faults.append(fault)

    changer = threading.Thread(target=change)
    changer.start()
    pages = 0
    try:
        for _ in range(20):
            seen = []
            for page in pvk.pages(NORSCIR):
                pages += 1
                assert len(page["personvernInnstillinger"]) <= PAGE
                seen += [row["innbyggerFnr"] for row in page["personvernInnstillinger"]]
            assert len(seen) == len(set(seen)), "somebody stands twice"
            assert staying <= set(seen), "somebody is missing"
    finally:
        done.set()
        changer.join()
    assert not faults, faults[0]
    assert changed[0] > 20 and pages >= 20 * len(staying) / PAGE


def test_a_copy_of_a_listing_and_the_feed_is_exact_and_the_digest_says_so(pvk):
    for fnr in list(PEOPLE.values())[:6]:
        pvk.set(fnr, NORSCIR, True)
    copy = Copy()
    position = copy.load(pvk, NORSCIR)
    for fnr in list(PEOPLE.values())[:3]:
        pvk.set(fnr, NORSCIR, False)
    copy.follow(pvk, NORSCIR, position)
    figures = pvk.reconcile(NORSCIR)
    assert (figures["antall"], figures["sammendrag"]) == (len(copy.active()), copy.digest())
    assert not set(list(PEOPLE.values())[:3]) & set(copy.active())


def test_the_feed_repeats_itself_and_has_no_gap(pvk):
    for active in (True, False, True):
        pvk.set(PEOPLE["8"], NORSCIR, active)

    def numbers():
        return [row["sekvensnummer"] for page in pvk.changes(NORSCIR, 0) for row in page["endringer"]
                if row["innbyggerFnr"] == PEOPLE["8"]]
    first = numbers()
    assert first == sorted(set(first)) and len(first) >= 2
    assert numbers() == first
    end = pvk.reconcile(NORSCIR)["hode"]
    assert [page["endringer"] for page in pvk.changes(NORSCIR, end)] == [[]]


def test_what_a_registry_sets_comes_back_to_it(pvk, receiver, off):
    fnr = PEOPLE["9"]
    number = off(fnr, MS)
    pvk.set(fnr, MS, True)
    body = receiver.wait_for(fnr, MS.guid, number + 1)
    assert (body["status"], body["typePi"], body["partKode"]) == ("SAM", "samtykke", "MS")
    assert body["definisjonNavn"] and body["opprettetTidspunkt"] and body["sistEndretTidspunkt"]


def test_what_a_citizen_sets_reaches_the_registry_with_a_token_that_holds(pvk, receiver, citizen, off):
    number = off(KARI, RECORD)
    citizen("kari").set("tilgang/kjernejournal/helsepersonell", True)
    body = receiver.wait_for(KARI, RECORD.guid, number + 1)
    assert (body["status"], body["typePi"]) == ("TB", "tilgangsbegrensning")
    _, claims, header, _ = receiver.received[-1]
    assert (header["alg"], header["typ"]) == ("RS256", "JWT") and header["kid"]
    assert claims["exp"] > claims["iat"] and claims["scp"] and claims["client_id"]
    assert pvk.status(KARI, RECORD)["aktiv"]


def test_a_receiver_that_fails_gets_it_again_in_order(pvk, receiver, off):
    fnr = PEOPLE["10"]
    number = off(fnr, NORSCIR)
    receiver.wait_for(fnr, NORSCIR.guid, number) if number else None
    receiver.fail_next(503, 500)
    pvk.set(fnr, NORSCIR, True)
    pvk.set(fnr, NORSCIR, False)
    assert receiver.wait_for(fnr, NORSCIR.guid, number + 2)["status"] == "IRES"
    mine = [(n, status) for n, status in receiver.deliveries(fnr, NORSCIR.guid) if n > number]
    taken = [n for n, status in mine if status == 200]
    assert taken == [number + 1, number + 2], mine
    assert [status for n, status in mine if n == number + 1].count(200) == 1


def test_a_request_reaches_the_citizen_is_answered_and_makes_a_consent(pvk, receiver, citizen, off, request_body):
    number = off(KARI, ALS)
    body = request_body(KARI, ALS)
    sent = pvk.call("POST", REQUEST, body)
    assert sent == {"returKode": "ok", "foresporselGuid": body["foresporselGuid"], "status": "sendt"}
    address = f"{REQUEST}/{body['foresporselGuid']}"
    assert pvk.call("GET", address)["svar"] == [{"definisjonGuid": ALS.guid, "svar": "ikkeBesvart"}]
    kari = citizen("kari")
    kari.answer(kari.open_request(), True)
    state = pvk.call("GET", address)
    assert (state["status"], state["svar"]) == ("besvart", [{"definisjonGuid": ALS.guid, "svar": "samtykket"}])
    assert receiver.wait_for(KARI, ALS.guid, number + 1)["status"] == "SAM"
    pvk.send("DELETE", address)
    assert pvk.call("GET", address)["status"] == "besvart" and pvk.status(KARI, ALS)["aktiv"], "answered stays answered"


def test_a_no_is_told_by_status_alone(pvk, citizen, off, request_body):
    number = off(KARI, ALS)
    body = request_body(KARI, ALS)
    pvk.call("POST", REQUEST, body)
    kari = citizen("kari")
    kari.answer(kari.open_request(), False)
    state = pvk.call("GET", f"{REQUEST}/{body['foresporselGuid']}")
    assert state["svar"] == [{"definisjonGuid": ALS.guid, "svar": "ikkeSamtykket"}]
    assert pvk.status(KARI, ALS)["sekvensnummer"] == number


def test_a_request_sent_twice_is_one_and_can_be_withdrawn(pvk, request_body):
    body = request_body(PEOPLE["12"], ALS)
    assert [pvk.call("POST", REQUEST, body)["returKode"] for _ in range(2)] == ["ok", "ok"]
    address = f"{REQUEST}/{body['foresporselGuid']}"
    assert len(pvk.call("GET", address)["mottakere"]) == 1
    pvk.call("DELETE", address)
    assert pvk.call("GET", address)["status"] == "trukket"


def test_a_request_that_reaches_nobody_is_told_of_too(pvk, request_body):
    body = request_body(PEOPLE["sunniva"], ALS)
    assert pvk.call("POST", REQUEST, body)["status"] == "ikkeLevert"
    assert pvk.call("GET", f"{REQUEST}/{body['foresporselGuid']}")["status"] == "ikkeLevert"


def test_a_request_to_many_says_where_it_stands_with_each(pvk, request_body):
    people = [PEOPLE[name] for name in ("kari", "12", "13", "sunniva")]
    body = request_body(KARI, ALS) | {"innbyggere": people}
    del body["innbyggerFnr"]
    answer = pvk.call("POST", f"{REQUEST}/flere", body)
    assert sorted(row["innbyggerFnr"] for row in answer["mottakere"]) == sorted(people)
    status = {row["innbyggerFnr"]: row["status"] for row in answer["mottakere"]}
    assert status[KARI] == "sendt"
    # A confidential address; why it did not reach her is told nobody.
    assert status[PEOPLE["sunniva"]] == "ikkeLevert"
    pvk.call("DELETE", f"{REQUEST}/{body['foresporselGuid']}")


def test_an_unknown_request_is_not_found(pvk):
    for method in ("GET", "DELETE"):
        answer = pvk.send(method, f"{REQUEST}/{uuid.uuid4()}")
        assert (answer.status_code, answer.json()["code"]) == (404, "EPVK-101540")


def test_a_notice_reaches_each_once(pvk):
    body = {"nokkel": uuid.uuid4().hex, "partKode": "MS", "definisjonGuid": MS.guid, "innbyggere": [KARI],
            "tekst": "Det er nytt om hvordan opplysninger brukes."}
    answers = [pvk.call("POST", NOTICE, body) for _ in range(2)]
    assert [[row["innbyggerFnr"] for row in answer["mottakere"]] for answer in answers] == [[KARI], [KARI]]
    assert all(answer["returKode"] == "ok" for answer in answers)


def test_a_registry_says_that_a_change_is_in_force_and_that_it_has_deleted(pvk, off):
    fnr = PEOPLE["14"]
    off(fnr, MS)
    pvk.set(fnr, MS, True)
    pvk.set(fnr, MS, False)
    number = pvk.status(fnr, MS)["sekvensnummer"]
    word = {"innbyggerFnr": fnr, "definisjonGuid": MS.guid, "partKode": "MS", "sekvensnummer": number}
    assert pvk.call("POST", ACKNOWLEDGE, word) == {"returKode": "ok"}
    assert pvk.call("POST", DELETED, word) == {"returKode": "ok"}
    answer = pvk.send("POST", ACKNOWLEDGE, word | {"sekvensnummer": number + 1000})
    assert (answer.status_code, answer.json()["code"]) == (404, "EPVK-101540")
