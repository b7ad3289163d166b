// Requests for consent and notices, with scripts and without, on a desktop and on a phone.
import { test, expect, expectPage, plain, tick } from './helpers/test.mjs';

const INBOX = '/samtykke';

/** Opens the request that waits, from the front page. */
async function openRequest(page) {
  await page.goto('/');
  await page.getByRole('region', { name: 'Venter på deg' }).getByRole('link').click();
  await expect(page).toHaveURL(/\/samtykke\/[0-9A-Z-]+$/);
  return new URL(page.url()).pathname;
}

const next = (page) => page.getByRole('button', { name: 'Gå videre' }).click();

/** What a list of facts says, as pairs. */
const facts = (page) => page.locator('main dl').first().evaluate((list) => {
  const texts = (name) => [...list.querySelectorAll(name)].map((element) => element.innerText.trim());
  return Object.fromEntries(texts('dt').map((term, nr) => [term, texts('dd')[nr]]));
});

test('a request in three parts is put off, answered part by part, and leaves signed receipts', async ({ page, logIn }) => {
  await logIn('tiril');
  await page.goto('/');
  const tile = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: 'Samtykkeforespørsler' }) });
  expect(plain(await tile.innerText())).toContain('1 venter');
  await tile.getByRole('link').click();
  await expectPage(page, INBOX, 'Samtykkeforespørsler');
  await expect(page.getByRole('heading', { name: 'Venter på svar (1)' })).toBeVisible();
  await expect(page.locator('main')).toContainText('Trukket tilbake');
  await expect(page.locator('main')).toContainText('Besvart: ja');

  const request = await openRequest(page);
  await expectPage(page, request, 'Vil du være med i Norsk MS-register og biobank?');
  await page.getByRole('link', { name: 'Svar senere' }).click();
  await expectPage(page, INBOX, 'Samtykkeforespørsler');
  await expect(page.locator('.ds-alert')).toContainText('Svarer du ikke, regnes det som nei.');

  await page.goto(request);
  await page.getByRole('link', { name: 'Gå til svar' }).click();
  await expect(page).toHaveURL(/#svar$/);
  await page.getByRole('link', { name: 'Svar på forespørselen' }).click();
  const first = 'Samtykker du til at MS-registeret lagrer opplysninger om sykdommen din?';
  await expectPage(page, `${request}/svar`, `Del 1 av 3: ${first}`);
  await expect(page.getByRole('radio', { checked: true })).toHaveCount(0);
  await next(page);
  await expect(page).toHaveTitle(/^Feil: /);
  await expect(page.getByRole('group', { name: 'Du må rette dette før du kan gå videre' })).toBeFocused();
  await expect(page.locator('.ds-validation-message')).toHaveText(`Du må velge et svar: ${first}`);
  await tick(page, 'Ja, jeg samtykker');
  await next(page);
  await expect(page.locator('h1')).toContainText('Del 2 av 3: ');
  await tick(page, 'Nei, jeg samtykker ikke');
  await next(page);
  await expect(page.locator('h1')).toContainText('Del 3 av 3: ');
  await page.getByRole('link', { name: 'Endre svaret' }).click();
  await expect(page.getByLabel('Nei, jeg samtykker ikke')).toBeChecked();
  await next(page);
  await tick(page, 'Ja, jeg samtykker');
  await next(page);
  await expectPage(page, `${request}/bekreft`, 'Er dette riktig?');
  expect(await facts(page)).toEqual({
    Register: 'Norsk MS-register og biobank',
    'Opplysninger om sykdommen': 'Ja, jeg samtykker',
    'Prøver i biobanken': 'Nei, jeg samtykker ikke',
    Spørreskjema: 'Ja, jeg samtykker',
    'Gjelder for': 'Tiril Moen',
  });
  await page.getByRole('button', { name: 'Send svaret' }).click();
  await expectPage(page, `${request}/kvittering`, 'Takk. Du har samtykket.');
  const receipts = page.locator('main').getByRole('link', { name: /^Kvittering for / });
  await expect(receipts).toHaveCount(2);
  await receipts.first().click();
  await expect(page).toHaveURL(/\/personverninnstillinger\/kvittering\/[0-9A-Z-]+$/);

  await page.goto(request);
  await expect(page.locator('.ds-alert')).toContainText('Du svarte ja');
  await expect(page.getByRole('link', { name: 'Svar på forespørselen' })).toHaveCount(0);
  await page.goto(`${request}/svar`);
  await expect(page.getByRole('radio')).toHaveCount(0);
});

test('a no takes as many steps as a yes and stores nothing', async ({ page, logIn }) => {
  await logIn('arne');
  const request = await openRequest(page);
  await page.getByRole('link', { name: 'Svar på forespørselen' }).click();
  const [yes, no] = await page.locator('.choices .ds-field').evaluateAll((all) =>
    all.map((field) => [field.offsetWidth, field.offsetHeight]));
  expect(no).toEqual(yes);
  await tick(page, 'Nei, jeg samtykker ikke');
  await next(page);
  await page.getByRole('button', { name: 'Send svaret' }).click();
  await expectPage(page, `${request}/kvittering`, 'Svaret er sendt. Du har ikke samtykket.');
  await expect(page.locator('main')).toContainText('Ingen opplysninger om deg blir lagret.');
  await expect(page.locator('main').getByRole('link', { name: /^Kvittering for / })).toHaveCount(0);
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'Venter på deg' })).toHaveCount(0);
  await page.goto(INBOX);
  await expect(page.locator('main')).toContainText('Ingen forespørsler venter på svar.');
  await expect(page.locator('main')).toContainText('Besvart: nei');
});

test('requests that are over say what became of them', async ({ page, logIn }) => {
  for (const [person, words] of [
    ['kari', 'Fristen gikk ut 2. juni 2022'],
    ['gunnar', 'Du svarte nei'],
    ['tiril', 'Du svarte ja på papir 3. mars 2026. Du kan trekke samtykket her.'],
  ]) {
    await logIn(person);
    await page.goto(INBOX);
    await page.locator('.rows a').last().click();
    await expect(page.locator('.ds-alert')).toContainText(words);
    await expect(page.getByRole('link', { name: 'Svar på forespørselen' })).toHaveCount(0);
  }
});

test('notices are new until they are marked as read', async ({ page, logIn }) => {
  await logIn('line');
  await page.goto('/varsler');
  await expectPage(page, '/varsler', 'Varsler');
  const news = page.locator('.rows .ds-tag').filter({ hasText: 'Ny' });
  await expect(news).toHaveCount(1);
  await expect(page.getByRole('link', { name: 'Melding fra Diabetesregisteret' })).toHaveAttribute('href', /^\/innstilling\//);
  await page.getByRole('button', { name: 'Merk alle som lest' }).click();
  await expectPage(page, '/varsler', 'Varsler');
  await expect(news).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Merk alle som lest' })).toHaveCount(0);
});
