// What somebody outside the portal does with a receipt: an ordinary JOSE library and the published keys, nothing of ours.
import { createHash } from 'node:crypto';
import { compactVerify, createRemoteJWKSet } from 'jose';

/** The payload of a receipt, once its signature fits one of the portal's published keys. */
export async function verify(receipt, origin) {
  const keys = createRemoteJWKSet(new URL('/.well-known/jwks.json', origin));
  const { payload, protectedHeader } = await compactVerify(receipt, keys, { algorithms: ['EdDSA'] });
  return { header: protectedHeader, payload: JSON.parse(new TextDecoder().decode(payload)) };
}

export const fingerprint = (receipt) => createHash('sha256').update(receipt).digest('hex');

/** The same file with another character in one place. */
export const altered = (receipt, place) =>
  receipt.slice(0, place) + (receipt[place] === 'A' ? 'B' : 'A') + receipt.slice(place + 1);
