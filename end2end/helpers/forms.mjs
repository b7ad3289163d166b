// A setting changed as a browser without scripts would, but without a browser.
import { expect } from '@playwright/test';
import { FROM_HERE } from './test.mjs';

export const DIABETES = '/personverninnstillinger/forskning/diabetes/lagring';
export const KPR = '/personverninnstillinger/forskning/nprkpr';

/** The confirming page's hidden fields: whom it is about, the answer, what it is an answer to, and the one-time key. */
export async function openForm(request, setting, answer) {
  const page = await request.get(`${setting}/bekreft?valg=${answer}`);
  expect(page.status(), `${setting}, confirming page`).toBe(200);
  const fields = [...(await page.text()).matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)];
  const form = Object.fromEntries(fields.map(([, name, value]) => [name, value]));
  expect(Object.keys(form).sort()).toEqual(['gjelder', 'nokkel', 'sekvensnummer', 'valg']);
  return { ...form, forstar: 'ja' };
}

export const send = (request, setting, form, more = {}) =>
  request.post(`${setting}/bekreft`, { form, headers: FROM_HERE, maxRedirects: 0, ...more });

/** Sets a setting and gives the receipt's address. */
export async function set(request, setting, answer) {
  const reply = await send(request, setting, await openForm(request, setting, answer));
  expect(reply.status()).toBe(303);
  expect(reply.headers().location).toContain('/personverninnstillinger/kvittering/');
  return reply.headers().location;
}

/** Sees to it that a setting is not set, whatever it was. */
export async function lift(request, setting) {
  const reply = await send(request, setting, await openForm(request, setting, 'inaktiv'));
  expect(reply.status()).toBe(303);
}

/** Everything that stands in the history, newest first. */
export async function history(request) {
  const rows = [];
  for (let page = 1; ; page += 1) {
    const text = await (await request.get(`/personverninnstillinger/historikk?side=${page}`)).text();
    const found = [...text.matchAll(/href="(\/personverninnstillinger\/kvittering\/[^"]+)"/g)].map(([, address]) => address);
    rows.push(...found);
    if (!text.includes(`historikk?side=${page + 1}"`)) return rows;
  }
}
