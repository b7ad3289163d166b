// A report of hostile texts in a real browser: nothing runs, nothing is fetched from elsewhere, nothing breaks out of a
// telephone's page. The report is put into the test's own database, as a registry could have delivered it.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test, expect } from './helpers/test.mjs';
import { database } from './helpers/places.mjs';

const EXAMPLE = readFileSync(new URL('../app/rapport.example.json', import.meta.url), 'utf8');
/** The payloads of the tests over HTTP: one list for all. */
const SOURCE = readFileSync(new URL('../server/tests/http/payloads.rs', import.meta.url), 'utf8');
const PAYLOADS = [...SOURCE.split('const CODE')[0].matchAll(/^ {4}("(?:[^"\\]|\\.)*"),$/gm)].map(([, text]) => JSON.parse(text));
const LONG = ['W'.repeat(5000), `a${'\u0301'.repeat(2000)}`, 'א'.repeat(2000), '😀'.repeat(1000), '\u200b'.repeat(2000), '-'.repeat(2000)];
const WORST = [...PAYLOADS.filter((_, nr) => nr % 3 === 0), ...LONG].slice(-50);
const FIXED = new Set(['id', 'generertTidspunkt', 'dataSistEndret', 'tilOgMed', 'rapportHovedType', 'mimetype', 'innhold',
  'registrert', 'sistEndret', 'dato', 'slag', 'type', 'bedre', 'bedring', 'debut', 'klokkeslett']);
const DATES = new Set(['fra', 'til', 'diagnose']);

/** The example with a payload in every free text, in turn. */
function hostile() {
  let nr = 0;
  const change = (name, value) => {
    if (typeof value !== 'string' || FIXED.has(name) || (DATES.has(name) && /^\d{4}/.test(value))) return value;
    nr += 1;
    return WORST[nr % WORST.length];
  };
  const walk = (value, name) => {
    if (Array.isArray(value)) return value.map((item) => walk(item, name));
    if (value === null || typeof value !== 'object') return change(name, value);
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, walk(item, key)]));
  };
  const report = walk(JSON.parse(EXAMPLE), '');
  expect(nr).toBeGreaterThan(100);
  // Stored as the portal writes it: instants in UTC.
  return JSON.stringify({ ...report, dataSistEndret: '2026-11-18T11:00:00Z' });
}

/** Node has no SQLite of its own here; Python does. */
const PUT = `import sqlite3, sys
db = sqlite3.connect(sys.argv[1], timeout=10)
with db:
    put = "UPDATE rapport SET innhold = ? WHERE part_kode = 'SYSVAK' AND innbygger = 1001"
    print(db.execute(put, (sys.stdin.buffer.read().decode("utf-8"),)).rowcount)`;

test('fifty of the worst texts run nothing, fetch nothing and stay within the page', async ({ page, logIn, baseURL }, info) => {
  expect(WORST).toHaveLength(50);
  const changed = execFileSync('python3', ['-c', PUT, database(info.project.name)], { input: hostile(), encoding: 'utf8' });
  expect(Number(changed)).toBeGreaterThan(0);

  const requests = [];
  const said = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('dialog', (dialog) => { said.push(dialog.message()); return dialog.dismiss(); });
  await page.addInitScript(() => {
    window.alert = () => { document.documentElement.dataset.ran = 'yes'; };
    document.addEventListener('securitypolicyviolation', () => { document.documentElement.dataset.violated = 'yes'; });
  });
  await logIn('kari');
  await page.goto('/helseregistre/sysvak/innhold?apne=alle&alle=ja');
  const [link] = await page.locator('a[href*="/rapport/"]').evaluateAll((all) => all.map((a) => a.getAttribute('href')));
  const report = link.match(/\/helseregistre\/sysvak\/rapport\/[0-9A-Z-]+/)[0];

  for (const address of ['/helseregistre/sysvak/innhold?apne=alle&alle=ja', `${report}?apne=alle&alle=ja`]) {
    for (const width of [360, 800, 1280]) {
      await page.setViewportSize({ width, height: 780 });
      await page.goto(address);
      await page.evaluate(() => document.querySelectorAll('details').forEach((one) => { one.open = true; }));
      await expect(page.locator('h1')).toHaveCount(1);
      await expect(page.locator('main#innhold')).toBeVisible();
      const { ran, violated, wide, inside, foreign } = await page.evaluate(() => ({
        ran: document.documentElement.dataset.ran,
        violated: document.documentElement.dataset.violated,
        wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        inside: [...document.querySelectorAll('main *')].filter((one) => {
          const box = one.getBoundingClientRect();
          const apart = one.closest('.chart-scroll, .data-scroll, .sr-only, svg, thead');
          return !apart && box.width > 0 && box.right > document.documentElement.clientWidth + 1;
        }).map((one) => one.outerHTML.slice(0, 80)),
        foreign: document.querySelectorAll('main :is(script, iframe, img, object, embed, link, meta, base, style, video)').length,
      }));
      expect.soft({ address, width, ran, violated, wide: Math.max(0, wide), inside, foreign }).toEqual({
        address, width, ran: undefined, violated: undefined, wide: 0, inside: [], foreign: 0,
      });
    }
  }
  expect(said).toEqual([]);
  expect(requests.filter((url) => new URL(url).origin !== new URL(baseURL).origin)).toEqual([]);
});
