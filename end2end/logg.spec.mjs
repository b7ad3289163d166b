// The log of use: all registries on one page, filtered, older rows, as a file and on paper, with and without scripts; one
// registry's own; and what one takes part in.
import { readFile } from 'node:fs/promises';
import { FROM_HERE, test, expect, expectPage } from './helpers/test.mjs';
import { check } from './helpers/axe.mjs';

const LOG = '/logg';

const rows = (page) => page.locator('main .log > li');
const show = (page) => page.getByRole('button', { name: 'Vis loggen' }).click();
const select = (page, label, option) => page.getByLabel(label, { exact: true }).selectOption({ label: option });

test('the log of all registries is filtered by registry, kind, who, contact and days, and the filter is cleared', async ({ page, logIn }) => {
  await logIn('kari');
  await page.goto('/');
  await page.getByRole('link', { name: 'Logg over bruk' }).click();
  await expectPage(page, LOG, 'Logg over bruk');
  await expect(rows(page).first()).toContainText('Du så på loggen over bruk for alle registre.');
  const all = await rows(page).count();
  expect(all).toBeGreaterThan(10);

  await select(page, 'Register', 'Norsk MS-register og biobank');
  await show(page);
  await expect(page.getByLabel('Register', { exact: true })).toHaveValue('ms');
  const ms = await rows(page).count();
  expect(ms).toBeGreaterThan(0);
  expect(ms).toBeLessThan(all);
  for (const row of await rows(page).all()) await expect(row).toContainText('Norsk MS-register og biobank');

  await select(page, 'Hvem', 'Datasystemer');
  await show(page);
  for (const row of await rows(page).all()) await expect(row).toContainText('Det skjedde automatisk');
  await expect(page).toHaveURL((url) => url.searchParams.get('hvem') === 'automatisk' && url.searchParams.get('register') === 'ms');

  await page.getByRole('link', { name: 'Fjern filteret' }).click();
  await select(page, 'Hva vil du se?', 'Bare kopier');
  await show(page);
  for (const row of await rows(page).all()) await expect(row).toContainText('fikk en kopi av');

  await page.getByRole('link', { name: 'Fjern filteret' }).click();
  await select(page, 'Kontakt med deg', 'Bare der vi ikke fant kontakt');
  await show(page);
  const marked = await rows(page).count();
  expect(marked).toBeGreaterThan(0);
  await expect(page.locator('.log .status', { hasText: 'Ingen kontakt funnet' })).toHaveCount(marked);

  await page.getByRole('link', { name: 'Fjern filteret' }).click();
  await page.getByLabel('Fra dato').fill('2026-01-02');
  await page.getByLabel('Til dato').fill('2026-01-01');
  await show(page);
  await expect(page).toHaveTitle(/^Feil: /);
  await expect(page.getByRole('group', { name: 'Du må rette dette før du kan gå videre' })).toBeFocused();
  await expect(rows(page)).toHaveCount(0);
});

test('a row without a contact says what that means, and leads to the registry', async ({ page, logIn }) => {
  await logIn('kari');
  await page.goto(`${LOG}?kontakt=ja`);
  const row = rows(page).first();
  await row.getByRole('link', { name: 'Hva betyr «Ingen kontakt funnet»?' }).click();
  await expect(page).toHaveURL((url) => url.hash === '#ingen-kontakt');
  await expect(page.locator('#ingen-kontakt')).toContainText('Laboratorier ser på prøver uten å møte deg.');
  const report = row.getByRole('link', { name: /^Meld fra om dette oppslaget/ });
  await expect(report).toHaveAttribute('href', /^\/helseregistre\/[a-z-]+\/henvendelse\/oppslag\?oppslag=[0-9A-Z-]+$/);
  await row.locator('summary').click();
  await expect(row.locator('dt').first()).toBeVisible();
});

test('the file has the rows of the filter and says how complete the log is', async ({ page, logIn }) => {
  await logIn('kari');
  await page.goto(`${LOG}?register=sysvak&hvem=personer`);
  const count = await rows(page).count();
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Last ned som fil (CSV)' }).click()]);
  expect(file.suggestedFilename()).toMatch(/^logg-\d{4}-\d\d-\d\d\.csv$/);
  const text = await readFile(await file.path(), 'utf8');
  expect(text.startsWith('\ufeffTidspunkt;Register;')).toBe(true);
  expect(text.split('\r\n').filter((line) => /^20\d\d-/.test(line))).toHaveLength(count);
  expect(text).toMatch(/;Merknad;.*omplett/);
  expect(text).not.toMatch(/\d{11}/);
});

test('all that the sources say stands open on the page to print', async ({ page, logIn }) => {
  await logIn('kari');
  await page.goto(`${LOG}?register=sysvak`);
  await page.getByRole('link', { name: 'Vis alt for utskrift' }).click();
  await expect(page).toHaveURL((url) => url.searchParams.get('apne') === 'alle' && url.searchParams.get('register') === 'sysvak');
  await expect(page.locator('.log details:not([open])')).toHaveCount(0);
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('main').getByText('Kari Danser').first()).toBeVisible();
  await expect(page.locator('form.search')).toBeHidden();
});

test('nobody in a log is never said of a registry that has not said so', async ({ page, logIn }) => {
  await logIn('ingrid');
  await page.goto(LOG);
  await expect(page.locator('main .empty')).toContainText('Vi har ikke fått melding om at noen andre har brukt opplysningene.');
  await expect(page.getByRole('region', { name: 'Er loggen komplett?' })).toBeVisible();
});

test("a child's log is read by acting for the child", async ({ page, context, logIn }) => {
  await logIn('line');
  await page.goto(LOG);
  await page.getByRole('link', { name: 'Velg hvem du vil se loggen for' }).click();
  await expect(page).toHaveURL((url) => url.pathname === '/pa-vegne-av');
  await context.request.post('/pa-vegne-av', { form: { valg: '1003-FO' }, headers: FROM_HERE, maxRedirects: 0 });
  await page.goto(LOG);
  await expect(rows(page).first()).toContainText('Line Danser på vegne av Oliver Danser');
});

test('what one takes part in has its way from invitation to result', async ({ page, logIn }) => {
  await logIn('kari');
  await page.goto('/deltakelse');
  await expectPage(page, '/deltakelse', 'Forskning og screening');
  const first = page.locator('main .rows a').first();
  const name = await first.innerText();
  await first.click();
  await expect(page.locator('h1')).toHaveText(name);
  await expect(page.locator('.steps > li').first()).toContainText(/Ferdig|Du er her nå/);
});

for (const address of [LOG, `${LOG}?apne=alle`, `${LOG}?kontakt=ja`, '/helseregistre/sysvak/logg?tidsrom=alt', '/deltakelse']) {
  test(`${address} is accessible at 360 px`, async ({ page, logIn, scripts }) => {
    await logIn('kari');
    await page.setViewportSize({ width: 360, height: 780 });
    await page.goto(address);
    if (scripts) expect(await check(page)).toEqual([]);
  });
}
