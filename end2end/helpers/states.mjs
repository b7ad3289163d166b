// Every page and state of the portal: who sees it, where it is, and how one gets there. For axe and for screenshots.
import { DIABETES, KPR, lift, openForm, send, set } from './forms.mjs';
import { FROM_HERE } from './test.mjs';

const SETTINGS = '/personverninnstillinger';

/** `reach` is done in the page after `address`, if there is one, has been opened. */
const state = (name, person, address, reach) => ({ name, person, address, reach });

const firstLink = (name) => async (page) => {
  await page.getByRole('link', { name }).first().click();
  await page.waitForURL(/\/rapport\//);
};

const firstText = async (page) => {
  await page.getByRole('link', { name: /^Se hva som er endret/ }).first().click();
  await page.waitForURL(/\/tekst\//);
};

/** Chooses whom to act for, and goes to an address. */
const actFor = (choice, address) => async (page, request) => {
  await request.post('/pa-vegne-av', { form: { valg: choice }, headers: FROM_HERE, maxRedirects: 0 });
  await page.goto(address);
};

const BLOCK = `${SETTINGS}/tilgang/kjernejournal/utvalgt-personell`;

const firstRequest = async (page) => {
  await page.locator('main .rows a').first().click();
  await page.waitForURL(/\/samtykke\/[0-9A-Z-]+$/);
};

export const STATES = [
  state('login', null, '/logg-inn'),
  state('login, logged out', null, '/logg-inn?grunn=logget-ut'),
  state('login, timed out', null, '/logg-inn?grunn=tidsavbrudd&retur=/helseregistre'),
  state('login, must log in', null, '/logg-inn?grunn=inn&retur=/helseregistre'),
  state('front page', 'kari', '/'),
  state('front page, something waits', 'arne', '/'),
  state('menu', 'kari', '/meny'),
  state('settings', 'kari', SETTINGS),
  state('settings, first time', 'ingrid', SETTINGS),
  state('use of the service', 'kari', `${SETTINGS}/bruk`),
  state('access', 'kari', `${SETTINGS}/tilgang`),
  state('list', 'hjordis', `${SETTINGS}/forskning`),
  state('level, first visit', 'oliver', '/'),
  state('level, lower', 'kari', `${SETTINGS}/bruk/tjenesten/bruk/bekreft?valg=basis`),
  state('chosen ones, search', 'kari', `${BLOCK}/utvalg?valg=aktiv&sok=brekke`),
  state('chosen ones, nobody', 'kari', `${BLOCK}/utvalg?valg=aktiv&merknad=velg`),
  state('chosen ones, confirm', 'kari', `${BLOCK}/bekreft?valg=aktiv&m=helsepersonell:9900001`),
  state('prescriptions', 'kari', `${SETTINGS}/tilgang/resept/enkeltresepter/utvalg?valg=aktiv`),
  state('period', 'kari', `${SETTINGS}/tilgang/kjernejournal/besokshistorikk/periode?valg=aktiv`),
  state('preview of a withdrawal', 'kari', `${SETTINGS}/forskning/ms/data/bekreft?valg=inaktiv`),
  state('deletion awaited', 'sunniva', `${SETTINGS}/forskning`),
  state('requests', 'tiril', '/samtykke'),
  state('request, three parts', 'tiril', '/samtykke', firstRequest),
  state('request, answer', 'tiril', '/samtykke', async (page) => {
    await firstRequest(page);
    await page.goto(`${page.url()}/svar`);
  }),
  state('requests, none', 'ingrid', '/samtykke'),
  state('notices', 'kari', '/varsler'),
  state('notices, none', 'oliver', '/varsler'),
  state('cases, none', 'ingrid', '/henvendelser'),
  state('cases of one registry, none', 'ingrid', '/helseregistre/sysvak/henvendelser'),
  state('report an error', 'kari', '/helseregistre/sysvak/henvendelse/feil'),
  state('ask for deletion', 'kari', '/helseregistre/sysvak/henvendelse/sletting'),
  state('ask for blocking', 'kari', '/helseregistre/sysvak/henvendelse/sperring'),
  state('ask a question', 'kari', '/helseregistre/sysvak/henvendelse/sporsmal'),
  state('check a receipt', null, '/verifiser'),
  state('one registry', 'kari', `${SETTINGS}/forskning/ms`),
  state('one registry, three settings', 'kari', KPR),
  state('choose', 'line', DIABETES),
  state('choose, nothing chosen', 'line', `${DIABETES}/bekreft`),
  state('choose, same as before', 'line', `${DIABETES}?merknad=uendret`),
  state('confirm', 'line', `${DIABETES}/bekreft?valg=aktiv`),
  state('confirm, not ticked', 'line', `${DIABETES}/bekreft?valg=aktiv&merknad=forstar`),
  state('receipt', 'sunniva', null, async (page, request) => {
    await page.goto(await set(request, `${KPR}/utlevering-formal`, 'aktiv'));
  }),
  state('receipt, data deleted', 'arne', null, async (page, request) => {
    await page.goto(await set(request, `${KPR}/oppbevaring`, 'aktiv'));
  }),
  state('history', 'kari', `${SETTINGS}/historikk`),
  state('history, filtered', 'kari', `${SETTINGS}/historikk?register=ms&hvem=selv`),
  state('history, none match', 'kari', `${SETTINGS}/historikk?hvem=representant`),
  state('history, no such day', 'kari', `${SETTINGS}/historikk?fra=2024-02-30`),
  state('history, to print', 'kari', `${SETTINGS}/historikk?alle=1`),
  state('history, first time', 'ingrid', `${SETTINGS}/historikk`),
  state('the past', 'kari', `${SETTINGS}/tidsreise`),
  state('the past, a day', 'kari', `${SETTINGS}/tidsreise?dato=2022-01-01`),
  state('the past, a day to come', 'kari', `${SETTINGS}/tidsreise?dato=2999-01-01`),
  state('the past, two days', 'kari', `${SETTINGS}/tidsreise?fra=2015-01-01&til=2026-01-01`),
  state('the past, nothing different', 'kari', `${SETTINGS}/tidsreise?fra=2020-01-01&til=2020-01-02`),
  state('text that was answered, changed', 'kari', `${SETTINGS}/forskning/ms`, firstText),
  state('registries', 'hjordis', '/helseregistre'),
  state('registries, one open', 'kari', '/helseregistre', (page) => page.locator('.card summary').first().click()),
  state('registries, hits', 'kari', '/helseregistre?sok=vaksine'),
  state('registries, no hits', 'kari', '/helseregistre?sok=xyz'),
  state('registries, listed in none', 'ingrid', '/helseregistre?vis=oppfort'),
  state('contents, closed', 'kari', '/helseregistre/sysvak/innhold'),
  state('contents, open', 'kari', '/helseregistre/sysvak/innhold?apne=alle'),
  state('contents, nothing', 'ingrid', '/helseregistre/sysvak/innhold'),
  state('contents, sensitive', 'jonas', '/helseregistre/kvarus/innhold'),
  state('contents, sensitive and shown', 'jonas', '/helseregistre/kvarus/innhold?vis=ja&apne=alle'),
  state('contents, reports', 'kari', '/helseregistre/ms/innhold'),
  state('contents, births', 'amina', '/helseregistre/mfr/innhold?apne=alle'),
  state('contents, NPR and KPR', 'kari', '/helseregistre/nprkpr/innhold?apne=alle'),
  state('log', 'kari', '/helseregistre/nprkpr/logg?tidsrom=alt'),
  state('log, nothing', 'ingrid', '/helseregistre/mfr/logg'),
  state('log of all', 'kari', '/logg'),
  state('log of all, open', 'kari', '/logg?apne=alle'),
  state('log of all, without a contact', 'kari', '/logg?kontakt=ja'),
  state('log of all, nothing fits', 'kari', '/logg?register=mfr&fra=2026-11-22&slag=kopier'),
  state('log of all, no such day', 'kari', '/logg?fra=2024-02-30'),
  state('log of all, nothing delivered', 'ingrid', '/logg'),
  state('log of a child', 'line', null, actFor('1003-FO', '/logg')),
  state('research and screening', 'kari', '/deltakelse'),
  state('research and screening, none', 'ingrid', '/deltakelse'),
  state('report', 'kari', '/helseregistre/ms/innhold', firstLink(/^Rapport med/)),
  state('report, 45 years', 'gunnar', '/helseregistre/ms/innhold', firstLink(/^Rapport med/)),
  state('report, part of the course', 'kari', '/helseregistre/ms/innhold', async (page) => {
    await firstLink(/^Rapport med/)(page);
    await page.goto(`${page.url()}?vis=edss&fra=2015&til=2020`);
  }),
  state('report, diabetes', 'line', '/helseregistre/diabetes/innhold'),
  state('report, ALS', 'ragnhild', '/helseregistre/als/innhold', firstLink(/^Rapport med/)),
  state('report, arthritis', 'hjordis', '/helseregistre/norartritt/innhold'),
  state('report, thousands of measurements', 'petter', '/helseregistre/ablanor/innhold'),
  state('summary for an appointment', 'kari', '/helseregistre/ms/innhold', async (page) => {
    await firstLink(/^Rapport med/)(page);
    await page.goto(`${page.url()}/sammendrag`);
  }),
  state('on behalf of, whom', 'line', '/pa-vegne-av'),
  state('on behalf of, nobody to choose', 'ingrid', '/pa-vegne-av'),
  state('on behalf of a child', 'line', null, actFor('1003-FO', '/?merknad=byttet')),
  state('on behalf of a child of 14, registries', 'line', null, actFor('1004-FO', '/helseregistre')),
  state('on behalf of a sister, settings', 'line', null, actFor('1001-FU', SETTINGS)),
  state('on behalf of a sister, not her area', 'line', null, actFor('1001-FU', '/helseregistre/resept/innhold')),
  state('help', null, '/hjelp'),
  state('privacy', null, '/personvern'),
  state('accessibility', null, '/tilgjengelighet'),
  state('not found', 'kari', '/finnes-ikke'),
  state('level, its own address', 'kari', `${SETTINGS}/bruk/tjenesten/bruk`),
];

/** An answer to a form that was made out of date by another one; the body is the page a citizen gets. */
export async function stale(request, setting) {
  await lift(request, setting);
  const old = await openForm(request, setting, 'aktiv');
  await set(request, setting, 'aktiv');
  await set(request, setting, 'inaktiv');
  return send(request, setting, old);
}

/** Brings a page to a state. */
export async function reach(page, { person, address, reach: further }, logIn) {
  if (person) await logIn(person);
  if (address) await page.goto(address);
  if (further) await further(page, page.context().request);
}
