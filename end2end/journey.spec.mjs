// One citizen's whole path, with scripts and without, on a desktop and on a phone.
import { test, expect, expectPage, hydrated, plain, tick, untick } from './helpers/test.mjs';

const OVERVIEW = '/personverninnstillinger';
const RESEARCH = `${OVERVIEW}/forskning`;

/** A failed step: said in the title, in a summary that has the focus, and by the field, which the summary leads to. */
async function expectError(page, field, message) {
  await expect(page).toHaveTitle(/^Feil: /);
  const summary = page.getByRole('group', { name: 'Du må rette dette før du kan gå videre' });
  await expect(summary).toBeFocused();
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(page.locator('.ds-validation-message')).toHaveText(message);
  await summary.getByRole('link', { name: message }).click();
  await expect(field).toBeFocused();
}

/** What a list of facts says, as pairs. */
const facts = async (page) => page.locator('main dl > div, main dl').first().evaluate((first) => {
  const list = first.closest('dl');
  const texts = (name) => [...list.querySelectorAll(name)].map((element) => element.innerText.trim());
  return Object.fromEntries(texts('dt').map((term, nr) => [term, texts('dd')[nr]]));
});

const historyRows = (page) => page.locator('main tbody tr');

test('a reservation is set, found in the history, and lifted again', async ({ page }) => {
  await page.goto('/logg-inn');
  await page.getByRole('button', { name: 'Line Danser' }).click();
  await expectPage(page, '/', 'Hei, Line');
  await page.getByRole('link', { name: 'Endringene dine' }).click();
  await expectPage(page, `${OVERVIEW}/historikk`, 'Historikk');
  const before = await historyRows(page).count();
  await page.getByRole('link', { name: 'Personverninnstillinger' }).click();

  await expectPage(page, OVERVIEW, 'Personverninnstillinger');
  const research = page.getByRole('region', { name: /^Forskning, screening/ });
  await expect(research).toContainText('Du har ikke satt begrensninger');
  await research.getByRole('link', { name: 'Endre innstillinger for forskning, screening og helseregistre' }).click();

  await expectPage(page, RESEARCH, 'Forskning, screening og helseregistre');
  const row = page.getByRole('listitem').filter({ hasText: 'Norsk diabetesregister for voksne' });
  await expect(row).toContainText('Du har ikke reservert deg');
  await row.getByRole('link').click();

  await expectPage(page, `${RESEARCH}/diabetes`, 'Norsk diabetesregister for voksne');
  await page.getByRole('link', { name: 'Endre valget om Lagring i registeret' }).click();

  const choose = `${RESEARCH}/diabetes/lagring`;
  const question = 'Skal opplysninger om deg lagres i Diabetesregisteret?';
  await expectPage(page, choose, question);
  await expect(page.getByRole('radio')).toHaveCount(2);
  await expect(page.getByRole('radio', { checked: true })).toHaveCount(0);
  await page.getByRole('button', { name: 'Gå videre' }).click();
  await expectPage(page, `${choose}/bekreft`, question);
  await expectError(page, page.getByRole('radio').first(), `Du må velge et svar: ${question}`);
  await tick(page, 'Nei, jeg reserverer meg');
  await page.getByRole('button', { name: 'Gå videre' }).click();

  await expectPage(page, `${choose}/bekreft`, 'Er dette riktig?');
  expect(await facts(page)).toEqual({
    Register: 'Norsk diabetesregister for voksne',
    Innstilling: 'Lagring i registeret',
    'Du har valgt': 'Nei, jeg reserverer meg',
    'Gjelder for': 'Line Danser',
    'Gjelder fra': 'Når du bekrefter',
  });
  await expect(page.locator('.consequences li')).toHaveCount(4);
  await expect(page.locator('.consequences')).toContainText('slettes innen 30 dager');
  await page.getByRole('link', { name: 'Endre valget' }).last().click();
  await expect(page.getByLabel('Nei, jeg reserverer meg')).toBeChecked();
  await page.getByRole('button', { name: 'Gå videre' }).click();
  await page.getByRole('button', { name: 'Ja, reserver meg' }).click();
  const understood = page.getByRole('checkbox');
  await expectError(page, understood, 'Kryss av for at du forstår at opplysningene blir slettet for godt');
  await tick(page, 'Jeg forstår at opplysningene blir slettet for godt');
  await page.getByRole('button', { name: 'Ja, reserver meg' }).click();

  await expect(page).toHaveURL(/\/kvittering\/[0-9A-Z-]+$/);
  const receipt = page.url();
  const number = receipt.split('/').at(-1);
  await expectPage(page, new URL(receipt).pathname, 'Du har reservert deg');
  await expect(page.locator('.receipt')).toContainText('Norsk diabetesregister for voksne');
  await expect(page.locator('.receipt')).toContainText(`Kvittering ${number}`);
  await expect(page.locator('main')).toContainText('Endringen er registrert. Registeret får beskjed.');
  await expect(page.locator('main')).toContainText(/slettes innen \d+\. \w+ \d{4}/);

  await page.goto(`${OVERVIEW}/historikk`);
  await expect(historyRows(page)).toHaveCount(before + 1);
  await expect(historyRows(page).first()).toContainText('Du har reservert deg');
  await historyRows(page).first().getByRole('link', { name: /^Se kvittering/ }).click();
  await expect(page).toHaveURL(receipt);
  await page.getByRole('link', { name: 'Tilbake til innstillingene' }).click();
  await expect(row).toContainText('Du har reservert deg');

  await row.getByRole('link').click();
  await page.getByRole('link', { name: 'Endre valget om Lagring i registeret' }).click();
  await tick(page, 'Ja, opplysningene kan lagres');
  await page.getByRole('button', { name: 'Gå videre' }).click();
  await expect(page.getByRole('checkbox')).toHaveCount(0);
  await page.getByRole('button', { name: 'Ja, opphev reservasjonen' }).click();
  await expectPage(page, new URL(page.url()).pathname, 'Du har opphevet reservasjonen');
  expect(page.url()).not.toBe(receipt);
  await page.goto(`${OVERVIEW}/historikk`);
  await expect(historyRows(page)).toHaveCount(before + 2);
  await expect(historyRows(page).first()).toContainText('Du har opphevet reservasjonen');
});

test('the same answer as before changes nothing', async ({ page, logIn }) => {
  await logIn('arne');
  await page.goto(`${OVERVIEW}/historikk`);
  const before = await historyRows(page).count();
  await page.goto(`${RESEARCH}/nprkpr/utlevering-formal`);
  await tick(page, 'Ja, de kan utleveres');
  await page.getByRole('button', { name: 'Gå videre' }).click();
  await page.getByRole('button', { name: 'Ja, opphev reservasjonen' }).click();
  await expect(page.locator('main')).toContainText('Du er ikke reservert fra før. Ingenting er endret.');
  await page.goto(`${OVERVIEW}/historikk`);
  await expect(historyRows(page)).toHaveCount(before);
});

test('the three reservations of KPR are set and lifted one by one', async ({ page, logIn }) => {
  await logIn('kari');
  const settings = ['Utlevering med fødselsnummer', 'Utlevering til forskning og andre formål', 'Lagring av høyde, vekt, amming og tannhelse'];
  const list = page.getByRole('listitem').filter({ hasText: 'Kommunalt pasient- og brukerregister' });
  const answer = async (setting, radio, confirm, status, done) => {
    await page.goto(`${RESEARCH}/nprkpr`);
    await page.getByRole('link', { name: `Endre valget om ${setting}` }).click();
    await tick(page, radio);
    await page.getByRole('button', { name: 'Gå videre' }).click();
    await expect(page.locator('h1')).toHaveText('Er dette riktig?');
    if (await page.getByRole('checkbox').count()) await tick(page, 'Jeg forstår at opplysningene blir slettet for godt');
    await page.getByRole('button', { name: confirm }).click();
    await expectPage(page, new URL(page.url()).pathname, done);
    await page.goto(`${RESEARCH}/nprkpr`);
    await expect(page.getByRole('region', { name: setting })).toContainText(status);
  };
  for (const [nr, setting] of settings.entries()) {
    await answer(setting, /^Nei/, 'Ja, reserver meg', 'Du har reservert deg siden', 'Du har reservert deg');
    await page.goto(RESEARCH);
    await expect(list).toContainText(`Du har reservert deg i ${nr + 1} av 3 innstillinger`);
  }
  for (const setting of settings) {
    await answer(setting, /^Ja/, 'Ja, opphev reservasjonen', 'Du har ikke reservert deg siden', 'Du har opphevet reservasjonen');
  }
  await page.goto(RESEARCH);
  await expect(list).toContainText('Du har ikke reservert deg');
});

test('registries are found by words and by filter', async ({ page, logIn, open }) => {
  await logIn('hjordis');
  await page.goto('/');
  await page.getByRole('link', { name: 'Helseregistre' }).click();
  await expectPage(page, '/helseregistre', 'Helseregistre');
  const cards = page.locator('#registre > li:visible');
  const count = page.locator('#sok-antall');
  const all = await cards.count();
  await expect(count).toHaveText(`${all} registre`);

  const search = async (words, filter) => {
    await open('/helseregistre');
    await page.getByLabel('Søk etter register').fill(words);
    if (filter) await tick(page, filter);
    await page.getByRole('button', { name: 'Søk' }).click();
    await expect(page).toHaveURL((url) => url.searchParams.get('sok') === words);
    await expect(page.getByLabel('Søk etter register')).toHaveValue(words);
  };
  await search('hjerte');
  await expect(cards.getByRole('heading', { name: 'Norsk hjerteinfarktregister' })).toBeVisible();
  const hits = await cards.count();
  expect(hits).toBeLessThan(all);
  await expect(count).toHaveText(`${hits} treff på «hjerte»`);
  await page.getByRole('link', { name: 'Fjern søket' }).click();
  await expect(cards).toHaveCount(all);

  await search('vaksine');
  await expect(cards.first().getByRole('heading', { level: 2 })).toHaveText('Nasjonalt vaksinasjonsregister SYSVAK');
  const more = cards.first().locator('details');
  await expect(more.getByRole('link').first()).toBeHidden();
  await more.getByText('Les mer om SYSVAK').click();
  await expect(more.getByRole('link').first()).toBeVisible();

  await search('', 'Der jeg er oppført');
  await expect(cards).toHaveCount(3);
  await expect(count).toHaveText('3 registre');
  await search('xyzæøå');
  await expect(cards).toHaveCount(0);
  await expect(count).toContainText('Ingen treff på «xyzæøå».');
});

test('the vaccination registry opens and closes all, and shows who has looked', async ({ page, logIn, open, scripts }) => {
  await logIn('kari');
  await open('/helseregistre');
  await page.getByRole('link', { name: 'Se SYSVAK' }).click();
  await expectPage(page, '/helseregistre/sysvak/innhold', 'Nasjonalt vaksinasjonsregister SYSVAK');
  if (scripts) await hydrated(page);
  const records = page.locator('.records > details');
  const opened = page.locator('.records > details[open]');
  const number = await records.count();
  expect(number).toBeGreaterThan(3);
  await expect(opened).toHaveCount(0);

  await records.first().locator('summary').click();
  await expect(opened).toHaveCount(1);
  await expect(opened.locator('dt').first()).toBeVisible();

  await page.getByRole('button', { name: 'Åpne alle' }).click();
  await expect(opened).toHaveCount(number);
  await expect(page).toHaveURL((url) => url.search === (scripts ? '' : '?apne=alle'));
  await page.getByRole('button', { name: 'Lukk alle' }).click();
  await expect(opened).toHaveCount(0);
  await expect(page).toHaveURL((url) => url.searchParams.get('apne') === null);

  const views = page.getByRole('navigation', { name: 'Visninger' });
  await expect(views.getByRole('link', { name: 'Innhold' })).toHaveAttribute('aria-current', 'page');
  await views.getByRole('link', { name: 'Logg over bruk' }).click();
  await expectPage(page, '/helseregistre/sysvak/logg', 'Nasjonalt vaksinasjonsregister SYSVAK');
  const rows = page.getByRole('region', { name: 'Hvem har sett opplysningene?' }).locator('.log > li');
  const own = rows.filter({ hasText: 'Du så på innholdet i registeret.' });
  await expect(own.first().getByRole('heading', { level: 3 })).toHaveText(/: Du$/);
  const lately = await rows.count();
  const periods = page.getByRole('navigation', { name: 'Vis oppslag fra' });
  await expect(periods.getByRole('link', { name: 'Siste 3 måneder' })).toHaveAttribute('aria-current', 'true');
  await periods.getByRole('link', { name: 'Alt' }).click();
  await expect(periods.getByRole('link', { name: 'Alt' })).toHaveAttribute('aria-current', 'true');
  expect(await rows.count()).toBeGreaterThan(lately);
});

test('the MS report shows the course as a chart and as a table, and both follow the form', async ({ page, logIn }) => {
  await logIn('kari');
  await page.goto('/helseregistre/ms/innhold');
  await page.getByRole('link', { name: /^Rapport med opplysninger/ }).first().click();
  await expect(page).toHaveURL(/\/helseregistre\/ms\/rapport\/[0-9A-Z-]+$/);
  const path = new URL(page.url()).pathname;
  await expectPage(page, path, 'Innsynsrapport fra MS-registeret');

  const chart = page.locator('#graf svg[data-graf-svg]');
  await expect(chart).toHaveAccessibleName('Graf over sykdomsforløpet');
  await expect(chart).toHaveAccessibleDescription(/^Funksjonsskåren \(EDSS\) gikk fra \d,\d i \d{4} til \d,\d i \d{4}\./);
  const rows = page.locator('#graf-tabell tr[data-rad]:not([hidden])');
  const marks = () => chart.locator('[data-rad]').evaluateAll((all) => new Set(all.map((mark) => mark.dataset.rad)).size);
  const everything = await rows.count();
  expect(everything).toBeGreaterThan(10);
  expect(await marks()).toBe(everything);

  // The table is folded away until somebody goes there.
  await expect(rows.first()).toBeHidden();
  await page.getByRole('link', { name: 'Tabell', exact: true }).click();
  await expect(rows.first()).toBeVisible();
  await untick(page, 'Attakker');
  await untick(page, 'MR');
  await page.getByLabel('Fra år').selectOption('2015');
  await page.getByRole('button', { name: 'Oppdater grafen' }).click();
  await expect(page).toHaveURL((url) => url.pathname === path && /^2015/.test(url.searchParams.get('fra')));
  await expect(page.getByRole('checkbox', { name: 'Attakker' })).not.toBeChecked();
  await expect(page.getByRole('checkbox', { name: 'EDSS' })).toBeChecked();
  await expect(page.getByLabel('Fra år')).toHaveValue('2015');
  await expect.poll(() => rows.count()).toBeLessThan(everything);
  const some = await rows.count();
  expect(some).toBeGreaterThan(0);
  expect(await marks()).toBe(some);
  const tracks = (await page.locator('#graf-tabell tbody:not([hidden]) tr.group').allTextContents()).map(plain);
  expect(tracks).toContain('EDSS');
  expect(tracks).not.toContain('Attakker');
  expect(tracks).not.toContain('MR');
});

test('the table behind the chart can be read year by year', async ({ page, logIn }) => {
  await logIn('kari');
  await page.goto('/helseregistre/ms/innhold');
  await page.getByRole('link', { name: /^Rapport med opplysninger/ }).first().click();
  const groups = page.locator('#graf-tabell tbody:not([hidden]) tr.group');
  const rows = page.locator('#graf-tabell tr[data-rad]:not([hidden])');
  const everything = await rows.count();
  await page.getByText('Tallene i grafen', { exact: true }).click();
  await page.getByRole('link', { name: 'Nyest først' }).click();
  await expect(page).toHaveURL(/[?&]rekke=nyest#graf-tabell$/);
  await expect(page.getByRole('link', { name: 'Nyest først' })).toHaveAttribute('aria-current', 'true');
  await expect(rows.first()).toBeVisible();
  const years = (await groups.allTextContents()).map(Number);
  expect(years).toEqual([...years].sort((a, b) => b - a));
  expect(await rows.count()).toBe(everything);
  // The form keeps the order, and the order the form.
  await page.getByLabel('Fra år').selectOption('2015');
  await page.getByRole('button', { name: 'Oppdater grafen' }).click();
  await expect(page).toHaveURL(/[?&]fra=2015/);
  await page.getByRole('link', { name: 'Eldst først' }).click();
  await expect(page).toHaveURL((url) => /^2015/.test(url.searchParams.get('fra')) && url.searchParams.get('rekke') === 'eldst');
  expect(await rows.count()).toBeLessThan(everything);
});

test('after logging out nothing personal is left, and login leads back to where one was going', async ({ page, logIn }) => {
  await logIn('kari');
  await page.goto(OVERVIEW);
  await expect(page.getByRole('banner')).toContainText('Kari Danser');
  await page.getByRole('button', { name: 'Logg ut' }).click();
  await expectPage(page, '/logg-inn', 'Logg inn');
  await expect(page.locator('main')).toContainText('Du er logget ut.');
  await page.goBack();
  await expectPage(page, '/logg-inn', 'Logg inn');
  await expect(page.getByRole('banner')).not.toContainText('Kari');

  await page.goto('/helseregistre?sok=vaksine');
  await expectPage(page, '/logg-inn', 'Logg inn');
  await expect(page.locator('main')).toContainText('Logg inn for å se siden du ville til.');
  await page.getByRole('button', { name: 'Arne Myhre' }).click();
  await expectPage(page, '/helseregistre', 'Helseregistre');
  await expect(page.getByLabel('Søk etter register')).toHaveValue('vaksine');
});
