// The chart of 100,000 points beside uPlot, on one page, in turns, in a browser slowed down four times:
// `node end2end/bench/graf.mjs FOLDER`. The folder holds what `app/examples/graf_maling.rs` wrote, and the chart's script,
// WebAssembly and style. `cargo xtask bench` makes it. Everything measured is written to FOLDER/resultat.json.
import { createServer } from 'node:http';
import { readFile, writeFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { cpus, loadavg, release } from 'node:os';
import { extname, join } from 'node:path';
import { chromium } from 'playwright-core';
import { LAUNCH, ROOT } from '../helpers/places.mjs';

const ROUNDS = 7;
const STEPS = 40;
const SLOWDOWN = 4;
/** From all of the time to a tenth of it. */
const FACTOR = 0.1 ** (1 / STEPS);
/** The goals: 30 frames a second, and hardly slower than uPlot (quality figures, P17). */
const FRAME_LIMIT = 33.4;
const RATIO_LIMIT = 1.2;

const [folder] = process.argv.slice(2);
const uplot = join(ROOT, 'node_modules/uplot/dist');
const TYPES = { '.css': 'text/css', '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.json': 'application/json', '.wasm': 'application/wasm' };
const PAGE = `<!DOCTYPE html><html lang="nb" data-color-scheme="light"><meta charset="utf-8"><title>Graf</title>
<link rel="stylesheet" href="/app.css"><link rel="stylesheet" href="/uPlot.min.css">
<script src="/uPlot.iife.min.js"></script><main style="width:640px"></main></html>`;

const server = createServer(async (request, response) => {
  const path = new URL(request.url, 'http://localhost').pathname;
  if (path === '/') return response.writeHead(200, { 'content-type': TYPES['.html'] }).end(PAGE);
  const file = join(path.startsWith('/uPlot') ? uplot : folder, path);
  try {
    const body = await readFile(file);
    response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'text/plain' }).end(body);
  } catch {
    response.writeHead(404).end();
  }
}).listen(0, '127.0.0.1');
await new Promise((resolve) => server.once('listening', resolve));

const browser = await chromium.launch({ ...LAUNCH, headless: true });
const version = browser.version();
const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
const faults = [];
page.on('pageerror', (error) => faults.push(String(error)));
await page.goto(`http://127.0.0.1:${server.address().port}/`);
await page.evaluate(prepare);
const slow = await page.context().newCDPSession(page);
await slow.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });

const runs = { innsyn: [], uplot: [] };
// The first round warms both up and is not counted.
for (let round = 0; round <= ROUNDS; round += 1) {
  for (const who of round % 2 ? ['innsyn', 'uplot'] : ['uplot', 'innsyn']) {
    const run = await page.evaluate(measure, { who, steps: STEPS, factor: FACTOR });
    if (round > 0) runs[who].push(run);
  }
}
await browser.close();
server.close();
if (faults.length) throw new Error(faults.join('\n'));

const summary = Object.fromEntries(
  Object.entries(runs).map(([who, all]) => [
    who,
    {
      p95: median(all.map(({ frames }) => percentile(frames, 0.95))),
      p50: median(all.map(({ frames }) => percentile(frames, 0.5))),
      work: median(all.map(({ work }) => percentile(work, 0.95))),
      first: median(all.map(({ first }) => first)),
    },
  ]),
);
const ratio = summary.innsyn.p95 / summary.uplot.p95;
const about = {
  chromium: version,
  uplot: JSON.parse(readFileSync(join(uplot, '../package.json'), 'utf8')).version,
  node: process.version,
  kernel: release(),
  cpu: cpus()[0]?.model,
  load: loadavg(),
  slowdown: SLOWDOWN,
};
await writeFile(join(folder, 'resultat.json'), JSON.stringify({ about, summary, ratio, runs }, null, 2));

const ms = (value) => value.toFixed(1).padStart(12);
console.log(`\n${'100,000 points, CPU / 4'.padEnd(28)}${'p95 frame'.padStart(12)}${'median'.padStart(12)}${'p95 work'.padStart(12)}${'first draw'.padStart(12)}   (ms)`);
for (const [who, { p95, p50, work, first }] of Object.entries(summary)) console.log(`${who.padEnd(28)}${ms(p95)}${ms(p50)}${ms(work)}${ms(first)}`);
console.log(`ratio of p95: ${ratio.toFixed(2)}; first draw: ${(summary.innsyn.first / summary.uplot.first).toFixed(2)}\n`);

const broken = [];
if (summary.innsyn.p95 > FRAME_LIMIT) broken.push(`p95 of a frame is ${summary.innsyn.p95.toFixed(1)} ms, the limit ${FRAME_LIMIT}`);
if (ratio > RATIO_LIMIT) broken.push(`p95 is ${ratio.toFixed(2)} times that of uPlot, the limit ${RATIO_LIMIT}`);
if (summary.innsyn.first > summary.uplot.first) broken.push('the first draw is slower than that of uPlot');
if (broken.length) {
  console.error(`The chart is too slow:\n  ${broken.join('\n  ')}`);
  process.exitCode = 1;
}

function percentile(values, part) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1)];
}

function median(values) {
  return percentile(values, 0.5);
}

/** In the page: what both have before anything is measured, downloaded and compiled. */
async function prepare() {
  const [data, markup, { start }] = await Promise.all([
    fetch('/punkter.json').then((answer) => answer.json()),
    fetch('/graf.html').then((answer) => answer.text()),
    import('/graf.js'),
  ]);
  Object.assign(globalThis, { data, markup, startChart: start });
  await start('/graf.wasm');
}

/** In the page: draws one of the two, and zooms it one step a frame. */
async function measure({ who, steps, factor }) {
  const place = document.querySelector('main');
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  /** Until what was drawn is on the screen. */
  const painted = async () => {
    await frame();
    await new Promise((resolve) => setTimeout(resolve));
  };
  place.replaceChildren();
  await painted();
  await painted();

  const begin = performance.now();
  const zoom = who === 'innsyn' ? ours() : theirs();
  await painted();
  const first = performance.now() - begin;
  await new Promise((resolve) => setTimeout(resolve, 300));

  const frames = [];
  const work = [];
  await frame();
  let last = performance.now();
  for (let step = 1; step <= steps; step += 1) {
    const start = performance.now();
    zoom(step);
    work.push(performance.now() - start);
    await frame();
    const now = performance.now();
    frames.push(now - last);
    last = now;
  }
  const shown = who === 'innsyn' ? place.querySelector('[data-graf-svg]').innerHTML.length : globalThis.plot.scales.x.max - globalThis.plot.scales.x.min;
  globalThis.plot?.destroy();
  globalThis.plot = undefined;
  return { first, frames, work, shown };

  /** The server's markup comes to life, as in a page: course read, drawn and compared. */
  function ours() {
    place.innerHTML = globalThis.markup;
    globalThis.startChart.again();
    const svg = place.querySelector('[data-graf-svg]');
    const box = svg.getBoundingClientRect();
    const turn = { deltaY: -100 * (1 / factor - 1), ctrlKey: true, clientX: box.left + box.width / 2, clientY: box.top + 50, cancelable: true };
    return () => svg.dispatchEvent(new WheelEvent('wheel', turn));
  }

  function theirs() {
    const [x] = globalThis.data;
    const [from, to] = [x[0], x.at(-1)];
    globalThis.plot = new globalThis.uPlot({ width: 640, height: 360, series: [{}, { stroke: 'black', width: 1 }] }, globalThis.data, place);
    const middle = (from + to) / 2;
    return (step) => {
      const half = ((to - from) / 2) * factor ** step;
      globalThis.plot.setScale('x', { min: middle - half, max: middle + half });
    };
  }
}
