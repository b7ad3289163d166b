// 200 random steps by links, back and forward: after each, the page is whole, alive, and where one expects to be.
import { test, expect, hydrated } from './helpers/test.mjs';

const STEPS = 200;
const SEED = Number(process.env.E2E_SEED ?? Date.now() % 1_000_000);

/** Mulberry32: the same walk for the same seed. */
function random(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Pages of one kind share a title: a title names no registry that only some stand in, and no setting. */
const kind = (address) =>
  new URL(address).pathname
    .replace(/^\/helseregistre\/[^/]+/, '/helseregistre/*')
    .replace(/\/rapport\/.+/, '/rapport/*')
    .replace(/\/kvittering\/.+/, '/kvittering/*')
    .replace(/^(\/personverninnstillinger\/\w+)\/[^/]+\/[^/]+/, '$1/*/*')
    .replace(/^(\/personverninnstillinger\/(?:forskning|tilgang|bruk))\/[^/*]+$/, '$1/*');

/** Links to pages: one to a file leaves the page standing. */
const PAGES = 'a[href^="/"]:not([download]):not([href$=".json"]):visible';
const links = (page) =>
  page.locator(PAGES).evaluateAll((all) => all.map((link, nr) => ({ nr, href: link.href })));

test(`${STEPS} random steps`, async ({ page, logIn, open }) => {
  test.setTimeout(600_000);
  console.log(`the walk has the seed ${SEED}; E2E_SEED=${SEED} repeats it`);
  const next = random(SEED);
  const pick = (list) => list[Math.floor(next() * list.length)];
  await logIn('kari');
  await open('/');

  const titles = new Map();
  const trail = [{ url: page.url(), scroll: 0 }];
  let at = 0;
  for (let step = 1; step <= STEPS; step += 1) {
    const choice = next();
    const far = await page.evaluate((share) => {
      scrollTo({ top: share * (document.documentElement.scrollHeight - innerHeight), behavior: 'instant' });
      return scrollY;
    }, next());
    let what;
    if (choice < 0.25 && at > 0) {
      trail[at].scroll = far;
      at -= 1;
      what = 'back';
      await page.goBack();
    } else if (choice < 0.4 && at < trail.length - 1) {
      trail[at].scroll = far;
      at += 1;
      what = 'forward';
      await page.goForward();
    } else {
      const link = pick(await links(page));
      what = link.href;
      const target = page.locator(PAGES).nth(link.nr);
      await target.scrollIntoViewIfNeeded();
      trail[at].scroll = await page.evaluate(() => scrollY);
      // A link to where one already is replaces the entry, as browsers do.
      if (link.href === trail[at].url) trail[at].scroll = 0;
      else {
        trail.splice(at + 1, Infinity, { url: link.href, scroll: 0 });
        at += 1;
      }
      // Pages say when they were made: the click has worked when another one is there.
      const made = await page.evaluate(() => performance.timeOrigin);
      await target.click();
      await page.waitForFunction((before) => performance.timeOrigin !== before, made);
    }
    const where = `step ${step}, ${what}`;
    await expect(page, where).toHaveURL(trail[at].url);
    await hydrated(page);
    await expect(page.locator('h1'), where).toHaveCount(1);
    const title = await page.title();
    expect(title, where).toMatch(/ – Innsyn$/);
    const here = kind(page.url());
    expect(titles.get(title) ?? here, `${where}: the title «${title}»`).toBe(here);
    titles.set(title, here);
    const { scroll } = trail[at];
    await expect.poll(() => page.evaluate((y) => Math.abs(scrollY - y), scroll), `${where}: ${page.url()} at ${scroll}`).toBeLessThan(50);
    expect(await page.evaluate(() => document.activeElement === document.body || document.activeElement.autofocus), where).toBe(true);
  }
  expect(new Set(titles.values()).size).toBeGreaterThan(8);
});
