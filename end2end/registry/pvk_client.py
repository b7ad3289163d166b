"""A registry's client for the contract (PVK), written from its text alone: keys, client assertion, DPoP proof, nonce
round, tokens for as long as they live, the calls, and the loops that keep a copy of the active set."""

import hashlib
import json
import threading
import time
import uuid
from dataclasses import dataclass, field
from pathlib import Path

import jwt
import requests
from cryptography.hazmat.primitives.asymmetric import ec
from jwt.algorithms import ECAlgorithm

READ = "nhn:helsenorge.eksternapi/personverninnstilling_read"
WRITE = "nhn:helsenorge.eksternapi/personverninnstilling_write"
INCLUSION = "nhn:helsenorge.eksternapi/inkluderingsbillett_write"
INSIGHT = "nhn:helsenorge.eksternapi/helseregister_innsyn"

SETTINGS = "/personvern/Personverninnstillinger"
STATUS = f"{SETTINGS}/SjekkInnbyggersPiStatus/v2"
FOR_PART = f"{SETTINGS}/HentInnbyggersPiForPart/v2"
LIST = f"{SETTINGS}/HentInnbyggereAktivePiForDefinisjon/v2"
SET = f"{SETTINGS}/SettInnbyggersPersonvernInnstilling/v2"
INCLUDE = "/personvern/v1/settinnbyggersinkludering"
REQUEST = "/personvern/v1/samtykkeforesporsel"
NOTICE = "/personvern/v1/varsel"
FEED = "/personvern/v1/endringer"
RECONCILE = "/personvern/v1/avstemming"
ACKNOWLEDGE = "/personvern/v1/kvittering"
DELETED = "/personvern/v1/slettebekreftelse"
REPORT = "/helseregistre/v1/rapport"
LOG = "/helseregistre/v1/bruk"
PARTICIPATION = "/helseregistre/v1/deltakelse"

ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
# Seconds before its end that a token is replaced.
MARGIN = 10


class Refused(Exception):
    """An answer of 400 or above."""

    def __init__(self, answer: requests.Response):
        super().__init__(f"{answer.status_code} {answer.text}")
        self.answer = answer


@dataclass(frozen=True)
class Definition:
    """What is set: the owner's code, and the definition's GUID and kind."""

    part: str
    guid: str
    kind: str

    @property
    def query(self) -> dict:
        return {"definisjonGuid": self.guid, "partKode": self.part}


class ProofKey:
    """The key that tokens are bound to, and the proofs it signs (RFC 9449)."""

    def __init__(self):
        self.private = ec.generate_private_key(ec.SECP256R1())
        self.public = json.loads(ECAlgorithm.to_jwk(self.private.public_key()))

    def proof(self, method: str, url: str, **claims) -> str:
        """A proof for one request; query and fragment are not part of what is proved."""
        claims = {"jti": uuid.uuid4().hex, "htm": method, "htu": url.split("?")[0].split("#")[0],
                  "iat": int(time.time())} | claims
        return self.sign(claims)

    def sign(self, claims: dict, **header) -> str:
        header = {"typ": "dpop+jwt", "jwk": self.public} | header
        claims = {name: value for name, value in claims.items() if value is not None}
        return jwt.encode(claims, self.private, algorithm="ES256", headers=header)


def ath(token: str) -> str:
    """The hash by which a proof names its token."""
    return jwt.utils.base64url_encode(hashlib.sha256(token.encode("ascii")).digest()).decode()


class Tokens:
    """Tokens of one client, fetched when they are needed and kept until shortly before their end."""

    def __init__(self, issuer: str, key_file: Path, scopes: list[str], dpop: bool = True):
        self.issuer, self.scopes, self.dpop = issuer, scopes, dpop
        held = json.loads(Path(key_file).read_text())
        self.client_id = held["client_id"]
        self.kid, self.key = held["jwk"]["kid"], ECAlgorithm.from_jwk(held["jwk"])
        self.proof_key = ProofKey()
        self.http = requests.Session()
        self.lock = threading.Lock()
        self.endpoint = self._discover()
        self.held, self.until = "", 0.0

    def _discover(self) -> str:
        found = self.http.get(f"{self.issuer}/.well-known/openid-configuration", timeout=10).json()
        if found["issuer"] != self.issuer:
            raise ValueError("the issuer names itself otherwise")
        return found["token_endpoint"]

    def assertion(self, *, typ: str = "client-authentication+jwt", **changes) -> str:
        now = int(time.time())
        claims = {"iss": self.client_id, "sub": self.client_id, "aud": self.issuer, "iat": now, "exp": now + 30,
                  "jti": uuid.uuid4().hex} | changes
        return jwt.encode(claims, self.key, algorithm="ES256", headers={"typ": typ, "kid": self.kid})

    def ask(self, assertion: str, proof: str | None) -> requests.Response:
        """One token request as it stands."""
        form = {"grant_type": "client_credentials", "client_id": self.client_id, "scope": " ".join(self.scopes),
                "client_assertion_type": ASSERTION, "client_assertion": assertion}
        headers = {"DPoP": proof} if proof else {}
        return self.http.post(self.endpoint, data=form, headers=headers, timeout=10)

    def fetch(self) -> dict:
        """A new token: the first round gets a nonce, the second, with a new assertion, the token."""
        nonce = None
        for _ in range(2):
            proof = self.proof_key.proof("POST", self.endpoint, nonce=nonce) if self.dpop else None
            answer = self.ask(self.assertion(), proof)
            if answer.ok:
                return answer.json()
            nonce = answer.headers.get("DPoP-Nonce")
            if answer.json().get("error") != "use_dpop_nonce":
                break
        raise Refused(answer)

    def current(self) -> str:
        with self.lock:
            if time.time() > self.until - MARGIN:
                answer = self.fetch()
                self.held, self.until = answer["access_token"], time.time() + answer["expires_in"]
            return self.held


@dataclass
class Pvk:
    """The contract's services for one client."""

    origin: str
    tokens: Tokens
    http: requests.Session = field(default_factory=requests.Session)

    def authorize(self, method: str, url: str) -> dict:
        token = self.tokens.current()
        if not self.tokens.dpop:
            return {"Authorization": f"Bearer {token}"}
        proof = self.tokens.proof_key.proof(method, url, ath=ath(token))
        return {"Authorization": f"DPoP {token}", "DPoP": proof}

    def send(self, method: str, path: str, body=None, query: dict | None = None) -> requests.Response:
        """One request as it stands; whatever the answer is."""
        url = f"{self.origin}{path}"
        return self.http.request(method, url, params=query, json=body, headers=self.authorize(method, url), timeout=30)

    def call(self, method: str, path: str, body=None, query: dict | None = None) -> dict:
        answer = self.send(method, path, body, query)
        if not answer.ok:
            raise Refused(answer)
        return answer.json()

    def status(self, fnr: str, d: Definition) -> dict:
        return self.call("POST", STATUS, {"innbyggerFnr": fnr, "definisjonGuid": d.guid, "partKode": d.part})

    def for_part(self, fnr: str, part: str) -> list[dict]:
        answer = self.call("POST", FOR_PART, {"innbyggerFnr": fnr, "partKode": part})
        return answer["personvernInnstillinger"]

    def set(self, fnr: str, d: Definition, active: bool, **more) -> dict:
        body = {"innbyggerFnr": fnr, "definisjonGuid": d.guid, "partKode": d.part, "typePi": d.kind, "aktiv": active}
        return self.call("POST", SET, body | more)

    def include(self, fnr: str, part: str, kind: str, active: bool) -> dict:
        body = {"innbyggerFnr": fnr, "partKode": part, "inkluderingType": kind, "aktiv": active}
        return self.call("POST", INCLUDE, body)

    def pages(self, d: Definition):
        """The pages of a listing, until the reference is 0."""
        reference = 0
        while True:
            page = self.call("GET", LIST, query=d.query | {"pagingReference": reference})
            yield page
            reference = page["pagingReference"]
            if reference == 0:
                return

    def changes(self, d: Definition, after: int):
        """The pages of the feed after a position, until no more wait."""
        while True:
            page = self.call("GET", FEED, query=d.query | {"etter": after})
            yield page
            after = page["neste"]
            if not page["flere"]:
                return

    def reconcile(self, d: Definition) -> dict:
        return self.call("GET", RECONCILE, query=d.query)


class Copy:
    """A registry's own copy of one definition: the newest answer of each citizen, by the highest `sekvensnummer`."""

    def __init__(self):
        self.known: dict[str, tuple[int, bool]] = {}

    def take(self, fnr: str, number: int, active: bool) -> bool:
        """Whether it was news; what is older or the same changes nothing."""
        if fnr in self.known and self.known[fnr][0] >= number:
            return False
        self.known[fnr] = (number, active)
        return True

    def load(self, pvk: Pvk, d: Definition) -> int:
        """First load: position, listing, and what changed meanwhile. Returns the position that is reached."""
        position = pvk.reconcile(d)["hode"]
        for page in pvk.pages(d):
            for row in page["personvernInnstillinger"]:
                self.take(row["innbyggerFnr"], row["sekvensnummer"], True)
        return self.follow(pvk, d, position)

    def follow(self, pvk: Pvk, d: Definition, position: int) -> int:
        for page in pvk.changes(d, position):
            for row in page["endringer"]:
                self.take(row["innbyggerFnr"], row["sekvensnummer"], row["status"] in ("RES", "SAM", "TB"))
            position = page["neste"]
        return position

    def active(self) -> dict[str, int]:
        return {fnr: number for fnr, (number, active) in self.known.items() if active}

    def digest(self) -> str:
        """As the reconciliation computes it: a line `innbyggerFnr;sekvensnummer` each, sorted."""
        lines = "".join(f"{fnr};{number}\n" for fnr, number in sorted(self.active().items()))
        return hashlib.sha256(lines.encode()).hexdigest()
