// The history: filtered, as a file, on paper; settings as they were; and the text that was answered.
import { readFile } from 'node:fs/promises';
import { test, expect, expectPage, plain } from './helpers/test.mjs';
import { KPR, lift, set } from './helpers/forms.mjs';

const OVERVIEW = '/personverninnstillinger';
const HISTORY = `${OVERVIEW}/historikk`;
const PAST = `${OVERVIEW}/tidsreise`;

const rows = (page) => page.locator('main tbody tr');
const show = (page) => page.getByRole('button', { name: 'Vis endringene' }).click();
const select = (page, label, option) => page.getByLabel(label, { exact: true }).selectOption({ label: option });

/** A faulty day: said in the title, in a summary that has the focus, and by the field, which the summary leads to. */
async function expectFault(page, label, message) {
  await expect(page).toHaveTitle(/^Feil: /);
  const summary = page.getByRole('group', { name: 'Du må rette dette før du kan gå videre' });
  await expect(summary).toBeFocused();
  const field = page.getByLabel(label, { exact: true });
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await summary.getByRole('link', { name: message }).click();
  await expect(field).toBeFocused();
}

/** One registry as it was: the panel with its name. */
const registry = (page, name) => page.locator('main section.panel').filter({ has: page.getByRole('heading', { name }) });

test('the history is filtered by registry, area, who and days, and the filter is cleared', async ({ page, logIn }) => {
  await logIn('gunnar');
  await page.goto(OVERVIEW);
  await page.getByRole('link', { name: 'Se hele historikken' }).click();
  await expectPage(page, HISTORY, 'Historikk');
  const all = await rows(page).count();
  expect(all).toBeGreaterThan(4);

  await select(page, 'Register', 'Norsk MS-register og biobank');
  await select(page, 'Gjort av', 'Register eller sykehus');
  await show(page);
  await expect(rows(page)).toHaveCount(2);
  await expect(page.getByRole('status')).toHaveText('2 endringer');
  for (const words of ['Opplysninger om sykdommen', 'Registrert av Haukeland', 'På papir', 'Tekst: versjon 1']) {
    await expect(rows(page).last()).toContainText(words);
  }
  await expect(page.getByLabel('Register', { exact: true })).toHaveValue('ms');

  await page.getByRole('link', { name: 'Fjern filteret' }).click();
  await expect(rows(page)).toHaveCount(all);
  await page.getByLabel('Fra dato').fill('2022-10-01');
  await page.getByLabel('Til dato').fill('2022-10-01');
  await show(page);
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page)).toContainText('Utlevering til forskning og andre formål');
  await expect(page.locator('main')).toContainText('Viser bare: fra 1. oktober 2022 · til 1. oktober 2022');

  await select(page, 'Område', 'Tjenester og tilgang');
  await show(page);
  await expect(rows(page)).toHaveCount(0);
  await expect(page.getByRole('status')).toContainText('Ingen endringer passer');
  await page.getByRole('status').getByRole('link', { name: 'Fjern filteret' }).click();
  await expect(rows(page)).toHaveCount(all);

  await page.getByLabel('Fra dato').fill('2022-10-01');
  await page.getByLabel('Til dato').fill('2022-09-30');
  await show(page);
  await expectFault(page, 'Til dato', 'Til dato: Datoen må være den samme som fra-datoen eller senere.');
  await expect(rows(page)).toHaveCount(0);
});

test('the file has the rows of the filter, in columns for a spreadsheet', async ({ page, logIn }) => {
  await logIn('gunnar');
  await page.goto(`${HISTORY}?omrade=forskning`);
  const count = await rows(page).count();
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Last ned som fil (CSV)' }).click()]);
  expect(file.suggestedFilename()).toMatch(/^historikk-\d{4}-\d\d-\d\d\.csv$/);
  const text = await readFile(await file.path(), 'utf8');
  expect(text.startsWith('\ufeffTidspunkt;Område;Register;')).toBe(true);
  const lines = text.trimEnd().split('\r\n');
  expect(lines).toHaveLength(count + 1);
  expect(text).toContain('Spørreskjema');
  expect(text).not.toMatch(/\d{11}/);
});

test('all changes stand on one page to print, with whose they are on top', async ({ page, logIn }) => {
  await logIn('kari');
  await page.goto(`${HISTORY}?register=ms`);
  const count = await rows(page).count();
  await page.getByRole('link', { name: 'Skriv ut alle endringene' }).click();
  await expect(page).toHaveURL((url) => url.searchParams.get('register') === 'ms' && url.searchParams.get('alle') === '1');
  await expect(rows(page)).toHaveCount(count);
  const head = page.getByText('Historikk for Kari Danser, hentet fra');
  await expect(head).toBeHidden();
  await page.emulateMedia({ media: 'print' });
  await expect(head).toBeVisible();
  await expect(page.locator('form.search')).toBeHidden();
  await expect(rows(page).first()).toContainText(/[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{5}/);
});

test('a day shows the settings as they were, and two days what is different', async ({ page, logIn }) => {
  await logIn('kari');
  await page.goto(HISTORY);
  await page.getByRole('link', { name: 'Se innstillingene slik de var en annen dag' }).click();
  await expectPage(page, PAST, 'Slik var innstillingene');

  await page.getByRole('button', { name: 'Vis dagen' }).click();
  await expectFault(page, 'Dato', 'Dato: Skriv eller velg en dato.');
  await page.getByLabel('Dato', { exact: true }).fill('2022-01-01');
  await page.getByRole('button', { name: 'Vis dagen' }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Slik var det 1. januar 2022' })).toBeVisible();
  await expect(registry(page, 'Norsk pasientregister og Kommunalt')).toContainText('Helsedirektoratet');
  await expect(registry(page, 'Norsk pasientregister og Kommunalt')).toContainText('Du har reservert deg siden 11. mai 2021');
  const ms = registry(page, 'Norsk MS-register og biobank');
  await expect(ms).toContainText('Ja, fra 19. mars 2009');
  await expect(ms).toContainText('Du har trukket samtykket siden 28. november 2021');
  await expect(page.locator('main')).not.toContainText('ALS');

  await page.getByLabel('Dato', { exact: true }).fill('2009-03-18');
  await page.getByRole('button', { name: 'Vis dagen' }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Slik var det 18. mars 2009' })).toBeVisible();
  await expect(ms).toHaveCount(0);

  await page.getByLabel('Fra dato').fill('2022-01-01');
  await page.getByLabel('Til dato').fill('2025-01-01');
  await page.getByRole('button', { name: 'Sammenlign' }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Endret fra 1. januar 2022 til 1. januar 2025' })).toBeVisible();
  const kpr = page.getByRole('table', { name: 'Norsk pasientregister og Kommunalt' });
  const owner = kpr.getByRole('row').filter({ hasText: 'Ansvarlig' });
  await expect(owner).toContainText('Helsedirektoratet');
  await expect(owner).toContainText('Folkehelseinstituttet');

  await page.getByLabel('Til dato').fill('2022-01-01');
  await page.getByRole('button', { name: 'Sammenlign' }).click();
  await expect(page.locator('main')).toContainText('Ingenting er endret mellom de to dagene.');
});

test('a change is seen today and not yesterday', async ({ page, logIn }) => {
  await logIn('hjordis');
  const setting = `${KPR}/oppbevaring`;
  await lift(page.request, setting);
  await set(page.request, setting, 'aktiv');
  const day = (daysAgo) => new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Oslo' }).format(Date.now() - daysAgo * 86_400_000);
  const state = async (daysAgo) => {
    await page.goto(`${PAST}?dato=${day(daysAgo)}`);
    return plain(await registry(page, 'Norsk pasientregister og Kommunalt').innerText());
  };
  expect(await state(1)).toContain('Lagring av høyde, vekt, amming og tannhelse Du har ikke reservert deg Tekst');
  expect(await state(0)).toContain('Lagring av høyde, vekt, amming og tannhelse Du har reservert deg siden');
  await lift(page.request, setting);
});

test('a text that has changed is shown beside the one that was agreed to', async ({ page, logIn }) => {
  await logIn('kari');
  await page.goto(`${OVERVIEW}/forskning/ms`);
  const consent = page.getByRole('region', { name: 'Opplysninger om sykdommen' });
  await expect(consent).toContainText('Teksten er endret siden du samtykket');
  await expect(page.getByRole('region', { name: 'Prøver i biobanken' })).not.toContainText('Teksten er endret');
  await consent.getByRole('link', { name: /^Se hva som er endret/ }).click();
  await expect(page.locator('h1')).toHaveText('Teksten du svarte på');
  const then = page.getByRole('region', { name: 'Da du svarte, 19. mars 2009 (versjon 1)' });
  const now = page.getByRole('region', { name: 'I dag (versjon 2)' });
  await expect(then.locator('del').first()).toHaveCSS('text-decoration-line', 'line-through');
  await expect(now.locator('ins').first()).toHaveCSS('text-decoration-line', 'underline');
  await expect(now.locator('ins').filter({ hasText: 'Samtykke til biobank og spørreskjema faller også bort.' })).toContainText('Nytt:');
  await expect(then.locator('ins')).toHaveCount(0);
  await expect(now.locator('del')).toHaveCount(0);
  await page.getByRole('link', { name: 'Se kvittering' }).click();
  await expect(page).toHaveURL(/\/kvittering\//);
});
