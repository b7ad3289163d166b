"""What the contract's tests share: the running portal and token service, clients, people, definitions."""

import os
import sys
import uuid
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from citizen import Citizen  # noqa: E402
from pvk_client import INCLUSION, INSIGHT, READ, WRITE, Definition, Pvk, Tokens  # noqa: E402
from receiver import Receiver  # noqa: E402

ORIGIN = os.environ["INNSYN_ORIGIN"]
ISSUER = os.environ["INNSYN_TOKEN_ISSUER"]
FOLDER = Path(os.environ["REGISTRY_FOLDER"])
RECEIVER_PORT = int(os.environ["REGISTRY_RECEIVER_PORT"])
# Settings on a page of a listing, as the portal was started.
PAGE = int(os.environ["INNSYN_PAGE_SIZE"])

# The demo's invented people: synthetic numbers (month + 80), nobody's.
PEOPLE = {
    "kari": "14827921433", "2": "02905531738", "3": "04851774179", "4": "05885834827", "5": "08831262258",
    "6": "10821364006", "7": "11868230667", "8": "12857130071", "9": "17849526057", "10": "19896513314",
    "11": "21903831070", "12": "23819320985", "13": "27830164060", "14": "27929615684", "sunniva": "30878841340",
}
KARI = PEOPLE["kari"]
# Well formed, and nobody's; the second only by the rule for 2032.
NOBODY, NOBODY_2032 = "01819945620", "01819945639"
INVALID = "13116950216"

MS = Definition("MS", "2c3ba0f0-468a-4b16-8fac-18a8f1e99f98", "samtykke")
MS_SURVEY = Definition("MS", "c7e97c16-7719-4953-9a17-c9cff79c46dd", "samtykke")
ALS = Definition("ALS", "0f8f1843-6482-463c-b60a-bd303566cbf3", "samtykke")
NORSCIR = Definition("NORSCIR", "568f315f-2fcb-46a2-9e29-b1a0628827e0", "reservasjon")
RECORD = Definition("KJERNEJOURNAL", "191f5a53-dfb3-4309-9373-af237940092a", "tilgangsbegrensning")
LKG = Definition("LKG", "019d56cc-4700-40d9-9fa3-e5def3827ae3", "samtykke")


def tokens_of(client: str, scopes: list[str], dpop: bool = True) -> Tokens:
    return Tokens(ISSUER, FOLDER / "keys" / f"{client}.json", scopes, dpop)


def client(name: str, scopes: list[str], dpop: bool = True) -> Pvk:
    return Pvk(ORIGIN, tokens_of(name, scopes, dpop))


@pytest.fixture(scope="session", autouse=True)
def receiver():
    """The registry's side of replication, at the address that the portal was told."""
    running = Receiver(ORIGIN, RECEIVER_PORT)
    yield running
    running.close()


@pytest.fixture(scope="session")
def pvk() -> Pvk:
    """A client with all scopes and several registries."""
    return client("register", [READ, WRITE, INCLUSION, INSIGHT])


@pytest.fixture(scope="session")
def reader() -> Pvk:
    """Granted the reading of one definition; its tokens hold the scopes as an array."""
    return client("leser", [READ, WRITE])


@pytest.fixture
def citizen():
    return lambda name: Citizen(ORIGIN, name)


@pytest.fixture
def off(pvk):
    """Sees to it that a setting is off, and gives its sequence number."""
    def turn_off(fnr: str, d: Definition) -> int:
        pvk.set(fnr, d, False)
        return pvk.status(fnr, d)["sekvensnummer"]
    return turn_off


@pytest.fixture
def request_body():
    """A request for consent to one citizen, with a GUID of its own."""
    def body(fnr: str, d: Definition, **more) -> dict:
        return {
            "foresporselGuid": str(uuid.uuid4()), "innbyggerFnr": fnr, "partKode": d.part, "definisjonGuider": [d.guid],
            "melding": "Vi spør deg fordi du har vært til utredning.", "avsenderNavn": "Helse Bergen HF",
            "avsenderOrgnr": "983974724",
        } | more
    return body


def pytest_collection_modifyitems(items):
    """What the portal has written down is read when everything else is done."""
    items.sort(key=lambda item: item.path.name == "test_logs.py")
