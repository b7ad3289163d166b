// Pictures of every page and state, to be looked at: `node end2end/screenshots.mjs [FOLDER]`, after `cargo xtask build`.
// Each at 1280 and 360 px; three of them in forced colours and as printed too.
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { LAUNCH, RESULTS, ROOT, origin } from './helpers/places.mjs';
import { STATES, reach } from './helpers/states.mjs';
import { FROM_HERE } from './helpers/test.mjs';

const folder = process.argv[2] ?? join(RESULTS, 'pictures');
const WIDTHS = { 1280: 900, 360: 780 };
const ALSO_FORCED_AND_PRINTED = ['choose, nothing chosen', 'receipt', 'report'];
const baseURL = origin('screenshots');

mkdirSync(folder, { recursive: true });
const server = spawn('node', [join(ROOT, 'end2end/serve-innsyn.mjs'), 'screenshots'], { stdio: 'inherit' });
process.on('exit', () => server.kill());
const ready = () => fetch(`${baseURL}/readyz`).then((answer) => answer.ok, () => false);
while (!(await ready())) await new Promise((wake) => setTimeout(wake, 100));

const browser = await chromium.launch(LAUNCH);
for (const state of STATES) {
  const context = await browser.newContext({ baseURL, locale: 'nb-NO', timezoneId: 'Europe/Oslo', reducedMotion: 'reduce' });
  const page = await context.newPage();
  await reach(page, state, (person) => context.request.post('/logg-inn/testperson', { form: { person }, headers: FROM_HERE }));
  await page.locator('html[data-hydrated]').waitFor({ state: 'attached' });
  const name = state.name.replaceAll(/[^a-z0-9]+/gi, '-');
  const picture = (kind) => page.screenshot({ path: join(folder, `${name}-${kind}.png`), fullPage: true });
  for (const [width, height] of Object.entries(WIDTHS)) {
    await page.setViewportSize({ width: Number(width), height });
    await picture(width);
    if (!ALSO_FORCED_AND_PRINTED.includes(state.name)) continue;
    await page.emulateMedia({ forcedColors: 'active' });
    await picture(`${width}-forced`);
    await page.emulateMedia({ forcedColors: null, media: 'print' });
    await picture(`${width}-print`);
    await page.emulateMedia({ media: null });
  }
  await context.close();
}
await browser.close();
console.log(`the pictures are in ${folder}`);
process.exit();
