// Every setting of the catalogue that invented people have is set and undone as one does it, and stands in the history
// with its receipt. Kari sets what is open to all; the others what they alone are listed for.
// Withdrawing a consent takes no more pages, clicks and fields than giving it.
import { test, expect, plain, tick } from './helpers/test.mjs';

const OVERVIEW = '/personverninnstillinger';
const AREAS = ['bruk/tjenesten', 'tilgang', 'forskning'];
const PEOPLE = ['kari', 'line', 'hjordis', 'jonas', 'amina', 'tiril', 'torgeir'];
/** Settings that are open to all, and so are Kari's to test. */
const OPEN = /\/(bruk|tilgang)\/|\/forskning\/(nprkpr|pandemi)\//;

/** The addresses on the page that go one step below `path`. */
const below = (page, path) =>
  page.locator('main a[href]').evaluateAll((all, path) => {
    const one = new RegExp(`^${path}/[a-z0-9-]+$`);
    return [...new Set(all.map((link) => link.getAttribute('href')).filter((href) => one.test(href)))];
  }, path);

/** The settings that concern whoever is logged in, by address. */
async function settings(page) {
  const found = [`${OVERVIEW}/bruk/tjenesten/bruk`];
  await page.goto(`${OVERVIEW}/tilgang`);
  found.push(
    ...(await page.locator('main .row a').evaluateAll((all) => all.map((link) => link.getAttribute('href')))),
  );
  await page.goto(`${OVERVIEW}/forskning`);
  for (const registry of await below(page, `${OVERVIEW}/forskning`)) {
    await page.goto(registry);
    found.push(...(await below(page, registry)));
  }
  return found;
}

/** Counts what is done from here on. */
class Effort {
  constructor(page) {
    Object.assign(this, { page, pages: 0, clicks: 0, fields: 0 });
  }

  async press(target) {
    await Promise.all([this.page.waitForNavigation(), target.click()]);
    this.pages += 1;
    this.clicks += 1;
  }

  async choose(label) {
    await this.page.locator('.choices label').filter({ hasText: label }).first().click();
    this.clicks += 1;
    this.fields += 1;
  }

  get sum() {
    const { pages, clicks, fields } = this;
    return { pages, clicks, fields };
  }
}

const registry = (setting) => setting.slice(0, setting.lastIndexOf('/'));
const shortcut = (page, setting) => page.locator(`main a[href="${setting}/bekreft?valg=inaktiv"]`);

async function active(page, setting) {
  await page.goto(registry(setting));
  return (await shortcut(page, setting).count()) === 1;
}

/** From the registry's page to the receipt. */
async function answer(page, setting, yes) {
  await page.goto(registry(setting));
  const effort = new Effort(page);
  // With access shut this is the page that says so, with the way to open it again.
  await effort.press(page.locator(`main a[href="${setting}"]`).first());
  const value = yes ? (setting.endsWith('/bruk') ? 'full' : 'aktiv') : 'inaktiv';
  const id = await page.locator(`input[name=valg][value="${value}"]`).getAttribute('id');
  await effort.choose(plain(await page.locator(`label[for="${id}"]`).innerText()));
  await effort.press(page.getByRole('button', { name: 'Gå videre' }));
  const path = new URL(page.url()).pathname;
  if (path.endsWith('/periode')) {
    await effort.choose('Hele historikken');
    await effort.press(page.getByRole('button', { name: 'Gå videre' }));
  } else if (path.endsWith('/utvalg')) {
    await someone(page, effort);
  }
  return confirm(page, effort);
}

async function someone(page, effort) {
  if (await page.getByLabel('Søk etter personer og virksomheter').count()) {
    await page.getByLabel('Søk etter personer og virksomheter').fill('IDA hólm');
    effort.fields += 1;
    await effort.press(page.getByRole('button', { name: 'Søk' }));
    await effort.press(page.getByRole('link', { name: 'Legg til Ida Holm' }));
    await expect(page.getByRole('region', { name: 'Du har valgt én' })).toContainText('Ida Holm');
  } else {
    await effort.choose(/\(\d+\.\d+\.\d{4}\)$/);
  }
  await effort.press(page.getByRole('button', { name: 'Gå videre' }));
}

async function confirm(page, effort) {
  await expect(page.locator('h1')).toHaveText('Er dette riktig?');
  if (await page.getByRole('checkbox').count()) {
    await tick(page, 'Jeg forstår at opplysningene blir slettet for godt');
    effort.clicks += 1;
    effort.fields += 1;
  }
  await effort.press(page.locator('main form button[type=submit]'));
  await expect(page).toHaveURL(/\/kvittering\/[0-9A-Z-]+$/);
  return effort.sum;
}

for (const person of PEOPLE) {
  test(`every setting of ${person} is set and undone, each with its receipt in the history`, async ({ page, logIn }) => {
    test.setTimeout(240_000);
    await logIn(person);
    const found = await settings(page);
    expect(found.length).toBeGreaterThan(AREAS.length + 10);
    const all = found.filter((setting) => person === 'kari' || !OPEN.test(setting));
    expect(all.length).toBeGreaterThan(0);
    for (const setting of all) {
      await test.step(setting, async () => {
        const was = await active(page, setting);
        const receipts = [];
        for (const yes of [!was, was]) {
          await answer(page, setting, yes);
          receipts.push(new URL(page.url()).pathname);
          if (!setting.endsWith('/akuttsperre')) expect(await active(page, setting)).toBe(yes);
        }
        await page.goto(`${OVERVIEW}/historikk`);
        for (const receipt of receipts) await expect(page.locator(`main a[href="${receipt}"]`)).toHaveCount(1);
      });
    }
  });
}

test('withdrawing a consent takes no more pages, clicks and fields than giving it', async ({ page, logIn }) => {
  test.setTimeout(120_000);
  await logIn('gunnar');
  const consents = (await settings(page)).filter((setting) => setting.includes('/forskning/ms/'));
  expect(consents.length).toBe(3);
  for (const setting of consents) {
    if (await active(page, setting)) await answer(page, setting, false);
    const needed = consents[0];
    if (setting !== needed && !(await active(page, needed))) await answer(page, needed, true);
    const giving = await answer(page, setting, true);
    const withdrawing = await answer(page, setting, false);
    for (const what of Object.keys(giving)) {
      expect(withdrawing[what], `${setting}: ${what}`).toBeLessThanOrEqual(giving[what]);
    }
    await answer(page, setting, true);
    await page.goto(registry(setting));
    const effort = new Effort(page);
    await effort.press(shortcut(page, setting));
    const short = await confirm(page, effort);
    expect(short.clicks).toBeLessThan(withdrawing.clicks);
    expect(short.fields).toBe(0);
  }
});
