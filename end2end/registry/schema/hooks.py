"""What schemathesis needs to know of the contract: how a request proves who sends it, and some values that exist."""

import os
import re
import sys
from datetime import date, timedelta
from pathlib import Path

import requests
import schemathesis

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from pvk_client import INCLUSION, INSIGHT, READ, WRITE, Tokens, ath  # noqa: E402

TOKENS = Tokens(os.environ["INNSYN_TOKEN_ISSUER"], Path(os.environ["REGISTRY_FOLDER"]) / "keys" / "register.json",
                [READ, WRITE, INCLUSION, INSIGHT])

# Random numbers and GUIDs never meet anybody: four in five of the valid ones are replaced by these, so that requests come
# past the first door. Demo people and definitions (tests/conftest.py); requests for consent that are sent and asked for.
PEOPLE = ["14827921433", "02905531738", "04851774179", "05885834827", "08831262258"]
DEFINITIONS = [("MS", "2c3ba0f0-468a-4b16-8fac-18a8f1e99f98", "samtykke"),
               ("ALS", "0f8f1843-6482-463c-b60a-bd303566cbf3", "samtykke"),
               ("NORSCIR", "568f315f-2fcb-46a2-9e29-b1a0628827e0", "reservasjon"),
               ("KJERNEJOURNAL", "872349e2-20d3-477a-870c-fa0de011753f", "tilgangsbegrensning")]
REQUESTS = [f"00000000-0000-4000-8000-{number:012}" for number in range(8)]


class Proof(requests.auth.AuthBase):
    """Token, and a proof made when the request is sent: it is good once and for seconds."""

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        token = TOKENS.current()
        request.headers["Authorization"] = f"DPoP {token}"
        request.headers["DPoP"] = TOKENS.proof_key.proof(request.method, request.url, ath=ath(token))
        return request


schemathesis.auth.set_from_requests(Proof())


def chosen(values: list, by: str):
    """One of the values, or in one of five cases none; always the same for the same text."""
    number = sum(by.encode("utf-8", "surrogatepass"))
    return values[number // 5 % len(values)] if number % 5 else None


def put_known(sent):
    """Replaces what is valid by what exists; what breaks the schema stays as it is, so that it is still refused."""
    if not isinstance(sent, dict):
        return sent
    number = sent.get("innbyggerFnr")
    if isinstance(number, str) and len(number) == 11 and number.isascii() and number.isdigit():
        sent["innbyggerFnr"] = chosen(PEOPLE, number) or number
    people = sent.get("innbyggere")
    if isinstance(people, list) and people and all(isinstance(one, str) and one for one in people):
        sent["innbyggere"] = [chosen(PEOPLE, one) or one for one in people]
    guid, part = sent.get("definisjonGuid"), sent.get("partKode")
    if is_guid(guid) and isinstance(part, str) and part and (known := chosen(DEFINITIONS, guid)):
        sent["partKode"], sent["definisjonGuid"] = known[:2]
        if sent.get("typePi") in ("samtykke", "reservasjon", "tilgangsbegrensning"):
            sent["typePi"] = known[2]
    elif "definisjonGuid" not in sent and isinstance(part, str) and part:
        sent["partKode"] = (chosen(DEFINITIONS, part) or [part])[0]
    put_request(sent)
    return sent


def put_request(sent: dict):
    """The same for a request for consent: a registry's own consent, a day that comes, a letter that can be read."""
    guids = sent.get("definisjonGuider")
    if isinstance(guids, list) and guids and all(map(is_guid, guids)) and isinstance(sent.get("partKode"), str):
        sent["partKode"], sent["definisjonGuider"] = DEFINITIONS[1][0], [DEFINITIONS[1][1]]
    if is_guid(request := sent.get("foresporselGuid")):
        sent["foresporselGuid"] = chosen(REQUESTS, request) or request
    if isinstance(sent.get("svarfrist"), str) and re.fullmatch(r"\d{4}-\d\d-\d\d", sent["svarfrist"], re.ASCII):
        sent["svarfrist"] = (date.today() + timedelta(days=60)).isoformat()
    for letter in sent.get("vedlegg") if isinstance(sent.get("vedlegg"), list) else []:
        if isinstance(letter, dict) and all(isinstance(letter.get(name), str) for name in ("mimeType", "innhold")):
            letter |= {"mimeType": "application/pdf", "innhold": "JVBERi0xLjQKJSVFT0YK"}


def is_guid(value) -> bool:
    return isinstance(value, str) and re.fullmatch(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}", value) is not None


@schemathesis.hook
def map_body(context, body):
    return put_known(body)


@schemathesis.hook
def map_path_parameters(context, path_parameters):
    if path_parameters and is_guid(guid := path_parameters.get("guid")):
        path_parameters["guid"] = chosen(REQUESTS, guid) or guid
    return path_parameters


@schemathesis.hook
def map_query(context, query):
    return put_known(query)
