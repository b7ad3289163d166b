// Acting for others, with scripts and without: a child, a sister, and two windows that disagree about whom it is for.
import { test, expect, expectPage } from './helpers/test.mjs';

const CHOOSE = '/pa-vegne-av';
const QUESTION = 'Hvem vil du gjøre noe på vegne av?';
const BLOOD = '/personverninnstillinger/forskning/nyfodt/lagring';

const banner = (page) => page.getByRole('region', { name: 'På vegne av' });

/** Chooses somebody the way one does: by the name in the header. */
async function actFor(page, name) {
  await page.getByRole('banner').getByRole('link', { name: /^Line Danser/ }).click();
  await expectPage(page, CHOOSE, QUESTION);
  await page.getByRole('button', { name: `Bruk Innsyn på vegne av ${name}` }).click();
  await expectPage(page, '/', name);
  await expect(page.getByRole('status')).toHaveText(`Du bruker nå Innsyn på vegne av ${name}.`);
}

async function backToOneself(page) {
  await banner(page).getByRole('button', { name: 'Bytt til deg selv' }).click();
  await expectPage(page, '/', 'Hei, Line');
  await expect(page.getByRole('status')).toHaveText('Du bruker Innsyn som deg selv igjen.');
  await expect(banner(page)).toHaveCount(0);
}

test('a parent acts for a child, and the child sees who did it', async ({ page, logIn }) => {
  await logIn('line');
  await page.goto('/');
  await expect(banner(page)).toHaveCount(0);
  await actFor(page, 'Oliver Danser');

  await page.goto('/helseregistre/sysvak/innhold');
  await expect(banner(page)).toHaveText(/Du bruker Innsyn på vegne av Oliver Danser \(9 år\)\.\s+Du har foreldreansvar\./);
  await expect(page).toHaveTitle(/ – for Oliver Danser – Innsyn$/);
  await expect(page.getByRole('banner')).toContainText('Line Danser');

  await page.goto('/personverninnstillinger');
  const research = page.getByRole('region', { name: /^Forskning, screening/ });
  await research.getByRole('link', { name: /^Se innstillinger/ }).click();
  await page.getByRole('listitem').filter({ hasText: 'Nyfødtscreening' }).getByRole('link').click();
  await page.getByRole('link', { name: /^Endre valget/ }).click();
  await page.locator('label').filter({ hasText: /^Nei/ }).click();
  await page.getByRole('button', { name: 'Gå videre' }).click();
  await expectPage(page, `${BLOOD}/bekreft`, 'Er dette riktig?');
  await expect(page.locator('main dl > div').filter({ hasText: 'Gjelder for' })).toContainText('Oliver Danser');
  await page.locator('main form button').click();
  await expect(page).toHaveURL(/\/kvittering\//);
  const receipt = page.url();

  await backToOneself(page);
  const answer = await page.goto(receipt);
  expect(answer.status(), 'the receipt is not hers').toBe(404);
  await logIn('oliver');
  await page.goto('/personverninnstillinger/historikk');
  await expect(page.locator('main tbody tr').first()).toContainText('Line Danser (forelder) på vegne av deg');
  await page.goto(receipt);
  await expectPage(page, new URL(receipt).pathname, 'Du har trukket samtykket');
});

test('a power of attorney shows and changes nothing', async ({ page, logIn }) => {
  await logIn('line');
  await page.goto('/');
  await actFor(page, 'Kari Danser');
  await expect(banner(page)).toContainText('Du har fullmakt til');
  await page.goto('/personverninnstillinger');
  await expect(page.locator('main')).toContainText('Du kan ikke endre personverninnstillingene til Kari. Det må Kari gjøre selv.');
  await expect(page.locator('.panel a')).toHaveCount(0);
  await page.goto('/personverninnstillinger/forskning');
  await expect(page.locator('main .row')).not.toHaveCount(0);
  await expect(page.locator('main .row a')).toHaveCount(0);
  const refused = await page.goto('/helseregistre/resept/innhold');
  expect(refused.status()).toBe(403);
  await expectPage(page, '/helseregistre/resept/innhold', 'Dette kan du ikke gjøre på vegne av Kari.');
  await page.getByRole('link', { name: 'Se hva fullmakten gjelder' }).click();
  await expectPage(page, CHOOSE, QUESTION);
  await expect(page.getByRole('listitem').filter({ hasText: 'Kari Danser' })).toContainText('innsyn i det som er registrert');
});

test('those one may not act for are named with the reason and without a button', async ({ page, logIn }) => {
  await logIn('line');
  await page.goto(CHOOSE);
  const emil = page.getByRole('listitem').filter({ hasText: 'Emil Danser' });
  await expect(emil).toContainText('Du kan ikke bruke tjenesten på vegne av Emil.');
  await expect(emil.getByRole('button')).toHaveCount(0);
  await expect(page.getByRole('listitem').filter({ hasText: 'Hjørdis Ås' })).toContainText('Fullmakten gikk ut');
});

test('a form that was opened for a child is not taken when another window has gone back to oneself', async ({ page, context, logIn }) => {
  await logIn('line');
  await page.goto('/');
  await actFor(page, 'Nora Danser');
  await page.goto(`${BLOOD}/bekreft?valg=inaktiv`);
  const other = await context.newPage();
  await other.goto('/');
  await backToOneself(other);
  await page.locator('main form button').click();
  await expectPage(page, `${BLOOD}/bekreft`, 'Du har byttet person i et annet vindu.');
  await expect(page.locator('main')).toContainText('Ingenting er lagret.');
  await page.getByRole('link', { name: 'Se hvem du bruker tjenesten for' }).click();
  await expectPage(page, CHOOSE, QUESTION);
});
