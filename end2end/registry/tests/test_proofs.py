"""DPoP as the portal must check it (contract §7.1 and the list below §14): a test for each invalid proof, and those
that look odd but hold."""

import base64
import hmac
import json
import time
import uuid

import jwt
import pytest
from conftest import KARI, MS
from cryptography.hazmat.primitives.asymmetric import ec
from jwt.algorithms import ECAlgorithm
from pvk_client import STATUS, ProofKey, ath

BODY = {"innbyggerFnr": KARI, "definisjonGuid": MS.guid, "partKode": MS.part}


def claims(pvk, **changes) -> dict:
    sound = {"jti": uuid.uuid4().hex, "htm": "POST", "htu": f"{pvk.origin}{STATUS}", "iat": int(time.time()),
             "ath": ath(pvk.tokens.current())}
    return {name: value for name, value in (sound | changes).items() if value is not None}


def ask(pvk, proof, path: str = STATUS, scheme: str = "DPoP"):
    """One request with a proof made by hand, or with several."""
    proofs = proof if isinstance(proof, list) else [proof]
    headers = {"Authorization": f"{scheme} {pvk.tokens.current()}"}
    if proofs != [None]:
        headers["DPoP"] = proofs[0] if len(proofs) == 1 else ", ".join(proofs)
    return pvk.http.post(f"{pvk.origin}{path}", json=BODY, headers=headers, timeout=10)


def refused(answer) -> bool:
    challenge = answer.headers.get("WWW-Authenticate", "")
    return answer.status_code == 401 and answer.content == b"" and challenge.startswith("DPoP")


def by_hand(header: dict, payload: dict, key) -> str:
    """A JWS with any header, signed by a key (ES256), by a function, or not at all."""
    def part(value):
        return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()
    signed = f"{part(header)}.{part(payload)}"
    sign = key if callable(key) else lambda text: ECAlgorithm(ECAlgorithm.SHA256).sign(text, key)
    signature = sign(signed.encode()) if key else b""
    return f"{signed}.{base64.urlsafe_b64encode(signature).rstrip(b'=').decode()}"


def test_a_sound_proof_holds(pvk):
    assert ask(pvk, pvk.tokens.proof_key.sign(claims(pvk))).status_code == 200


@pytest.mark.parametrize("changes", [
    pytest.param({"htu": None}, id="no htu"),
    pytest.param({"htm": None}, id="no htm"),
    pytest.param({"iat": -3600}, id="iat in the past"),
    pytest.param({"iat": 3600}, id="iat in the future"),
    pytest.param({"iat": None}, id="no iat"),
    pytest.param({"ath": None}, id="no ath"),
    pytest.param({"jti": None}, id="no jti"),
    pytest.param({"ath": ath("another")}, id="ath of another token"),
    pytest.param({"htm": "GET"}, id="another method"),
    pytest.param({"htm": "post"}, id="method in another case"),
    pytest.param({"htu": "https://innsyn.example/personvern"}, id="another address"),
])
def test_a_proof_with_a_wrong_claim_is_refused(pvk, changes):
    if changes.get("iat"):
        changes = {"iat": int(time.time()) + changes["iat"]}
    assert refused(ask(pvk, pvk.tokens.proof_key.sign(claims(pvk, **changes))))


def test_a_proof_without_alg_is_refused(pvk):
    key = pvk.tokens.proof_key
    assert refused(ask(pvk, by_hand({"typ": "dpop+jwt", "jwk": key.public}, claims(pvk), key.private)))


def test_a_proof_without_jwk_is_refused(pvk):
    key = pvk.tokens.proof_key
    assert refused(ask(pvk, by_hand({"typ": "dpop+jwt", "alg": "ES256"}, claims(pvk), key.private)))


def test_a_proof_of_a_wrong_type_is_refused(pvk):
    assert refused(ask(pvk, pvk.tokens.proof_key.sign(claims(pvk), typ="JWT")))


def test_a_proof_with_a_wrong_signature_is_refused(pvk):
    key = pvk.tokens.proof_key
    header = {"typ": "dpop+jwt", "alg": "ES256", "jwk": key.public}
    assert refused(ask(pvk, by_hand(header, claims(pvk), ProofKey().private)))


def test_an_unsigned_proof_is_refused(pvk):
    header = {"typ": "dpop+jwt", "alg": "none", "jwk": pvk.tokens.proof_key.public}
    assert refused(ask(pvk, by_hand(header, claims(pvk), None)))


def test_a_proof_by_a_symmetric_key_is_refused(pvk):
    secret = b"0123456789abcdef0123456789abcdef"
    jwk = {"kty": "oct", "k": base64.urlsafe_b64encode(secret).rstrip(b"=").decode()}
    proof = jwt.encode(claims(pvk), secret, algorithm="HS256", headers={"typ": "dpop+jwt", "jwk": jwk})
    assert refused(ask(pvk, proof))


def test_a_proof_signed_by_the_text_of_its_public_key_is_refused(pvk):
    key = pvk.tokens.proof_key
    header = {"typ": "dpop+jwt", "alg": "HS256", "jwk": key.public}
    proof = by_hand(header, claims(pvk), lambda signed: hmac.digest(json.dumps(key.public).encode(), signed, "sha256"))
    assert refused(ask(pvk, proof))


def test_a_private_key_in_the_proof_is_refused(pvk):
    key = pvk.tokens.proof_key
    private = json.loads(ECAlgorithm.to_jwk(key.private))
    assert "d" in private
    assert refused(ask(pvk, key.sign(claims(pvk), jwk=private)))


def test_a_proof_is_good_once(pvk):
    proof = pvk.tokens.proof_key.sign(claims(pvk))
    assert ask(pvk, proof).status_code == 200
    assert refused(ask(pvk, proof))


def test_a_refusal_leaves_the_connection_usable_or_says_that_it_ends(pvk):
    """A client whose token has run out sends again at once, on the connection that it has."""
    for _ in range(100):
        assert ask(pvk, None).status_code == 401
        assert ask(pvk, pvk.tokens.proof_key.sign(claims(pvk))).status_code == 200


def test_a_jti_is_good_once_for_its_key(pvk):
    jti = uuid.uuid4().hex
    assert ask(pvk, pvk.tokens.proof_key.sign(claims(pvk, jti=jti))).status_code == 200
    assert refused(ask(pvk, pvk.tokens.proof_key.sign(claims(pvk, jti=jti, iat=int(time.time()) - 1))))


def test_a_proof_by_another_key_than_the_tokens_is_refused(pvk):
    assert refused(ask(pvk, ProofKey().sign(claims(pvk))))


def test_no_proof_and_two_proofs_are_refused(pvk):
    assert refused(ask(pvk, None))
    assert refused(ask(pvk, [pvk.tokens.proof_key.sign(claims(pvk)) for _ in range(2)]))


def test_a_query_in_the_proofs_address_is_tolerated(pvk):
    for more in ("?partKode=MS", "#part", "?a=b#c"):
        proof = pvk.tokens.proof_key.sign(claims(pvk, htu=f"{pvk.origin}{STATUS}{more}"))
        assert ask(pvk, proof).status_code == 200, more


def test_a_query_that_is_sent_need_not_be_in_the_proof(pvk):
    proof = pvk.tokens.proof_key.sign(claims(pvk))
    assert ask(pvk, proof, path=f"{STATUS}?x=1").status_code == 200


def test_a_proof_from_a_clock_some_seconds_off_holds(pvk):
    for seconds in (-5, 3):
        proof = pvk.tokens.proof_key.sign(claims(pvk, iat=int(time.time()) + seconds))
        assert ask(pvk, proof).status_code == 200, seconds


def test_a_token_that_is_altered_is_refused(pvk):
    head, payload, signature = pvk.tokens.current().split(".")
    held = json.loads(base64.urlsafe_b64decode(payload + "=="))
    forged = base64.urlsafe_b64encode(json.dumps(held | {"client_id": "leser"}).encode()).rstrip(b"=").decode()
    for token in (f"{head}.{forged}.{signature}", f"{head}.{payload}.", "x", ""):
        proof = pvk.tokens.proof_key.proof("POST", f"{pvk.origin}{STATUS}", ath=ath(token))
        headers = {"Authorization": f"DPoP {token}", "DPoP": proof}
        answer = pvk.http.post(f"{pvk.origin}{STATUS}", json=BODY, headers=headers, timeout=10)
        assert refused(answer), token


def test_a_token_signed_by_somebody_else_is_refused(pvk):
    forger = ec.generate_private_key(ec.SECP256R1())
    held = jwt.decode(pvk.tokens.current(), options={"verify_signature": False})
    token = jwt.encode(held, forger, algorithm="ES256", headers={"typ": "at+jwt"})
    proof = pvk.tokens.proof_key.proof("POST", f"{pvk.origin}{STATUS}", ath=ath(token))
    headers = {"Authorization": f"DPoP {token}", "DPoP": proof}
    assert refused(pvk.http.post(f"{pvk.origin}{STATUS}", json=BODY, headers=headers, timeout=10))
