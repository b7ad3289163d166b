// Like curl, for the registries' services: gets a token, signs a proof, sends, prints. `node end2end/pvk.mjs` says how.
import { calculateJwkThumbprint, createRemoteJWKSet, decodeJwt, exportJWK, jwtVerify } from 'jose';
import { createServer } from 'node:http';
import { pvkClient } from './pvk-client.mjs';

const ORIGIN = process.env.PVK_ORIGIN ?? 'http://127.0.0.1:3000';
const ISSUER = process.env.PVK_ISSUER ?? 'http://127.0.0.1:3001';
const KEY = process.env.PVK_KEY ?? 'target/registry/keys/demo-ms.json';
const SCOPES = ['personverninnstilling_read', 'personverninnstilling_write', 'inkluderingsbillett_write', 'helseregister_innsyn'];

const HELP = `node end2end/pvk.mjs token                       gets a token and shows what is in it
node end2end/pvk.mjs GET  '/personvern/…?…'      gets a token and sends a request with it
node end2end/pvk.mjs POST /personvern/… '{…}'    the same, with a body
node end2end/pvk.mjs receive [PORT]              receives changes, checks who sent them, and prints them

PVK_ORIGIN  the portal         ${ORIGIN}
PVK_ISSUER  the token service  ${ISSUER}
PVK_KEY     the client's key   ${KEY}`;

const client = await pvkClient({ portal: ORIGIN, issuer: ISSUER, keyFile: KEY, scopes: SCOPES, say: console.error });

async function send(method, path, body) {
  const answer = await client.send(method, path, body);
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
    const access = await client.token();
    console.error(`bound to the key ${await calculateJwkThumbprint(await exportJWK(client.proofKey.publicKey))}`);
    console.log(JSON.stringify(decodeJwt(access), null, 2));
  } else if (command === 'receive') receive(Number(first ?? 4010));
  else if (['GET', 'POST', 'DELETE'].includes(command) && first) await send(command, first, second);
  else console.log(HELP);
} catch (fault) {
  console.error(`${fault.message}${fault.cause ? `: ${fault.cause.message || fault.cause.code}` : ''}`);
  process.exitCode = 1;
}
