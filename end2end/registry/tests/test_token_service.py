"""The token service is like HelseID (contract §7.1), so that what works against it works against the real one."""

import time
import uuid

import jwt
import pytest
import requests
from conftest import ISSUER, tokens_of
from pvk_client import INCLUSION, READ, WRITE, ProofKey, Refused


@pytest.fixture
def tokens():
    return tokens_of("register", [READ, WRITE])


def nonce_of(tokens) -> str:
    answer = tokens.ask(tokens.assertion(), tokens.proof_key.proof("POST", tokens.endpoint))
    assert (answer.status_code, answer.json()["error"]) == (400, "use_dpop_nonce")
    return answer.headers["DPoP-Nonce"]


def ask(tokens, **changes):
    """The second round of a token request, with something changed in the assertion."""
    proof = tokens.proof_key.proof("POST", tokens.endpoint, nonce=nonce_of(tokens))
    return tokens.ask(tokens.assertion(**changes), proof)


def test_discovery_names_the_issuer_and_the_token_endpoint():
    found = requests.get(f"{ISSUER}/.well-known/openid-configuration", timeout=10).json()
    assert found["issuer"] == ISSUER
    assert found["token_endpoint"] == f"{ISSUER}/connect/token"
    assert found["grant_types_supported"] == ["client_credentials"]
    assert found["token_endpoint_auth_methods_supported"] == ["private_key_jwt"]


def test_a_token_takes_two_rounds_and_lives_for_a_minute(tokens):
    answer = ask(tokens)
    assert answer.status_code == 200
    body = answer.json()
    assert (body["token_type"], body["expires_in"]) == ("DPoP", 60)
    assert set(body["scope"].split()) == {READ, WRITE}


def test_a_token_holds_what_helseid_writes(tokens):
    token = tokens.fetch()["access_token"]
    keys = jwt.PyJWKClient(f"{ISSUER}/.well-known/openid-configuration/jwks")
    key = keys.get_signing_key_from_jwt(token)
    claims = jwt.decode(token, key, algorithms=["PS256"], audience="nhn:helsenorge.eksternapi", issuer=ISSUER)
    assert jwt.get_unverified_header(token)["typ"] == "at+jwt"
    assert claims["client_id"] == "register" and claims["exp"] - claims["iat"] == 60
    assert set(claims["scope"].split()) == {READ, WRITE}
    assert claims["helseid://claims/client/claims/orgnr_parent"] == "983974724"
    assert claims["helseid://claims/client/client_name"] == "Registrene på sykehuset"
    assert claims["client_amr"] == "private_key_jwt" and claims["cnf"]["jkt"] and claims["jti"]


def test_some_clients_get_their_scopes_as_an_array():
    token = tokens_of("leser", [READ]).fetch()["access_token"]
    assert jwt.decode(token, options={"verify_signature": False})["scope"] == [READ]


def test_the_older_type_of_assertion_is_taken(tokens):
    assert ask(tokens, typ="JWT").status_code == 200


@pytest.mark.parametrize("changes", [
    {"aud": "https://helseid.example"},
    {"aud": [ISSUER]},
    {"aud": f"{ISSUER}/connect/token"},
    {"exp": int(time.time()) - 30},
    {"exp": int(time.time()) + 3600},
    {"exp": None},
    {"jti": None},
    {"iss": "another"},
    {"sub": "another"},
    {"typ": "at+jwt"},
], ids=str)
def test_a_wrong_assertion_is_refused(tokens, changes):
    changes = {"typ": "client-authentication+jwt"} | changes
    typ = changes.pop("typ")
    claims = jwt.decode(tokens.assertion(**changes), options={"verify_signature": False})
    claims = {name: value for name, value in claims.items() if value is not None}
    assertion = jwt.encode(claims, tokens.key, algorithm="ES256", headers={"typ": typ, "kid": tokens.kid})
    answer = tokens.ask(assertion, tokens.proof_key.proof("POST", tokens.endpoint, nonce=nonce_of(tokens)))
    assert answer.status_code in (400, 401)
    assert answer.json()["error"] in ("invalid_client", "invalid_request")


def test_an_assertion_is_good_once(tokens):
    nonce, assertion = nonce_of(tokens), tokens.assertion()
    statuses = [tokens.ask(assertion, tokens.proof_key.proof("POST", tokens.endpoint, nonce=nonce)).status_code
                for _ in range(2)]
    assert statuses == [200, 401]


def test_an_assertion_signed_by_another_key_is_refused(tokens):
    nonce = nonce_of(tokens)
    forged = jwt.encode(jwt.decode(tokens.assertion(), options={"verify_signature": False}), ProofKey().private,
                        algorithm="ES256", headers={"typ": "client-authentication+jwt", "kid": tokens.kid})
    answer = tokens.ask(forged, tokens.proof_key.proof("POST", tokens.endpoint, nonce=nonce))
    assert (answer.status_code, answer.json()["error"]) == (401, "invalid_client")


def test_no_token_without_a_proof_and_none_for_a_used_or_wrong_one(tokens):
    nonce = nonce_of(tokens)
    assert tokens.ask(tokens.assertion(), None).status_code == 400
    proof = tokens.proof_key.proof("POST", tokens.endpoint, nonce=nonce)
    assert [tokens.ask(tokens.assertion(), proof).status_code for _ in range(2)] == [200, 400]
    for wrong in [
        tokens.proof_key.proof("GET", tokens.endpoint, nonce=nonce),
        tokens.proof_key.proof("POST", f"{ISSUER}/token", nonce=nonce),
        tokens.proof_key.proof("POST", tokens.endpoint, nonce=uuid.uuid4().hex),
    ]:
        assert tokens.ask(tokens.assertion(), wrong).status_code == 400


def test_a_scope_that_the_client_has_not_is_refused():
    with pytest.raises(Refused) as refused:
        tokens_of("leser", [READ, INCLUSION]).fetch()
    assert refused.value.answer.json()["error"] == "invalid_scope"
