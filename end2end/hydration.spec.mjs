// What scripts add: islands that come alive without a word, and change nothing for the worse.
import { test, expect, tick } from './helpers/test.mjs';

const PAGES = [
  '/',
  '/personverninnstillinger',
  '/personverninnstillinger/forskning',
  '/personverninnstillinger/forskning/nprkpr',
  '/personverninnstillinger/forskning/nprkpr/oppbevaring',
  '/personverninnstillinger/historikk',
  '/helseregistre',
  '/helseregistre/sysvak/innhold',
  '/helseregistre/sysvak/logg',
  '/logg',
  '/helseregistre/ms/innhold',
  '/hjelp',
];

test('pages come alive without moving and without keeping anything in the browser', async ({ page, logIn, open }) => {
  await page.addInitScript(() => {
    globalThis.moved = 0;
    const add = (list) => list.getEntries().forEach((entry) => (globalThis.moved += entry.value));
    new PerformanceObserver(add).observe({ type: 'layout-shift', buffered: true });
  });
  await logIn('kari');
  for (const address of PAGES) {
    await open(address);
    expect(await page.evaluate(() => globalThis.moved), `layout shift of ${address}`).toBeLessThanOrEqual(0.02);
  }
  const kept = await page.evaluate(async () => ({
    local: localStorage.length,
    session: sessionStorage.length,
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    cookies: document.cookie,
  }));
  expect(kept).toEqual({ local: 0, session: 0, databases: 0, caches: 0, workers: 0, cookies: '' });
});

test('the list of registries follows what one types, and says the count once, after a pause', async ({ page, logIn, open }) => {
  await logIn('hjordis');
  await open('/helseregistre');
  const cards = page.locator('#registre > li:visible');
  const count = page.locator('#sok-antall');
  await expect(count).toHaveRole('status');
  const all = await count.innerText();
  await count.evaluate((element) => {
    globalThis.said = [];
    new MutationObserver(() => globalThis.said.push(element.textContent)).observe(element, { subtree: true, childList: true, characterData: true });
  });

  await page.getByLabel('Søk etter register').pressSequentially('hjerte');
  await expect(cards.getByRole('heading', { name: 'Norsk hjerteinfarktregister' })).toBeVisible();
  const hits = await cards.count();
  await expect(count).toHaveText(`${hits} treff på «hjerte»`);
  expect(await page.evaluate(() => globalThis.said)).toEqual([`${hits} treff på «hjerte»`]);
  await expect(page).toHaveURL((url) => url.search === '');

  await tick(page, 'Der jeg er oppført');
  await expect(cards).toHaveCount(1);
  await expect(count).toHaveText('1 treff på «hjerte»');
  await page.getByLabel('Søk etter register').fill('');
  await expect(cards).toHaveCount(3);
  await tick(page, 'Alle');
  await expect(count).toHaveText(all);
});

test('open all and close all keep the focus and say what they did', async ({ page, logIn, open }) => {
  await logIn('kari');
  await open('/helseregistre/sysvak/innhold');
  const records = await page.locator('.records > details').count();
  const said = page.locator('.tools [role=status]');
  await expect(said).toHaveText('');
  for (const [name, words] of [['Åpne alle', `Alle ${records} er åpne`], ['Lukk alle', 'Alle er lukket']]) {
    const button = page.getByRole('button', { name });
    await button.focus();
    await page.keyboard.press('Enter');
    await expect(said).toHaveText(words);
    await expect(button).toBeFocused();
  }
});

test('the print button is there with scripts, and prints', async ({ page, logIn, open }) => {
  await page.addInitScript(() => (globalThis.print = () => (globalThis.printed = true)));
  await logIn('kari');
  await open('/helseregistre/sysvak/innhold');
  await page.getByRole('button', { name: 'Skriv ut' }).click();
  expect(await page.evaluate(() => globalThis.printed)).toBe(true);
});

test('the warning of a session that ends is put off while the server knows of a later end', async ({ page, logIn, open }) => {
  await page.clock.install();
  await logIn('kari');
  await open('/hjelp');
  for (let round = 0; round < 2; round += 1) {
    const asked = page.waitForResponse((answer) => new URL(answer.url()).pathname === '/okt');
    await page.clock.fastForward('28:05');
    expect(Number(await (await asked).text())).toBeGreaterThan(120);
    await expect(page.getByRole('dialog')).toBeHidden();
  }
});

for (const answer of ['Escape', 'Fortsett', 'Logg ut']) {
  test(`the warning holds the focus and takes the answer ${answer}`, async ({ page, logIn, open }) => {
    await page.clock.install();
    // Not by `page.route`, which would switch the browser's cache off.
    await page.addInitScript(() => {
      const real = globalThis.fetch;
      const isAsked = (what) => new URL(what.url ?? what, location).pathname === '/okt';
      globalThis.fetch = async (what, ...more) => (isAsked(what) ? new Response('90') : real(what, ...more));
    });
    await logIn('kari');
    await open('/hjelp');
    await page.clock.fastForward('28:05');
    const dialog = page.getByRole('dialog', { name: 'Er du der fortsatt?' });
    await expect(dialog).toBeVisible();
    await expect(dialog.getByRole('button', { name: 'Fortsett' })).toBeFocused();
    if (answer === 'Logg ut') {
      await dialog.getByRole('button', { name: answer }).click();
      await expect(page).toHaveURL('/logg-inn?grunn=logget-ut');
      return;
    }
    const kept = page.waitForResponse((reply) => new URL(reply.url()).pathname === '/okt/forleng');
    if (answer === 'Escape') await page.keyboard.press('Escape');
    else await dialog.getByRole('button', { name: answer }).click();
    expect(Number(await (await kept).text())).toBe(1800);
    await expect(dialog).toBeHidden();
  });
}

test('a style sheet that comes late is waited for in silence', async ({ page, logIn, open }) => {
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await logIn('kari');
  await open('/hjelp');
  let waited = false;
  await page.route('/pkg/*.css', async (route) => {
    await new Promise((wake) => setTimeout(wake, 1000));
    waited = true;
    await route.continue();
  });
  await page.getByRole('link', { name: 'Meny' }).click();
  await expect(page.locator('h1')).toHaveText('Meny');
  await expect(page.locator('html')).toHaveAttribute('data-hydrated', '');
  expect(waited).toBe(true);
  // What the browser complains of comes after the page is shown: one more page, and it has been said.
  await open('/hjelp');
  await expect(page.locator('h1')).toHaveText('Hjelp og veiledning');
});
