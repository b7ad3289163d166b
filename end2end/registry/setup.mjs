// Makes what a portal and a token service need to know of registries' programs: `node end2end/registry/setup.mjs
// tests|demo FOLDER RECEIVER [SERVICE]`. Reads clients.json and clients.toml of that name; writes into FOLDER the clients with public
// keys (token-service.json), the portal's file of clients (clients.toml, changes go to RECEIVER), each client's own
// key (keys/ID.json), and the portal's system key (system-key.pem). With SERVICE, where the registries' own systems are
// (registry-service.mjs), also the portal's file of them (sources.toml) and the key they share (ms.key). Keys that are
// there already are kept.
import { createPrivateKey, createPublicKey, generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [kind, folder, receiver, service] = process.argv.slice(2);
if (!['tests', 'demo'].includes(kind) || !folder || !receiver) {
  console.error('node end2end/registry/setup.mjs tests|demo FOLDER RECEIVER [SERVICE]');
  process.exit(2);
}
const source = (name) => readFileSync(join(dirname(fileURLToPath(import.meta.url)), kind, name), 'utf8');
const write = (name, text) => writeFileSync(join(folder, name), text, { mode: 0o600 });
mkdirSync(join(folder, 'keys'), { recursive: true, mode: 0o700 });

/** The client's key pair; the private half stays in its file. */
function publicKey(id) {
  const file = `keys/${id}.json`;
  if (!existsSync(join(folder, file))) {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const jwk = { ...privateKey.export({ format: 'jwk' }), kid: `${id}-1`, alg: 'ES256', use: 'sig' };
    write(file, JSON.stringify({ client_id: id, jwk }, null, 2));
  }
  const { jwk } = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  const { kid, alg, use } = jwk;
  return { ...createPublicKey(createPrivateKey({ key: jwk, format: 'jwk' })).export({ format: 'jwk' }), kid, alg, use };
}

const { clients } = JSON.parse(source('clients.json'));
const registered = clients.map((client) => ({ ...client, jwks: { keys: [publicKey(client.client_id)] } }));
write('token-service.json', JSON.stringify({ clients: registered }, null, 2));
write('clients.toml', source('clients.toml').replaceAll('@RECEIVER@', receiver));
if (!existsSync(join(folder, 'system-key.pem'))) {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  write('system-key.pem', privateKey.export({ type: 'pkcs8', format: 'pem' }));
}
if (service) {
  write('sources.toml', source('sources.toml').replaceAll('@SERVICE@', service));
  if (!existsSync(join(folder, 'ms.key'))) write('ms.key', randomBytes(32).toString('base64'));
}
