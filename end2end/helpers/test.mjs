// The tests' own `test`: whatever a test does, the browser must stay silent and within the portal.
import { test as base, expect } from '@playwright/test';

export { expect };

const GUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;

export const test = base.extend({
  /** Whether the browser runs scripts. */
  scripts: async ({ javaScriptEnabled }, use) => use(javaScriptEnabled !== false),

  /** Logs in without the login page. */
  logIn: async ({ context }, use) => use((person) => logIn(context.request, person)),

  /** Opens a page and waits until its islands are alive, where there are scripts. */
  open: async ({ page, scripts }, use) => {
    await use(async (address) => {
      const answer = await page.goto(address);
      if (scripts) await hydrated(page);
      return answer;
    });
  },

  silence: [
    async ({ context, baseURL }, use) => {
      const faults = [];
      const refusals = new Set();
      const messages = [];
      await context.addInitScript(() => {
        addEventListener('securitypolicyviolation', (event) => console.error(`refused by the policy: ${event.violatedDirective}`));
      });
      context.on('console', (message) => messages.push({ text: message.text(), url: message.location().url }));
      context.on('weberror', (error) => faults.push(`uncaught: ${error.error()}`));
      context.on('request', (request) => {
        const url = request.url();
        if (!url.startsWith(`${baseURL}/`) && !url.startsWith('data:')) faults.push(`leaves the portal: ${url}`);
        // A GUID may have eleven digits in a row by chance; it is no number of anybody's.
        if (/\d{11}/.test(url.replaceAll(GUID, ''))) faults.push(`a number in an address: ${url}`);
      });
      context.on('response', (answer) => {
        if (answer.request().isNavigationRequest() && answer.status() >= 400) refusals.add(answer.url());
      });
      await use(faults);
      // Chromium itself notes the status of an error page that was asked for, and what was cleared at logout.
      const noted = ({ text, url }) =>
        (text.startsWith('Failed to load resource') && refusals.has(url)) || text.startsWith('Clear-Site-Data header on');
      faults.push(...messages.filter((message) => !noted(message)).map(({ text }) => `console: ${text}`));
      expect(faults).toEqual([]);
    },
    { auto: true },
  ],
});

/** A form of the portal sent from the portal. */
export const FROM_HERE = { 'sec-fetch-site': 'same-origin' };

export async function logIn(request, person) {
  const answer = await request.post('/logg-inn/testperson', { form: { person }, headers: FROM_HERE, maxRedirects: 0 });
  expect(answer.status(), `login as ${person}`).toBe(303);
}

export const hydrated = (page) => expect(page.locator('html')).toHaveAttribute('data-hydrated', '');

/** Where one is: the address, and the one heading, whose soft hyphens are not read. */
export async function expectPage(page, path, heading) {
  await expect(page).toHaveURL((url) => url.pathname === path);
  await expect(page.locator('h1')).toHaveCount(1);
  await expect.poll(async () => plain(await page.locator('h1').innerText())).toBe(heading);
}

export const plain = (text) => text.replaceAll('\u00ad', '').replace(/\s+/g, ' ').trim();

/** Ticks a radio or a checkbox as one does: by its label, which covers it. */
export async function tick(page, label) {
  await page.locator('label').filter({ hasText: label }).click();
  await expect(box(page, label)).toBeChecked();
}

export async function untick(page, label) {
  await page.locator('label').filter({ hasText: label }).click();
  await expect(box(page, label)).not.toBeChecked();
}

const box = (page, name) => page.getByRole('radio', { name }).or(page.getByRole('checkbox', { name }));
