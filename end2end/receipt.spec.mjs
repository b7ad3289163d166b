// A receipt leaves the portal and is believed elsewhere: made in the browser, taken along as a file, verified with an
// ordinary JOSE library and the published keys, and handed in at the public page.
import { readFileSync } from 'node:fs';
import { test, expect, plain, tick } from './helpers/test.mjs';
import { altered, fingerprint, verify } from './helpers/receipts.mjs';

const SETTING = '/personverninnstillinger/forskning/nprkpr/utlevering-formal';
const OTHER = '/personverninnstillinger/forskning/nprkpr/utlevering-fodselsnummer';

/** Reserves in the browser and comes back with the signed file. */
async function reserve(page, setting) {
  await page.goto(`${setting}/bekreft?valg=aktiv`);
  const understood = page.getByRole('checkbox');
  if (await understood.count()) await tick(page, 'Jeg forstår');
  await page.locator('form[method=post][action$="/bekreft"] button').click();
  await expect(page).toHaveURL(/\/kvittering\/[0-9A-Z-]+$/);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Last ned signert kvittering' }).click(),
  ]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
}

/** Hands a file in at the public page, and gives the heading of the answer. */
async function handIn(page, text) {
  await page.goto('/verifiser');
  await page.getByLabel('Fil med kvitteringen').setInputFiles({
    name: 'kvittering.jws',
    mimeType: 'application/jose',
    buffer: Buffer.from(text),
  });
  await page.getByRole('button', { name: 'Sjekk kvitteringen' }).click();
  return plain(await page.locator('h1').innerText());
}

test('a receipt is verified outside the portal, and altered it is refused', async ({ page, browser, logIn, baseURL }) => {
  await logIn('ingrid');
  const first = await reserve(page, SETTING);
  const number = page.url().split('/').at(-1);
  expect(first.name).toBe(`kvittering-${number}.jws`);
  const shown = (await page.locator('main code').innerText()).replaceAll(' ', '');
  expect(shown).toBe(fingerprint(first.text));

  const { header, payload } = await verify(first.text, baseURL);
  expect(header).toEqual({ typ: 'consent-receipt+jwt', alg: 'EdDSA', kid: expect.stringMatching(/^[0-9a-f]{16}$/) });
  expect(payload).toMatchObject({ iss: baseURL, receipt_id: number, event: { event_state: 'given' } });
  expect(first.text + JSON.stringify(payload)).not.toMatch(/Ingrid|\b\d{11}\b/);

  const second = await reserve(page, OTHER);
  const next = (await verify(second.text, baseURL)).payload;
  expect(next.sequence).toBe(payload.sequence + 1);
  expect(next.previous_receipt_sha256).toBe(fingerprint(first.text));

  // Somebody else, who has never logged in.
  const stranger = await (await browser.newContext({ baseURL })).newPage();
  expect(await handIn(stranger, first.text)).toBe('Kvitteringen er ekte');
  await expect(stranger.locator('main')).toContainText(number);
  await expect(stranger.locator('main')).not.toContainText(/Ingrid|pasientregister|reserver/i);
  const last = first.text.length - 1;
  for (const place of [0, first.text.indexOf('.') + 40, last - 1, last]) {
    const text = altered(first.text, place);
    expect(await handIn(stranger, text), `altered at ${place}`).not.toBe('Kvitteringen er ekte');
    // The last character of 86 holds two bits of the signature and four that mean nothing; where only those differ,
    // other libraries read the same signature. The portal refuses that too.
    if (place !== last) await expect(verify(text, baseURL), `altered at ${place}`).rejects.toThrow();
  }
  expect(await handIn(stranger, `${first.text}\n`)).not.toBe('Kvitteringen er ekte');
  await stranger.context().close();
});

test('a link from a registry\'s own page leads through the login to the setting', async ({ page, logIn, baseURL }) => {
  await logIn('arne');
  const receipt = await reserve(page, '/personverninnstillinger/forskning/nprkpr/oppbevaring');
  const { payload } = await verify(receipt.text, baseURL);
  await page.context().clearCookies();
  await page.goto(payload.pii_processing.withdrawal_method);
  await page.getByRole('button', { name: /^Arne/ }).click();
  await expect(page).toHaveURL(/\/personverninnstillinger\/forskning\/nprkpr\/oppbevaring$/);
});
