// Pictures of every page and state, to be looked at: `node end2end/screenshots.mjs [FOLDER [BEGINNING]]`, after `cargo xtask build`.
// Each at 1280 and 360 px; three of them in forced colours and as printed too. Charts also in the dark, at 400 % and as the
// pages of a PDF (needs `pdftoppm`). With BEGINNING: the states whose names begin so.
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { LAUNCH, RESULTS, ROOT, origin } from './helpers/places.mjs';
import { STATES, reach } from './helpers/states.mjs';
import { FROM_HERE } from './helpers/test.mjs';

const folder = process.argv[2] ?? join(RESULTS, 'pictures');
const WIDTHS = { 1280: 900, 360: 780 };
const only = process.argv[3] ?? '';
const ALSO_FORCED_AND_PRINTED = ['choose, nothing chosen', 'receipt', 'report'];
const CHARTS = ['report', 'summary for an appointment'];
const isChart = ({ name }) => CHARTS.some((chart) => name === chart || name.startsWith(`${chart},`));
const baseURL = origin('screenshots');

mkdirSync(folder, { recursive: true });
const server = spawn('node', [join(ROOT, 'end2end/serve-innsyn.mjs'), 'screenshots'], { stdio: 'inherit' });
process.on('exit', () => server.kill());
const ready = () => fetch(`${baseURL}/readyz`).then((answer) => answer.ok, () => false);
while (!(await ready())) await new Promise((wake) => setTimeout(wake, 100));

const browser = await chromium.launch(LAUNCH);

/** A chart as it is met in the dark, much enlarged, and on paper. */
async function chartPictures(page, name, picture) {
  const scheme = (value) => page.evaluate((to) => document.documentElement.setAttribute('data-color-scheme', to), value);
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await scheme('dark');
  await picture('1280-dark');
  await page.emulateMedia({ colorScheme: null });
  await scheme('light');
  // 1280 px at 400 % is a window of 320 px.
  await page.setViewportSize({ width: 320, height: 256 });
  await picture('400-percent');
  const pdf = join(folder, `${name}.pdf`);
  await page.pdf({ path: pdf, preferCSSPageSize: true });
  execFileSync('pdftoppm', ['-png', '-r', '80', pdf, join(folder, `${name}-paper`)]);
  // As a printer without colours has it.
  execFileSync('pdftoppm', ['-png', '-gray', '-r', '80', '-l', '3', pdf, join(folder, `${name}-paper-grey`)]);
}

for (const state of STATES.filter(({ name }) => name.startsWith(only))) {
  const context = await browser.newContext({ baseURL, locale: 'nb-NO', timezoneId: 'Europe/Oslo', reducedMotion: 'reduce' });
  const page = await context.newPage();
  await reach(page, state, (person) => context.request.post('/logg-inn/testperson', { form: { person }, headers: FROM_HERE }));
  await page.locator('html[data-hydrated]').waitFor({ state: 'attached' });
  const name = state.name.replaceAll(/[^a-z0-9]+/gi, '-');
  const picture = (kind) => page.screenshot({ path: join(folder, `${name}-${kind}.png`), fullPage: true });
  for (const [width, height] of Object.entries(WIDTHS)) {
    await page.setViewportSize({ width: Number(width), height });
    await picture(width);
    if (!ALSO_FORCED_AND_PRINTED.includes(state.name) && !isChart(state)) continue;
    await page.emulateMedia({ forcedColors: 'active' });
    await picture(`${width}-forced`);
    await page.emulateMedia({ forcedColors: null, media: 'print' });
    await picture(`${width}-print`);
    await page.emulateMedia({ media: null });
  }
  if (isChart(state)) await chartPictures(page, name, picture);
  await context.close();
}
await browser.close();
console.log(`the pictures are in ${folder}`);
process.exit();
