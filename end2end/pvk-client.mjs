// A registry's program: gets tokens (contract §7.1) and calls the portal with them and with a proof of its key.
import { exportJWK, generateKeyPair, importJWK, SignJWT } from 'jose';
import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** What one program needs to know: portal and token service, the file with its key, its scopes, and whom to tell. */
export async function pvkClient({ portal, issuer, keyFile, scopes, say = () => {} }) {
  /** Lives as long as this client: tokens are bound to it. */
  const proofKey = await generateKeyPair('ES256');

  async function proof(method, url, more) {
    const { origin, pathname } = new URL(url);
    const jwk = await exportJWK(proofKey.publicKey);
    return new SignJWT({ jti: randomUUID(), htm: method, htu: origin + pathname, ...more })
      .setProtectedHeader({ typ: 'dpop+jwt', alg: 'ES256', jwk })
      .setIssuedAt()
      .sign(proofKey.privateKey);
  }

  async function assertion({ client_id, jwk }) {
    return new SignJWT({ jti: randomUUID().replaceAll('-', '') })
      .setProtectedHeader({ typ: 'client-authentication+jwt', alg: jwk.alg, kid: jwk.kid })
      .setIssuer(client_id)
      .setSubject(client_id)
      .setAudience(issuer)
      .setIssuedAt()
      .setExpirationTime('30s')
      .sign(await importJWK(jwk));
  }

  /** Two rounds: the first is answered with a nonce, the second with a token. */
  async function token() {
    const client = JSON.parse(readFileSync(keyFile, 'utf8'));
    const { token_endpoint: url } = await (await fetch(`${issuer}/.well-known/openid-configuration`)).json();
    let nonce;
    for (let round = 1; round <= 2; round += 1) {
      const form = {
        grant_type: 'client_credentials',
        client_id: client.client_id,
        scope: scopes.map((name) => `nhn:helsenorge.eksternapi/${name}`).join(' '),
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
        client_assertion: await assertion(client),
      };
      const headers = { DPoP: await proof('POST', url, nonce && { nonce }) };
      say(`> POST ${url} (round ${round}${nonce ? ', with the nonce' : ''})`);
      const answer = await fetch(url, { method: 'POST', headers, body: new URLSearchParams(form) });
      const body = await answer.json();
      say(`< ${answer.status} ${body.error ?? body.token_type}`);
      if (answer.ok) return body.access_token;
      nonce = answer.headers.get('dpop-nonce');
      if (body.error !== 'use_dpop_nonce') throw new Error(`no token: ${body.error_description ?? body.error}`);
    }
    throw new Error('no token: the nonce was not taken');
  }

  /** Sends one request with a new token. */
  async function send(method, path, body) {
    const access = await token();
    const url = new URL(path, portal).href;
    const ath = createHash('sha256').update(access).digest('base64url');
    const headers = { Authorization: `DPoP ${access}`, DPoP: await proof(method, url, { ath }) };
    if (body !== undefined) headers['Content-Type'] = 'application/json';
    say(`> ${method} ${url}\n> Authorization: DPoP ${access.slice(0, 12)}…\n> DPoP: ${headers.DPoP.slice(0, 12)}…`);
    return fetch(url, { method, headers, body });
  }

  return { token, send, proofKey };
}
