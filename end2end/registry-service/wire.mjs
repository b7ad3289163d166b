// How the stand-in registries write: JSON as the XML that mirrors it, and sealed bodies (contract §6.4).
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const escape = (text) => String(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** A value as an element: its name, and its type where it is no text. */
export function xml(name, value) {
  const plain = /^[a-zA-Z][a-zA-Z0-9]*$/.test(name);
  const [tag, named] = plain ? [name, ''] : ['felt', ` navn="${escape(name)}"`];
  if (value === null) return `<${tag}${named} type="tom"/>`;
  if (Array.isArray(value)) return `<${tag}${named} type="liste">${value.map((item) => xml('post', item)).join('')}</${tag}>`;
  if (typeof value === 'object') {
    const inner = Object.entries(value).filter(([, v]) => v !== undefined).map(([n, v]) => xml(n, v)).join('');
    return `<${tag}${named} type="objekt">${inner}</${tag}>`;
  }
  const type = { number: ' type="tall"', boolean: ' type="boolsk"' }[typeof value] ?? '';
  return `<${tag}${named}${type}>${escape(value)}</${tag}>`;
}

/** AES-256-CBC, PKCS #7, a random IV first, base64. */
export function seal(key, body) {
  const iv = randomBytes(16);
  const cipher = createCipheriv('aes-256-cbc', key, iv);
  return Buffer.concat([iv, cipher.update(body), cipher.final()]).toString('base64');
}

export function open(key, text) {
  const bytes = Buffer.from(text.toString('latin1').trim(), 'base64');
  const decipher = createDecipheriv('aes-256-cbc', key, bytes.subarray(0, 16));
  return Buffer.concat([decipher.update(bytes.subarray(16)), decipher.final()]).toString('utf8');
}

/** The same body with its last block altered, so that the padding is wrong. */
export function alter(text) {
  const bytes = Buffer.from(text, 'base64');
  bytes[bytes.length - 17] ^= 0xff;
  return bytes.toString('base64');
}
