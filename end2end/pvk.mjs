// Like curl, for the registries' services: gets a token, signs a proof, sends, prints. `node end2end/pvk.mjs` says how.
import { calculateJwkThumbprint, createRemoteJWKSet, decodeJwt, exportJWK, generateKeyPair, importJWK, jwtVerify, SignJWT } from 'jose';
import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const ORIGIN = process.env.PVK_ORIGIN ?? 'http://127.0.0.1:3000';
const ISSUER = process.env.PVK_ISSUER ?? 'http://127.0.0.1:3001';
const KEY = process.env.PVK_KEY ?? 'target/registry/keys/demo-ms.json';
const SCOPES = ['personverninnstilling_read', 'personverninnstilling_write', 'inkluderingsbillett_write', 'helseregister_innsyn']
  .map((name) => `nhn:helsenorge.eksternapi/${name}`)
  .join(' ');

const HELP = `node end2end/pvk.mjs token                       gets a token and shows what is in it
node end2end/pvk.mjs GET  '/personvern/…?…'      gets a token and sends a request with it
node end2end/pvk.mjs POST /personvern/… '{…}'    the same, with a body
node end2end/pvk.mjs receive [PORT]              receives changes, checks who sent them, and prints them

PVK_ORIGIN  the portal         ${ORIGIN}
PVK_ISSUER  the token service  ${ISSUER}
PVK_KEY     the client's key   ${KEY}`;

/** Lives as long as this program: tokens are bound to it. */
const proofKey = await generateKeyPair('ES256');

function proof(method, url, more) {
  const { origin, pathname } = new URL(url);
  return exportJWK(proofKey.publicKey).then((jwk) =>
    new SignJWT({ jti: randomUUID(), htm: method, htu: origin + pathname, ...more })
      .setProtectedHeader({ typ: 'dpop+jwt', alg: 'ES256', jwk })
      .setIssuedAt()
      .sign(proofKey.privateKey),
  );
}

async function assertion({ client_id, jwk }) {
  return new SignJWT({ jti: randomUUID().replaceAll('-', '') })
    .setProtectedHeader({ typ: 'client-authentication+jwt', alg: jwk.alg, kid: jwk.kid })
    .setIssuer(client_id)
    .setSubject(client_id)
    .setAudience(ISSUER)
    .setIssuedAt()
    .setExpirationTime('30s')
    .sign(await importJWK(jwk));
}

/** Two rounds: the first is answered with a nonce, the second with a token. */
async function token() {
  const client = JSON.parse(readFileSync(KEY, 'utf8'));
  const { token_endpoint: url } = await (await fetch(`${ISSUER}/.well-known/openid-configuration`)).json();
  let nonce;
  for (let round = 1; round <= 2; round += 1) {
    const form = {
      grant_type: 'client_credentials',
      client_id: client.client_id,
      scope: SCOPES,
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: await assertion(client),
    };
    const headers = { DPoP: await proof('POST', url, nonce && { nonce }) };
    console.error(`> POST ${url} (round ${round}${nonce ? ', with the nonce' : ''})`);
    const answer = await fetch(url, { method: 'POST', headers, body: new URLSearchParams(form) });
    const body = await answer.json();
    console.error(`< ${answer.status} ${body.error ?? body.token_type}`);
    if (answer.ok) return body.access_token;
    nonce = answer.headers.get('dpop-nonce');
    if (body.error !== 'use_dpop_nonce') throw new Error(`no token: ${body.error_description ?? body.error}`);
  }
  throw new Error('no token: the nonce was not taken');
}

async function send(method, path, body) {
  const access = await token();
  const url = new URL(path, ORIGIN).href;
  const ath = createHash('sha256').update(access).digest('base64url');
  const headers = { Authorization: `DPoP ${access}`, DPoP: await proof(method, url, { ath }) };
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  console.error(`> ${method} ${url}\n> Authorization: DPoP ${access.slice(0, 12)}…\n> DPoP: ${headers.DPoP.slice(0, 12)}…`);
  const answer = await fetch(url, { method, headers, body });
  console.error(`< ${answer.status}`);
  for (const name of ['content-type', 'correlationid', 'www-authenticate', 'retry-after']) {
    if (answer.headers.has(name)) console.error(`< ${name}: ${answer.headers.get(name)}`);
  }
  const text = await answer.text();
  console.log((answer.headers.get('content-type') ?? '').includes('json') && text ? JSON.stringify(JSON.parse(text), null, 2) : text);
  if (!answer.ok) process.exitCode = 1;
}

/** A registry's side of replication: checks the portal's token, says what came, and answers 200. */
function receive(port) {
  const keys = createRemoteJWKSet(new URL('/.well-known/jwks.json', ORIGIN));
  createServer(async (request, response) => {
    const answer = (status) => response.writeHead(status).end();
    if (request.method !== 'POST' || !request.url.endsWith('/LagreInnbyggersPersonvernInnstilling')) return answer(404);
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const [kind, jwt] = (request.headers.authorization ?? '').split(' ');
    try {
      if (kind !== 'Bearer') throw new Error('no bearer token');
      await jwtVerify(jwt, keys, { algorithms: ['RS256'] });
    } catch (fault) {
      console.error(`refused: ${fault.message}`);
      return answer(401);
    }
    console.log(JSON.stringify(JSON.parse(Buffer.concat(chunks)), null, 2));
    return answer(200);
  }).listen(port, '127.0.0.1', () => console.error(`receiving at http://127.0.0.1:${port}, Ctrl-C stops`));
}

const [command, first, second] = process.argv.slice(2);
try {
  if (command === 'token') {
    const access = await token();
    console.error(`bound to the key ${await calculateJwkThumbprint(await exportJWK(proofKey.publicKey))}`);
    console.log(JSON.stringify(decodeJwt(access), null, 2));
  } else if (command === 'receive') receive(Number(first ?? 4010));
  else if (['GET', 'POST', 'DELETE'].includes(command) && first) await send(command, first, second);
  else console.log(HELP);
} catch (fault) {
  console.error(`${fault.message}${fault.cause ? `: ${fault.cause.message || fault.cause.code}` : ''}`);
  process.exitCode = 1;
}
