// The page for those who write registries' programs: readable on every screen, with and without scripts, from here alone.
import { test, expect } from './helpers/test.mjs';
import { check } from './helpers/axe.mjs';

const PAGE = '/personvern/dokumentasjon';
const WIDTHS = [1280, 360, 320];

test('nothing is wrong with it at any width', async ({ page }) => {
  // A long page: axe looks at thousands of elements three times.
  test.setTimeout(120_000);
  const answer = await page.goto(PAGE);
  expect(answer.status()).toBe(200);
  expect(answer.headers()['content-security-policy']).not.toMatch(/script-src|unsafe|https?:|\*/);
  await expect(page).toHaveTitle(/Personvernkomponenten/);
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 780 });
    expect(await check(page), `at ${width}`).toEqual([]);
  }
});

test('every service of the document is listed, and its link leads to it', async ({ page, request }) => {
  const document = await (await request.get('/personvern/openapi.json')).json();
  const services = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ path, method: method.toUpperCase(), id: operation.operationId })));
  await page.goto(PAGE);
  const rows = page.getByRole('table', { name: 'All services' }).locator('tbody tr');
  await expect(rows).toHaveCount(services.length);
  for (const { path, method, id } of services) {
    const row = rows.filter({ has: page.locator(`a[href="#${id}"]`) });
    await expect(row).toContainText(`${method} ${path}`);
    await row.getByRole('link').click();
    await expect(page.locator(`#${id}`)).toBeInViewport();
  }
});

test('it needs no scripts, and any letter case leads to it', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto('/PersonVern/Dokumentasjon');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('table', { name: 'All services' })).toBeVisible();
  const sheets = await page.locator('link[rel=stylesheet]').evaluateAll((links) => links.map((link) => link.href));
  for (const sheet of sheets) expect((await context.request.get(sheet)).status(), sheet).toBe(200);
  await context.close();
});
