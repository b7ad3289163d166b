// A token service like HelseID (contract §7.1), for tests and for trying out: client credentials only, private_key_jwt,
// DPoP with nonce, access tokens as JWT that live for 60 seconds. `node end2end/token-service.mjs CLIENTS.json PORT
// [--with-parent]`; CLIENTS.json is described in registry/README.md. Keys and used assertions live as long as the process.
//
// What differs from HelseID: nonces are good for minutes and may be used again; the signing key is new at each start;
// an assertion's fault is told in `error_description`; introspection and the citizens' login are not there.
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Provider, errors } from 'oidc-provider';

const [file, port, ...options] = process.argv.slice(2);
if (!file || !Number(port)) {
  console.error('node end2end/token-service.mjs CLIENTS.json PORT [--with-parent]');
  process.exit(2);
}
const { clients } = JSON.parse(readFileSync(file, 'utf8'));
const issuer = `http://127.0.0.1:${port}`;

const AUDIENCE = 'nhn:helsenorge.eksternapi';
/** Seconds that a token lives, and the longest an assertion may. */
const LIFE = 60;
/** Types of assertion: today's, and the older one that many libraries write. */
const ASSERTION_TYPES = ['client-authentication+jwt', 'JWT'];
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512'];

const known = new Map(clients.map((client) => [client.client_id, client]));
const scopes = [...new Set(clients.flatMap((client) => client.scopes))];

/** What HelseID says about an organisation and its client. */
function claims(client) {
  return {
    'helseid://claims/client/claims/orgnr_parent': client.orgnr,
    'helseid://claims/client/client_name': client.client_name,
    'helseid://claims/client/claims/client_tenancy': 'single-tenant',
    'helseid://claims/client/amr': 'private_key_jwt',
    client_amr: 'private_key_jwt',
  };
}

/** HelseID's rules for assertions that are stricter than the library's: one audience, the issuer, and a short life. */
function checkAssertion(_context, assertion, header) {
  const refuse = (why) => {
    throw new errors.InvalidClientAuth(why);
  };
  if (assertion.aud !== issuer) refuse('aud must be the issuer, as a string');
  if (!ASSERTION_TYPES.includes(header.typ)) refuse(`typ must be one of ${ASSERTION_TYPES.join(', ')}`);
  if (assertion.sub !== assertion.iss) refuse('sub must be the client');
  if (assertion.exp > Date.now() / 1000 + LIFE) refuse(`exp is more than ${LIFE} seconds ahead`);
}

function signingKey() {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { ...privateKey.export({ format: 'jwk' }), kid: randomBytes(8).toString('hex'), use: 'sig', alg: 'PS256' };
}

const provider = new Provider(issuer, {
  clients: clients.map((client) => ({
    client_id: client.client_id,
    client_name: client.client_name,
    grant_types: ['client_credentials'],
    response_types: [],
    redirect_uris: [],
    token_endpoint_auth_method: 'private_key_jwt',
    dpop_bound_access_tokens: !client.bearer,
    scope: client.scopes.join(' '),
    jwks: client.jwks,
  })),
  jwks: { keys: [signingKey()] },
  clientAuthMethods: ['private_key_jwt'],
  clientDefaults: { id_token_signed_response_alg: 'PS256' },
  enabledJWA: {
    clientAuthSigningAlgValues: ALGORITHMS,
    dPoPSigningAlgValues: ALGORITHMS,
    idTokenSigningAlgValues: ['PS256'],
  },
  assertJwtClientAuthClaimsAndHeader: checkAssertion,
  clockTolerance: 5,
  responseTypes: [],
  scopes,
  routes: { token: '/connect/token', jwks: '/.well-known/openid-configuration/jwks' },
  ttl: { ClientCredentials: LIFE },
  extraTokenClaims: (_context, token) => claims(known.get(token.clientId)),
  formats: {
    customizers: {
      // HelseID writes an array for some clients, a string for others.
      jwt(_context, token, jwt) {
        if (known.get(token.clientId).scope_as_array) jwt.payload.scope = token.scope?.split(' ') ?? [];
      },
    },
  },
  features: {
    clientCredentials: { enabled: true },
    devInteractions: { enabled: false },
    userinfo: { enabled: false },
    rpInitiatedLogout: { enabled: false },
    pushedAuthorizationRequests: { enabled: false },
    dPoP: { enabled: true, nonceSecret: randomBytes(32), requireNonce: () => true },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => AUDIENCE,
      getResourceServerInfo(_context, resource, client) {
        if (resource !== AUDIENCE) throw new errors.InvalidTarget();
        return {
          audience: AUDIENCE,
          scope: known.get(client.clientId).scopes.join(' '),
          accessTokenFormat: 'jwt',
          accessTokenTTL: LIFE,
          jwt: { sign: { alg: 'PS256' } },
        };
      },
    },
  },
});
provider.on('server_error', (_context, fault) => console.error(fault));

const server = provider.listen(Number(port), '127.0.0.1', () => console.log(`token service: ${issuer}`));
server.on('error', (fault) => {
  console.error(fault.message);
  process.exit(1);
});

// Started by a program that may end without a word, it does not stay behind.
if (options.includes('--with-parent')) {
  const parent = process.ppid;
  setInterval(() => process.ppid === parent || process.exit(0), 500).unref();
}
