// The gallery: every exhibit in every state draws itself, in silence, and axe finds nothing.
import { test, expect, hydrated } from './helpers/test.mjs';
import { check } from './helpers/axe.mjs';

const PARTS = 8;

for (let part = 0; part < PARTS; part += 1) {
  test(`exhibits, part ${part + 1} of ${PARTS}`, async ({ page, open }) => {
    test.setTimeout(300_000);
    await open('/');
    const all = await page.locator('a[data-exhibit]').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    expect(all.length).toBeGreaterThan(60);
    expect(new Set(all).size).toBe(all.length);
    const titles = new Set();
    const mine = all.filter((_, nr) => nr % PARTS === part);
    for (const address of mine) {
      await open(`/${address}&ren=1`);
      await expect(page.locator('main')).not.toBeEmpty();
      titles.add(await page.title());
      for (const width of [1280, 360]) {
        await page.setViewportSize({ width, height: 780 });
        expect.soft(await check(page, { exhibit: true }), `${await page.title()} at ${width}`).toEqual([]);
      }
    }
    expect(titles.size).toBe(mine.length);
  });
}

test('a room shows its exhibit as on a phone and as on a desktop', async ({ page, open }) => {
  await open('/');
  await page.locator('a[data-exhibit]').first().click();
  await hydrated(page);
  await expect(page.locator('iframe')).toHaveCount(2);
  for (const frame of await page.locator('iframe').all()) await expect(frame.contentFrame().locator('main')).not.toBeEmpty();
  await expect(page.locator('h1')).toHaveCount(1);
});
