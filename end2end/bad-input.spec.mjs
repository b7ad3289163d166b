// Whatever is sent: the right page with the right status, nothing half-written, and never a word about others.
import { test, expect, expectPage, logIn, plain, tick, FROM_HERE } from './helpers/test.mjs';
import { DIABETES, KPR, history, lift, openForm, send } from './helpers/forms.mjs';
import { stale } from './helpers/states.mjs';

// Each test that changes something has its own person, so that they may run at the same time.
const as = (person) => test.extend({
  request: async ({ playwright, baseURL }, use) => {
    const request = await playwright.request.newContext({ baseURL });
    await logIn(request, person);
    await use(request);
    await request.dispose();
  },
});

const heading = async (answer) => plain((await answer.text()).match(/<h1>(.*?)<\/h1>/)[1]);
/** The page without what differs each time: its nonce, and the second at which the session ends. */
const withoutNonce = async (answer) => (await answer.text()).replaceAll(/nonce="[^"]+"|data-seconds="\d+"/g, '');

async function expectRefusal(answer, status, words) {
  expect(answer.status()).toBe(status);
  expect(await heading(answer)).toBe(words);
}

as('ingrid')('what one may not see looks exactly like what does not exist', async ({ request }) => {
  const missing = await request.get('/helseregistre/finnes-ikke/innhold');
  await expectRefusal(missing, 404, 'Vi finner ikke siden.');
  const page = await withoutNonce(missing);
  for (const address of [
    '/helseregistre/ms/innhold',
    '/helseregistre/ms/logg',
    '/helseregistre/kvarus/innhold?vis=ja',
    '/helseregistre/ms/rapport/0CJG-XVNW-00000',
    '/personverninnstillinger/forskning/diabetes',
    '/personverninnstillinger/forskning/diabetes/lagring',
    '/personverninnstillinger/forskning/diabetes/lagring/bekreft?valg=aktiv',
    '/personverninnstillinger/forskning/finnes-ikke',
    '/personverninnstillinger/finnes-ikke',
    '/personverninnstillinger/forskning/nprkpr/finnes-ikke',
    '/personverninnstillinger/kvittering/finnes-ikke',
    '/helseregistre/%00',
    '/helseregistre/..%2F..%2Fetc%2Fpasswd/innhold',
    '/finnes-ikke',
    '/pkg/finnes-ikke.js',
    '/pkg/../../Cargo.toml',
  ]) {
    const answer = await request.get(address);
    expect(answer.status(), address).toBe(404);
    expect(await withoutNonce(answer), address).toBe(page);
  }
  for (const form of [DIABETES, '/personverninnstillinger/forskning/finnes-ikke/lagring', `${KPR}/finnes-ikke`]) {
    const sent = await send(request, form, { gjelder: '1006', valg: 'aktiv', sekvensnummer: '0', nokkel: 'k1', forstar: 'ja' });
    expect(sent.status(), form).toBe(404);
    expect(await withoutNonce(sent), form).toBe(page);
  }
});

as('kari')('somebody else\'s receipt and report are not there', async ({ request, playwright, baseURL }) => {
  const other = await playwright.request.newContext({ baseURL });
  await logIn(other, 'gunnar');
  const [theirs] = await history(other);
  const made = theirs.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
  expect((await other.get(theirs)).status()).toBe(200);
  const [foreign, unknown] = [await request.get(theirs), await request.get(made)];
  await expectRefusal(foreign, 404, 'Vi finner ikke siden.');
  expect(unknown.status()).toBe(404);
  expect(await withoutNonce(foreign)).toBe(await withoutNonce(unknown));

  const [report] = (await (await other.get('/helseregistre/ms/innhold')).text()).match(/\/helseregistre\/ms\/rapport\/[0-9A-Z-]+/);
  expect((await other.get(report)).status()).toBe(200);
  expect(await withoutNonce(await request.get(report))).toBe(await withoutNonce(unknown));
  await other.dispose();
});

test('without a session one is led to login, told why, and led back', async ({ page, context, baseURL }) => {
  await context.addCookies([{ name: '__Host-innsyn', value: 'A'.repeat(43), domain: '127.0.0.1', path: '/', secure: true, httpOnly: true }]);
  await page.goto('/personverninnstillinger/historikk?side=1');
  await expectPage(page, '/logg-inn', 'Logg inn');
  await expect(page.locator('main')).toContainText('Logg inn for å se siden du ville til.');
  await page.getByRole('button', { name: 'Arne Myhre' }).click();
  await expect(page).toHaveURL(`${baseURL}/personverninnstillinger/historikk?side=1`);
});

as('arne')('a form sent after the session ended is not carried out, and leads back to where it was', async ({ request, playwright, baseURL }) => {
  const before = await history(request);
  const form = await openForm(request, `${KPR}/utlevering-formal`, 'aktiv');
  const nobody = await playwright.request.newContext({ baseURL });
  const answer = await send(nobody, `${KPR}/utlevering-formal`, form);
  expect(answer.status()).toBe(303);
  expect(answer.headers().location).toBe(`/logg-inn?grunn=tidsavbrudd&retur=${KPR}/utlevering-formal`);
  expect(await (await nobody.get(answer.headers().location)).text()).toContain('Det du holdt på med, er ikke sendt.');
  await nobody.dispose();
  expect(await history(request)).toEqual(before);
});

as('sunniva')('the same form sent five times at once is carried out once', async ({ request }) => {
  const setting = `${KPR}/utlevering-fodselsnummer`;
  await lift(request, setting);
  const before = await history(request);
  const form = await openForm(request, setting, 'aktiv');
  const answers = await Promise.all(Array.from({ length: 5 }, () => send(request, setting, form)));
  expect(answers.map((answer) => answer.status())).toEqual([303, 303, 303, 303, 303]);
  const receipts = new Set(answers.map((answer) => answer.headers().location));
  expect(receipts.size).toBe(1);
  const after = await history(request);
  expect(after).toEqual([...receipts, ...before]);

  // And later again, as when the receipt is reloaded; and with another answer, which is another form.
  const again = await send(request, setting, form);
  expect(again.headers().location).toBe(after[0]);
  await expectRefusal(await send(request, setting, { ...form, valg: 'inaktiv' }), 422, 'Skjemaet er alt brukt.');
  expect(await history(request)).toEqual(after);
});

as('hjordis')('different forms sent at once: one is carried out, the others are told', async ({ request }) => {
  const setting = `${KPR}/oppbevaring`;
  await lift(request, setting);
  const before = await history(request);
  const forms = await Promise.all(Array.from({ length: 4 }, () => openForm(request, setting, 'aktiv')));
  expect(new Set(forms.map(({ nokkel }) => nokkel)).size).toBe(4);
  const answers = await Promise.all(forms.map((form) => send(request, setting, form)));
  expect(answers.map((answer) => answer.status()).sort()).toEqual([303, 409, 409, 409]);
  expect(await history(request)).toHaveLength(before.length + 1);
});

as('amina')('an answer to something that has changed since is not stored', async ({ request }) => {
  const answer = await stale(request, `${KPR}/utlevering-formal`);
  await expectRefusal(answer, 409, 'Innstillingen er endret.');
  expect(await answer.text()).toContain(`href="${KPR}/utlevering-formal"`);
  expect((await history(request)).length).toBeGreaterThan(1);
});

test('in two windows the second is told and led to the new state', async ({ context, logIn: as }) => {
  await as('gunnar');
  const [first, second] = [await context.newPage(), await context.newPage()];
  const setting = `${KPR}/utlevering-formal`;
  await lift(context.request, setting);
  for (const page of [first, second]) await page.goto(`${setting}/bekreft?valg=aktiv`);
  await first.getByRole('button', { name: 'Ja, reserver meg' }).click();
  await expect(first.locator('h1')).toHaveText('Du har reservert deg');
  await second.getByRole('button', { name: 'Ja, reserver meg' }).click();
  await expect(second.locator('h1')).toHaveText('Innstillingen er endret.');
  await second.getByRole('link', { name: 'Se ny status' }).click();
  await expectPage(second, setting, 'Skal opplysninger fra KPR kunne utleveres til forskning og kvalitetsarbeid?');
  await expect(second.locator('main')).toContainText('Du har reservert deg');
  await tick(second, 'Ja, de kan utleveres');
  await second.getByRole('button', { name: 'Gå videre' }).click();
  await second.getByRole('button', { name: 'Ja, opphev reservasjonen' }).click();
  await expect(second.locator('h1')).toHaveText('Du har opphevet reservasjonen');
});

as('nora')('a form that cannot be read is refused whole', async ({ request }) => {
  const setting = `${KPR}/utlevering-formal`;
  const before = await history(request);
  const good = await openForm(request, setting, 'aktiv');
  const encoded = 'application/x-www-form-urlencoded';
  const raw = (data, type = encoded) => send(request, setting, undefined, { form: undefined, data, headers: { ...FROM_HERE, 'content-type': type } });
  const words = new URLSearchParams(good).toString();
  for (const [what, answer] of [
    ['nothing', await raw('')],
    ['bytes that are no text', await raw(Buffer.from([0x76, 0x3d, 0xff, 0xfe, 0x26, 0x25, 0x5a]))],
    ['half an escape', await raw(`${words}&valg=%F`)],
    ['the type of plain text', await raw(words, 'text/plain')],
    ['JSON', await raw(JSON.stringify(good), 'application/json')],
    ['no key', await send(request, setting, { valg: 'aktiv', sekvensnummer: good.sekvensnummer })],
    ['no answer', await send(request, setting, { nokkel: good.nokkel, sekvensnummer: good.sekvensnummer })],
    ['an answer there is not', await send(request, setting, { ...good, valg: 'kanskje' })],
    ['a number that is none', await send(request, setting, { ...good, sekvensnummer: 'tre' })],
    ['a number too large', await send(request, setting, { ...good, sekvensnummer: '99999999999999999999' })],
    ['a field twice', await raw(`${words}&valg=inaktiv`)],
  ]) {
    expect.soft(answer.status(), what).toBe(400);
    expect.soft(await heading(answer), what).toBe('Vi forsto ikke skjemaet.');
  }
  await expectRefusal(await send(request, setting, { ...good, nokkel: 'x'.repeat(66_000) }), 413, 'Det du sendte, er for stort.');
  await expectRefusal(await send(request, setting, { ...good, nokkel: '' }), 422, 'Skjemaet er alt brukt.');
  expect(await history(request)).toEqual(before);
});

as('oliver')('a form that does not come from the portal changes nothing', async ({ request, baseURL }) => {
  const setting = `${KPR}/utlevering-formal`;
  await lift(request, setting);
  const before = await history(request);
  const form = await openForm(request, setting, 'aktiv');
  for (const headers of [
    {},
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'none' },
    { origin: 'https://ond.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site', origin: baseURL },
  ]) {
    await expectRefusal(await send(request, setting, form, { headers }), 403, 'Du har ikke tilgang til denne siden.');
  }
  for (const address of ['/logg-ut', '/logg-inn/testperson', '/okt/forleng']) {
    expect((await request.post(address, { form: { person: 'kari' }, maxRedirects: 0 })).status(), address).toBe(403);
  }
  expect(await history(request)).toEqual(before);
  expect((await send(request, setting, form, { headers: { origin: baseURL } })).status(), 'its own origin is enough').toBe(303);
  expect(await history(request)).toHaveLength(before.length + 1);
});

as('line')('reading changes nothing, and nothing else but reading is done with pages', async ({ request }) => {
  const setting = `${KPR}/utlevering-fodselsnummer`;
  const before = await history(request);
  const form = await openForm(request, setting, 'aktiv');
  expect((await request.get(`${setting}/bekreft?${new URLSearchParams(form)}`)).status()).toBe(200);
  for (const address of ['/logg-ut', '/logg-inn/testperson?person=kari', '/okt/forleng']) {
    expect((await request.get(address, { maxRedirects: 0 })).status(), address).toBe(405);
  }
  expect((await request.get('/', { maxRedirects: 0 })).status(), 'still logged in').toBe(200);
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
    for (const address of ['/', '/helseregistre', '/personverninnstillinger', '/personverninnstillinger/historikk']) {
      const answer = await request.fetch(address, { method, headers: FROM_HERE, maxRedirects: 0 });
      expect(answer.status(), `${method} ${address}`).toBe(405);
    }
  }
  expect(await history(request)).toEqual(before);
});

as('jonas')('odd addresses are read as what they say', async ({ request }) => {
  for (const [address, status] of [
    ['/personverninnstillinger/historikk?side=-1', 200],
    ['/personverninnstillinger/historikk?side=4294967295', 200],
    ['/personverninnstillinger/historikk?side=99999999999999999999', 200],
    ['/helseregistre?sok=%3Cscript%3Ealert(1)%3C/script%3E&vis=%27%22', 200],
    [`/helseregistre?sok=${'å'.repeat(2000)}`, 200],
    ['/helseregistre/sysvak/logg?tidsrom=evig', 200],
    ['/helseregistre/sysvak/innhold?apne=alle&apne=alle&vis=%FF', 200],
    [`${KPR}/oppbevaring?valg=kanskje&merknad=hei`, 200],
    [`${KPR}/oppbevaring/bekreft?valg=kanskje`, 200],
    ['/logg-inn?grunn=hei&retur=https://ond.example', 200],
  ]) {
    const answer = await request.get(address);
    expect(answer.status(), address.slice(0, 80)).toBe(status);
    expect(await answer.text()).not.toContain('<script>alert');
  }
});

test('login never leads out of the portal', async ({ playwright, baseURL }) => {
  for (const retur of ['https://ond.example', '//ond.example', '/\\ond.example', '/\t/ond.example', 'javascript:alert(1)', '/logg-ut']) {
    const request = await playwright.request.newContext({ baseURL });
    const answer = await request.post('/logg-inn/testperson', { form: { person: 'kari', retur }, headers: FROM_HERE, maxRedirects: 0 });
    expect(answer.status(), retur).toBe(303);
    expect(new URL(answer.headers().location, baseURL).href, retur).toBe(`${baseURL}/`);
    await request.dispose();
  }
});
