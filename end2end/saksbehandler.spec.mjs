// The case screen: a case worker logs in, asks the citizen, answers; and never meets a citizen's session.
import { test, expect } from './helpers/test.mjs';
import { check } from './helpers/axe.mjs';

const QUESTION = 'Hvem hos dere kan se opplysningene mine? <b>Takk</b>';

/** Somebody asks the MS registry something, by the registry's own form. Each test has somebody of its own. */
async function ask(page, logIn, person) {
  await logIn(person);
  await page.goto('/helseregistre/ms/henvendelse/sporsmal');
  const form = page.locator('main form[method=post]').first();
  await form.locator('textarea').first().fill(QUESTION);
  await form.locator('button[type=submit]').last().click();
  await expect(page).toHaveURL(/\/henvendelser\//);
}

async function logInAs(page, name) {
  await page.goto('/saksbehandler/logg-inn');
  await page.getByRole('button', { name }).click();
  await expect(page).toHaveURL(/\/saksbehandler$/);
}

/** The newest question of somebody, in the list of cases. */
const question = (page, name) =>
  page.locator('main li').filter({ hasText: name }).getByRole('link', { name: /^Spørsmål – / }).last();

/** Whether the page can be measured from within. */
const measured = (info) => info.project.use.javaScriptEnabled !== false;

test('a citizen\'s session does not open the case screen, nor the other way round', async ({ page, logIn }) => {
  await logIn('kari');
  await page.goto('/saksbehandler');
  await expect(page).toHaveURL(/\/saksbehandler\/logg-inn\?grunn=inn$/);
  await page.context().clearCookies();
  await logInAs(page, /Solveig Prøve/);
  await page.goto('/helseregistre');
  await expect(page).toHaveURL(/\/logg-inn\?/);
});

test('a question is received, asked about, answered, and read by the citizen', async ({ page, logIn }, info) => {
  await ask(page, logIn, 'kari');
  const receipt = new URL(page.url()).pathname;
  await logInAs(page, /Solveig Prøve/);
  await expect(page.getByRole('banner')).toContainText('Solveig Prøve, Helse Bergen HF');
  if (measured(info)) expect(await check(page)).toEqual([]);
  await question(page, 'Kari').click();
  await expect(page.locator('main')).toContainText(QUESTION);
  await expect(page).toHaveTitle(/^Spørsmål – /);
  if (measured(info)) expect(await check(page)).toEqual([]);

  await page.getByRole('button', { name: 'Bekreft at saken er mottatt' }).click();
  await expect(page.locator('.ds-alert')).toContainText('Endringen er lagret.');
  await page.getByRole('button', { name: 'Send spørsmålet' }).click();
  await expect(page).toHaveTitle(/^Feil: /);
  await expect(page.getByRole('group', { name: 'Du må rette dette før du kan gå videre' })).toContainText('Skriv en tekst');
  await page.getByLabel('Hva trenger du å vite?').fill('Mener du på sykehuset, eller alle?');
  await page.getByRole('button', { name: 'Send spørsmålet' }).click();
  await expect(page.locator('main')).toContainText('Venter på innbyggeren');

  await page.getByLabel('Svar og begrunnelse').fill('Bare de som behandler deg.');
  await page.getByLabel('Legg ved en fil').setInputFiles({ name: 'x.exe', mimeType: 'application/pdf', buffer: Buffer.from('MZ') });
  await page.getByRole('button', { name: 'Send svaret' }).click();
  await expect(page.getByRole('link', { name: /Filen må være/ })).toBeVisible();
  await expect(page.getByLabel('Svar og begrunnelse')).toHaveValue('Bare de som behandler deg.');
  await page.getByRole('button', { name: 'Send svaret' }).click();
  await expect(page.locator('main')).toContainText('Saken er avgjort.');
  await expect(page.locator('main form')).toHaveCount(0);

  await page.goto(receipt);
  await expect(page.locator('main')).toContainText('Bare de som behandler deg.');
});

test('of two who have a case open, the one who comes last reads why nothing was saved', async ({ page, logIn, browser }) => {
  await ask(page, logIn, 'gunnar');
  await logInAs(page, /Solveig Prøve/);
  await question(page, 'Gunnar').click();
  const context = await browser.newContext({ baseURL: new URL(page.url()).origin });
  const other = await context.newPage();
  await logInAs(other, /Berit Oppdiktet/);
  await other.goto(new URL(page.url()).pathname);
  await other.getByRole('button', { name: 'Start behandlingen' }).click();
  await page.getByRole('button', { name: 'Bekreft at saken er mottatt' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Saken er endret.');
  await page.getByRole('link', { name: 'Til saken' }).click();
  await expect(page.locator('main')).toContainText('Under behandling');
  await context.close();
});

test('the orders have their place, and one logs out', async ({ page }, info) => {
  await logInAs(page, /Tor Eksempel/);
  await page.getByRole('link', { name: 'Bestillinger' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bestillinger');
  if (measured(info)) expect(await check(page)).toEqual([]);
  await page.getByRole('button', { name: 'Logg ut' }).click();
  await expect(page.locator('.ds-alert')).toContainText('Du er logget ut.');
  if (measured(info)) expect(await check(page)).toEqual([]);
  await page.goto('/saksbehandler');
  await expect(page).toHaveURL(/\/saksbehandler\/logg-inn/);
});
