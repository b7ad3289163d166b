// What a citizen takes along: the page opens without network and scripts, and the FHIR file is valid by a validator that
// is not ours.
import { readFile, writeFile, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fhir from 'fhir';
import { check } from './helpers/axe.mjs';
import { test, expect, expectPage } from './helpers/test.mjs';

const PAGE = '/helseregistre/ta-med';
const PEOPLE = ['kari', 'gunnar', 'line', 'arne', 'ingrid'];

/** Saves a file by its link, as one does. */
async function save(page, link) {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: link }).click()]);
  return { name: file.suggestedFilename(), body: await readFile(await file.path()) };
}

test('the page leads to every form, and each is saved with its date', async ({ page, logIn }) => {
  await logIn('kari');
  await page.goto('/helseregistre');
  await page.getByRole('link', { name: 'Ta med deg opplysningene' }).click();
  await expectPage(page, PAGE, 'Ta med deg opplysningene');
  for (const [link, ending] of [['Side til å lese', 'html'], ['(JSON)', 'json'], ['(CSV)', 'zip'], ['(FHIR)', 'fhir.json']]) {
    const { name, body } = await save(page, link);
    expect(name).toMatch(new RegExp(`^innsyn-\\d{4}-\\d\\d-\\d\\d\\.${ending}$`));
    expect(body.length).toBeGreaterThan(1000);
    if (ending !== 'zip') expect(body.toString()).not.toMatch(/(?<!\d)\d{11}(?!\d)/);
  }
});

test('the saved page reads well without network and scripts, on a phone and on paper', async ({ page, logIn, browser }) => {
  await logIn('kari');
  await page.goto(PAGE);
  const { body } = await save(page, 'Side til å lese');
  const file = join(await mkdtemp(join(tmpdir(), 'innsyn-')), 'innsyn.html');
  await writeFile(file, body);
  const context = await browser.newContext({ offline: true, viewport: { width: 360, height: 780 } });
  const saved = await context.newPage();
  const requests = [];
  const faults = [];
  saved.on('request', (request) => requests.push(request.url()));
  saved.on('console', (message) => faults.push(message.text()));
  saved.on('pageerror', (error) => faults.push(String(error)));
  await saved.goto(pathToFileURL(file).href);
  expect(requests).toEqual([pathToFileURL(file).href]);
  await expect(saved.getByRole('heading', { level: 1 })).toHaveText('Innsyn for Kari Danser');
  await expect(saved.locator('svg.course').first()).toBeVisible();
  expect(faults).toEqual([]);
  expect(await check(saved, { exhibit: true })).toEqual([]);
  await saved.emulateMedia({ media: 'print' });
  await expect(saved.getByRole('heading', { level: 1 })).toBeVisible();
  await context.close();
});

test('the FHIR file is valid R4 for everybody', async ({ browser, baseURL }) => {
  const validator = new fhir.Fhir();
  for (const person of PEOPLE) {
    const context = await browser.newContext({ baseURL });
    await context.request.post('/logg-inn/testperson', { form: { person }, headers: { 'sec-fetch-site': 'same-origin' } });
    const answer = await context.request.get(`${PAGE}/innsyn-fhir.json`);
    expect(answer.headers()['content-type']).toBe('application/fhir+json');
    const bundle = await answer.json();
    // A warning is a code outside an example's list, which any code may be.
    const { messages } = validator.validate(bundle, { errorOnUnexpected: true });
    expect(messages.filter((m) => m.severity === 'error'), person).toEqual([]);
    const kinds = new Set(bundle.entry.map((entry) => entry.resource.resourceType));
    expect(kinds.has('Patient') && kinds.has('AuditEvent'), [...kinds].join()).toBe(true);
    await context.close();
  }
});
