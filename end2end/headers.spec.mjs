// What every answer carries, whatever kind it is.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, expect, logIn, FROM_HERE } from './helpers/test.mjs';
import { SITE } from './helpers/places.mjs';
import { DIABETES } from './helpers/forms.mjs';

const large = { valg: 'aktiv', fyll: 'a'.repeat(70_000) };
const files = JSON.parse(readFileSync(join(SITE, 'manifest.json'), 'utf8'));

const ANSWERS = {
  page: [200, (request) => request.get('/helseregistre')],
  'public page': [200, (request) => request.get('/hjelp')],
  redirect: [303, (request) => request.get('/', { headers: { cookie: '' } })],
  'page that is not there': [404, (request) => request.get('/finnes-ikke')],
  'refused form': [403, (request) => request.post(`${DIABETES}/bekreft`, { form: { valg: 'aktiv' } })],
  'wrong method': [405, (request) => request.put('/helseregistre', { headers: FROM_HERE })],
  'body too large': [413, (request) => request.post(`${DIABETES}/bekreft`, { form: large, headers: FROM_HERE })],
  'answer to a script': [200, (request) => request.get('/okt')],
  file: [200, (request) => request.get(files.js)],
};

for (const [name, [status, ask]] of Object.entries(ANSWERS)) {
  test(`safe to show and not kept by others: ${name}`, async ({ playwright, baseURL }) => {
    const request = await playwright.request.newContext({ baseURL, maxRedirects: 0 });
    if (name !== 'redirect') await logIn(request, 'line');
    const answer = await ask(request);
    expect(answer.status()).toBe(status);
    const headers = answer.headers();
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(headers['x-frame-options']).toBe('DENY');
    expect(headers['cross-origin-opener-policy']).toBe('same-origin');
    expect(headers['cache-control']).toBe(name === 'file' ? 'public, max-age=31536000, immutable' : 'no-store');
    const policy = headers['content-security-policy'];
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/'unsafe-(inline|eval|hashes)'|https?:|\*/);
    const isPage = headers['content-type']?.startsWith('text/html');
    if (isPage) expect(policy).toMatch(/script-src 'self' 'nonce-[\w-]{16,}'/);
    expect(Boolean(isPage)).toBe(!['redirect', 'answer to a script', 'file'].includes(name));
    await request.dispose();
  });
}

test('no two pages have the same nonce, and every inline script has its own page\'s', async ({ request }) => {
  const nonces = new Set();
  for (let round = 0; round < 50; round += 1) {
    const page = await request.get('/hjelp');
    const [, nonce] = page.headers()['content-security-policy'].match(/'nonce-([^']+)'/);
    const scripts = [...(await page.text()).matchAll(/<script[^>]*>/g)].map(([tag]) => tag);
    expect(scripts.length).toBeGreaterThan(0);
    for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`);
    nonces.add(nonce);
  }
  expect(nonces.size).toBe(50);
});

test('files come compressed, and are what was built', async ({ request }) => {
  for (const address of [files.css, files.js, files.wasm]) {
    const answer = await request.get(address, { headers: { 'accept-encoding': 'br' } });
    expect(answer.status()).toBe(200);
    expect(answer.headers()['content-encoding'], address).toBe('br');
    expect(answer.headers().vary).toContain('accept-encoding');
    expect(Buffer.compare(await answer.body(), readFileSync(join(SITE, address))), address).toBe(0);
  }
});

test('the one cookie is for this host, for the server only, and ends with the browser', async ({ playwright, baseURL }) => {
  const request = await playwright.request.newContext({ baseURL });
  const answer = await request.post('/logg-inn/testperson', { form: { person: 'line' }, headers: FROM_HERE, maxRedirects: 0 });
  const cookies = answer.headersArray().filter(({ name }) => name.toLowerCase() === 'set-cookie');
  expect(cookies).toHaveLength(1);
  expect(cookies[0].value).toMatch(/^__Host-innsyn=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Lax$/);
  const session = cookies[0].value.match(/=([\w-]+)/)[1];

  const out = await request.post('/logg-ut', { headers: FROM_HERE, maxRedirects: 0 });
  expect(out.headers()['clear-site-data']).toContain('"cache"');
  expect(out.headers()['set-cookie']).toContain('Max-Age=0');
  const again = await request.get('/', { headers: { cookie: `__Host-innsyn=${session}` }, maxRedirects: 0 });
  expect(again.status(), 'the session has ended on the server too').toBe(303);
  await request.dispose();
});
