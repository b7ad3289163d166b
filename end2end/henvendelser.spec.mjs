// Writing to registries, with scripts and without, on a desktop and on a phone: every kind, files, and one's own cases.
import { test, expect, expectPage, plain, tick } from './helpers/test.mjs';
import { check } from './helpers/axe.mjs';

const SYSVAK = '/helseregistre/sysvak';
const form = (kind) => `${SYSVAK}/henvendelse/${kind}`;
const main = (page) => page.locator('main');
const sendIt = (page) => page.getByRole('button', { name: 'Send til SYSVAK' }).click();

/** The case that was just sent: its page says so, with number and deadline. */
async function expectSent(page, heading) {
  await expect(page).toHaveURL((url) => /^\/henvendelser\/[0-9A-Z-]+$/.test(url.pathname));
  await expect(page.locator('h1')).toHaveText(heading);
  const said = plain(await page.locator('.ds-alert[data-color=success]').innerText());
  expect(said).toMatch(/^Meldingen er sendt\. Nummeret er [0-9A-Z-]+\. Du skal få svar innen \d+\. \w+ \d{4}\.$/);
  await expect(page.locator('.steps [aria-current=step]')).toContainText('Sendt');
}

test('a question is written with a file, put right, sent, and found again', async ({ page, logIn, scripts }) => {
  await logIn('kari');
  await page.goto(`${SYSVAK}/innhold`);
  await main(page).getByRole('link', { name: 'Still et spørsmål' }).click();
  await expectPage(page, form('sporsmal'), 'Still et spørsmål');
  await expect(main(page)).toContainText('Ikke skriv om akutt sykdom her. Ring 113 hvis det haster.');
  await sendIt(page);
  await expect(page).toHaveTitle(/^Feil: /);
  await expect(page.getByRole('group', { name: 'Du må rette dette før du kan gå videre' })).toBeFocused();
  await expect(page.locator('#tekst-error')).toHaveText('Skriv hva du lurer på.');

  await page.getByLabel('Hva lurer du på?').fill('Hvor lenge lagres dette?\n<script>alert(1)</script>');
  const files = page.getByLabel('Legg ved filer (valgfritt)');
  await files.setInputFiles({ name: 'program.pdf', mimeType: 'application/pdf', buffer: Buffer.from([0x4d, 0x5a, 0]) });
  await sendIt(page);
  await expect(page.locator('#vedlegg-error')).toContainText('Filen «program.pdf» er ikke av et slag vi tar imot.');
  await expect(page.getByLabel('Hva lurer du på?')).toHaveValue(/^Hvor lenge lagres dette\?/);

  await files.setInputFiles({ name: 'kort.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n') });
  await sendIt(page);
  await expectSent(page, 'Spørsmål til SYSVAK');
  await expect(main(page)).toContainText('<script>alert(1)</script>');
  const file = page.getByRole('link', { name: /^Last ned kort\.pdf/ });
  const [download] = await Promise.all([page.waitForEvent('download'), file.click()]);
  expect(download.suggestedFilename()).toMatch(/^vedlegg-[0-9A-Z-]+\.pdf$/);
  if (scripts) expect(await check(page)).toEqual([]);

  await page.getByLabel('Melding til registeret').fill('En ting til.');
  await page.getByRole('button', { name: 'Send meldingen' }).click();
  await expect(page.locator('.ds-alert[data-color=success]')).toContainText('Meldingen er sendt til registeret.');
  await expect(main(page)).toContainText('En ting til.');
  const address = new URL(page.url()).pathname;
  for (const list of ['/henvendelser', `${SYSVAK}/henvendelser`]) {
    await page.goto(list);
    await expect(page.locator(`a[href="${address}"]`)).toHaveCount(1);
  }
});

test('an error says who corrects it and keeps what was written', async ({ page, logIn }) => {
  await logIn('kari');
  await page.goto(form('feil'));
  await expectPage(page, form('feil'), 'Hva er feil?');
  await expect(main(page)).toContainText('Feil i SYSVAK rettes av stedet der vaksinen ble gitt.');
  await page.getByLabel('Hvilken opplysning gjelder det?').fill('2. juni 2021, Tetravac');
  await page.getByLabel('Hva skal det stå? (valgfritt)').fill('At den ikke ble gitt.');
  await sendIt(page);
  await expect(page.locator('#tekst-error')).toHaveText('Beskriv hva som er feil.');
  await expect(page.getByLabel('Hva skal det stå? (valgfritt)')).toHaveValue('At den ikke ble gitt.');
  await page.getByLabel('Beskriv feilen').fill('Jeg fikk den ikke.');
  await sendIt(page);
  await expectSent(page, 'Melding om feil til SYSVAK');
  await expect(main(page)).toContainText('2. juni 2021, Tetravac');
});

for (const [kind, heading, choice, wrong, sent] of [
  ['sletting', 'Be om sletting', 'Alt registeret har om meg', 'Velg hvilke opplysninger du vil ha slettet.', 'Ønske om sletting til SYSVAK'],
  ['sperring', 'Be om sperring', 'Alt helsepersonell', 'Velg hvem som ikke skal kunne se opplysningene.', 'Ønske om sperring til SYSVAK'],
]) {
  test(`${kind}: what it leads to is shown, and nothing is sent before it is confirmed`, async ({ page, logIn, scripts }) => {
    await logIn('kari');
    await page.goto(form(kind));
    await expectPage(page, form(kind), heading);
    await expect(page.getByRole('heading', { name: 'Dette betyr det' })).toBeVisible();
    await expect(page.getByRole('radio', { checked: true })).toHaveCount(0);
    if (scripts) expect(await check(page)).toEqual([]);
    await page.getByRole('button', { name: 'Gå videre' }).click();
    await expect(page.locator('#omfang-error')).toHaveText(wrong);
    await tick(page, choice);
    await page.getByRole('textbox').fill('Min grunn.');
    await page.getByRole('button', { name: 'Gå videre' }).click();
    await expectPage(page, form(kind), 'Er dette riktig?');
    await expect(main(page)).toContainText('Ingenting er sendt ennå.');
    await expect(main(page)).toContainText('Min grunn.');
    if (scripts) expect(await check(page)).toEqual([]);
    await page.getByRole('button', { name: 'Endre' }).click();
    await expect(page.getByLabel(choice)).toBeChecked();
    await expect(page.getByRole('textbox')).toHaveValue('Min grunn.');
    await page.getByRole('button', { name: 'Gå videre' }).click();
    await sendIt(page);
    await expectSent(page, sent);
  });
}

test('nothing has been sent by somebody who has sent nothing', async ({ page, logIn, scripts }) => {
  await logIn('ingrid');
  await page.goto('/henvendelser');
  await expectPage(page, '/henvendelser', 'Henvendelser');
  await expect(main(page)).toContainText('Du har ikke sendt noe til noe register.');
  await page.goto(`${SYSVAK}/henvendelser`);
  await expect(main(page)).toContainText('Du har ikke sendt noe til dette registeret.');
  await expect(page.getByRole('navigation', { name: 'Visninger' }).locator('[aria-current=page]')).toHaveText('Henvendelser (0)');
  if (scripts) expect(await check(page)).toEqual([]);
});

test('the forms fit a screen of 360 px', async ({ page, logIn, scripts }) => {
  await logIn('kari');
  await page.setViewportSize({ width: 360, height: 780 });
  for (const kind of ['feil', 'sletting', 'sperring', 'sporsmal']) {
    await page.goto(form(kind));
    if (scripts) expect(await check(page), kind).toEqual([]);
  }
});
