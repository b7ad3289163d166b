// The chart with scripts: by keys alone, by pointer, by its form, and for those who hear it. What is drawn is tested in Rust.
import { readFile } from 'node:fs/promises';
import { test, expect, hydrated, logIn } from './helpers/test.mjs';
import { check } from './helpers/axe.mjs';

/** Reports with a chart. */
const CHARTS = [['gunnar', 'ms'], ['line', 'diabetes'], ['ragnhild', 'als'], ['hjordis', 'norartritt'], ['petter', 'ablanor']];

test.beforeEach(async ({ page, logIn, open }) => {
  await logIn('kari');
  await open(await newest(page, 'ms'));
  await expect(graph(page)).toHaveAttribute('data-graf-lik', /ja|nei/);
});

/** The address of the newest report of a registry. */
async function newest(page, registry) {
  const answer = await page.request.get(`/helseregistre/${registry}/innhold`);
  return (await answer.text()).match(new RegExp(`/helseregistre/${registry}/rapport/[0-9A-Z-]+`))[0];
}

const graph = (page) => page.locator('[data-graf]').first();
const drawing = (page) => graph(page).locator('[data-graf-svg]');
const rows = (page) => graph(page).locator('[data-graf-tabell] [data-rad]');
/** The number of the mark that has the focus. */
const current = (page) => page.evaluate(() => document.activeElement.closest('[data-graf-svg] [data-rad]')?.dataset.rad);

test('the browser draws what the server drew', async ({ page }) => {
  await expect(graph(page)).toHaveAttribute('data-graf-lik', 'ja');
});

test('every mark is reached by keys alone, and says what its row says', async ({ page }) => {
  const all = await rows(page).evaluateAll((list) =>
    list.map((row) => ({ nr: row.dataset.rad, words: row.querySelector('th').textContent.trim() })),
  );
  expect(all.length).toBeGreaterThan(3);
  test.setTimeout(90_000);
  await drawing(page).focus();
  await page.keyboard.press('ArrowRight');
  const met = [];
  for (;;) {
    met.push(await current(page));
    const { words } = all.find(({ nr }) => nr === met.at(-1));
    expect(await page.evaluate(() => document.querySelector('[data-graf-tips] [data-h]').textContent.trim())).toBe(words);
    await page.keyboard.press('ArrowRight');
    if ((await current(page)) !== met.at(-1)) continue;
    await page.keyboard.press('ArrowDown');
    if ((await current(page)) === met.at(-1)) break;
    await page.keyboard.press('Home');
  }
  expect(met).toEqual(all.map(({ nr }) => nr));
});

test('the tree for screen readers has the marks in the order of the table', async ({ page }) => {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const names = nodes.filter(({ role, ignored }) => !ignored && role?.value === 'graphics-symbol').map(({ name }) => name.value);
  const words = await rows(page).evaluateAll((list) =>
    list.filter((row) => !row.hidden).map((row) => [...row.querySelectorAll('th, td')].slice(0, 3).map((cell) => cell.textContent.trim()).filter(Boolean).join(' ')),
  );
  // Chromium puts a space around an element; nothing of it is heard.
  const plain = (text) => text.replace(/\s+/g, ' ').replace(/ ([.,])/g, '$1').trim();
  expect(names.map(plain)).toEqual(words.map(plain));
});

test('zooming hides rows, is told in the address, and can be undone', async ({ page }) => {
  const visible = () => rows(page).evaluateAll((list) => list.filter((row) => !row.hidden).length);
  const all = await visible();
  await graph(page).getByRole('button', { name: 'Siste 2 år' }).click();
  await expect(page).toHaveURL(/[?&]fra=.*til=/);
  await expect.poll(visible).toBeLessThan(all);
  const drawn = await drawing(page).locator('.merke').count();
  expect(await visible()).toBe(drawn);
  await expect(graph(page).locator('[data-graf-status]')).toContainText('Viser fra');
  // The server draws the same from the same address.
  await page.reload();
  await hydrated(page);
  await expect(graph(page)).toHaveAttribute('data-graf-lik', 'ja');
  expect(await visible()).toBe(drawn);
  await graph(page).getByRole('button', { name: 'Alt', exact: true }).click();
  await expect.poll(visible).toBe(all);
  await expect(page).toHaveURL((url) => !url.searchParams.has('fra'));
  await graph(page).getByRole('button', { name: 'Angre' }).click();
  await expect.poll(visible).toBe(drawn);
});

test('the time that is shown is told in words when asked for, and words about another time are not left standing', async ({ page }) => {
  const words = graph(page).locator('[data-graf-forklaring]');
  await expect(words).toContainText('Betaferon');
  await graph(page).getByRole('button', { name: 'Siste 2 år' }).click();
  await expect(words).toBeHidden();
  await graph(page).getByRole('button', { name: 'Forklar perioden' }).click();
  await expect(words).toBeFocused();
  await expect(words).toContainText('Rixathon');
  await expect(words).not.toContainText('Betaferon');
  const told = await words.innerText();
  await page.reload();
  expect(await words.innerText()).toBe(told);
});

test('when the words do not come, that is said', async ({ page }) => {
  await graph(page).getByRole('button', { name: 'Siste 2 år' }).click();
  await expect(page).toHaveURL(/fra=/);
  // As when the session has ended: another page answers.
  await page.route('**/rapport/*?*', (route) => route.fulfill({ contentType: 'text/html', body: '<h1>Logg inn</h1>' }));
  await graph(page).getByRole('button', { name: 'Forklar perioden' }).click();
  await expect(graph(page).locator('[data-graf-status]')).toContainText('Vi fikk ikke hentet forklaringen');
  await expect(graph(page).locator('[data-graf-forklaring]')).toBeHidden();
});

test('zooming leaves the focus on its mark, and the mark in its place', async ({ page }) => {
  await drawing(page).focus();
  for (const key of ['ArrowRight', 'ArrowDown', 'ArrowDown', 'End']) await page.keyboard.press(key);
  const nr = await current(page);
  await page.evaluate(() => {
    globalThis.left = 0;
    globalThis.mark = document.activeElement;
    globalThis.mark.addEventListener('focusout', () => (globalThis.left += 1));
  });
  const before = await drawing(page).locator('.merke').count();
  for (let step = 0; step < 3; step += 1) {
    await page.keyboard.press('+');
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
  }
  expect(await drawing(page).locator('.merke').count()).toBeLessThan(before);
  expect(await current(page)).toBe(nr);
  expect(await page.evaluate(() => [globalThis.left, globalThis.mark === document.activeElement])).toEqual([0, true]);
});

test('a track is hidden in place, and the address says so', async ({ page }) => {
  const boxes = graph(page).locator('[data-graf-form] input[type=checkbox]');
  const tracks = () => drawing(page).locator('g[data-spor]').count();
  const before = await tracks();
  await graph(page).locator(`label[for="${await boxes.first().getAttribute('id')}"]`).click();
  await expect.poll(tracks).toBe(before - 1);
  const { searchParams } = new URL(page.url());
  expect(searchParams.getAll('vis')).toHaveLength((await boxes.count()) - 1);
  await expect(graph(page).locator('[data-graf-status]')).toContainText('er skjult');
});

test('the words of a mark can be pointed at and closed, and never cover it', async ({ page }) => {
  const mark = drawing(page).locator('.merke').last();
  await mark.scrollIntoViewIfNeeded();
  const box = await mark.boundingBox();
  await page.mouse.move(box.x + 2, box.y + box.height / 2);
  const words = graph(page).locator('[data-graf-tips]');
  await expect(words).toBeVisible();
  const over = await words.boundingBox();
  await page.mouse.move(over.x + over.width / 2, over.y + over.height / 2);
  await expect(words).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(words).toBeHidden();
});

test('Enter leads to the row, and Escape back to the mark', async ({ page }) => {
  await drawing(page).focus();
  await page.keyboard.press('ArrowRight');
  const nr = await current(page);
  await page.keyboard.press('Enter');
  await expect(page.locator(`#graf-rad-${nr}`)).toBeFocused();
  await page.keyboard.press('Escape');
  expect(await current(page)).toBe(nr);
});

test('the list of keys opens and closes', async ({ page }) => {
  await drawing(page).focus();
  await page.keyboard.press('?');
  const list = page.getByRole('dialog', { name: 'Taster i grafen' });
  await expect(list).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(list).toBeHidden();
});

test('with no track chosen nothing is drawn, here and by the server', async ({ page }) => {
  const boxes = graph(page).locator('[data-graf-form] input[type=checkbox]');
  for (const box of await boxes.all()) await graph(page).locator(`label[for="${await box.getAttribute('id')}"]`).click();
  await expect(drawing(page).locator('.merke')).toHaveCount(0);
  await page.reload();
  await hydrated(page);
  await expect(graph(page)).toHaveAttribute('data-graf-lik', 'ja');
  await expect(drawing(page).locator('.merke')).toHaveCount(0);
  await expect(boxes.first()).not.toBeChecked();
});

test('the drawing is saved as a picture and as a file, as it is seen', async ({ page }) => {
  await graph(page).getByRole('button', { name: 'Siste 5 år' }).click();
  await graph(page).getByText('Lyd, filer og opplesing').click();
  const [picture] = await Promise.all([page.waitForEvent('download'), graph(page).locator('[data-graf-knapp=png]').click()]);
  const png = await readFile(await picture.path());
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  // Three pixels a unit: not the empty square of a picture that failed.
  expect(png.readUInt32BE(16)).toBe(1920);
  expect(png.length).toBeGreaterThan(20_000);
  const link = graph(page).locator('a[download][data-graf-lenke]');
  await expect(link).toHaveAttribute('href', /fra=.*til=/);
  const [file] = await Promise.all([page.waitForEvent('download'), link.click()]);
  const svg = await readFile(await file.path(), 'utf8');
  const drawn = await drawing(page).locator('.merke').count();
  expect(svg.match(/class="merke/g)).toHaveLength(drawn);
});

test('sound is played when asked for, and stopped', async ({ page }) => {
  await graph(page).getByText('Lyd, filer og opplesing').click();
  const told = graph(page).locator('[data-graf-status]');
  // An ear beside the loudspeaker.
  await page.evaluate(() => {
    const { connect } = AudioNode.prototype;
    AudioNode.prototype.connect = function (to, ...rest) {
      if (to instanceof AudioDestinationNode) connect.call(this, (globalThis.ear ??= new AnalyserNode(to.context)));
      return connect.call(this, to, ...rest);
    };
  });
  const heard = () => page.evaluate(() => {
    const wave = new Float32Array(globalThis.ear?.fftSize ?? 1);
    globalThis.ear?.getFloatTimeDomainData(wave);
    return Math.max(...wave);
  });
  await graph(page).locator('[data-graf-knapp=lyd]').click();
  await expect(told).toHaveText(await graph(page).locator('[data-graf-ord]').getAttribute('data-spiller'));
  await expect.poll(heard).toBeGreaterThan(0.01);
  await graph(page).locator('[data-graf-knapp=stopp]').click();
  await expect(told).toHaveText(await graph(page).locator('[data-graf-ord]').getAttribute('data-stoppet'));
});

test('two fingers zoom, and a drag in the strip chooses the time', async ({ page }) => {
  await graph(page).locator('[data-graf-oversikt]').scrollIntoViewIfNeeded();
  const strip = await graph(page).locator('[data-graf-oversikt]').boundingBox();
  const visible = () => rows(page).evaluateAll((list) => list.filter((row) => !row.hidden).length);
  const all = await visible();
  await page.mouse.move(strip.x + strip.width * 0.6, strip.y + strip.height / 2);
  await page.mouse.down();
  await page.mouse.move(strip.x + strip.width * 0.8, strip.y + strip.height / 2, { steps: 5 });
  await page.mouse.up();
  await expect.poll(visible).toBeLessThan(all);
  await graph(page).getByRole('button', { name: 'Alt', exact: true }).click();
  await expect.poll(visible).toBe(all);
  await drawing(page).locator('.merke').first().scrollIntoViewIfNeeded();
  const box = await drawing(page).boundingBox();
  const session = await page.context().newCDPSession(page);
  const touch = (type, ...xs) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints: xs.map((x, id) => ({ x: box.x + x, y: box.y + 200, id })) });
  await touch('touchStart', 400, 500);
  for (let step = 1; step <= 8; step += 1) await touch('touchMove', 400 - 20 * step, 500 + 20 * step);
  await touch('touchEnd');
  await expect.poll(visible).toBeLessThan(all);
});

test('the page for an appointment is one page of paper', async ({ page }) => {
  for (const [person, registry] of [['kari', 'ms'], ['gunnar', 'ms'], ['line', 'diabetes']]) {
    await logIn(page.request, person);
    await page.goto(`${await newest(page, registry)}/sammendrag`);
    const paper = (await page.pdf({ format: 'A4', margin: { top: '10mm', right: '10mm', bottom: '10mm', left: '10mm' } })).toString('latin1');
    expect(paper.match(/\/Type\s*\/Page\b(?!s)/g), person).toHaveLength(1);
  }
});

test('every chart of every registry is drawn alike by server and browser', async ({ page }) => {
  test.setTimeout(120_000);
  for (const [person, registry] of CHARTS) {
    await logIn(page.request, person);
    await page.goto(await newest(page, registry));
    const charts = page.locator('[data-graf]');
    await expect(charts.first()).toHaveAttribute('data-graf-lik', 'ja');
    for (const chart of await charts.all()) await expect(chart, `${person}: ${registry}`).toHaveAttribute('data-graf-lik', 'ja');
    expect(await check(page), `${person}: ${registry}`).toEqual([]);
  }
});

for (const [name, change] of [
  ['as it is', async () => {}],
  ['on a narrow screen', (page) => page.setViewportSize({ width: 360, height: 780 })],
  ['in forced colours', (page) => page.emulateMedia({ forcedColors: 'active' })],
]) {
  test(`nothing is wrong with the page ${name}`, async ({ page }) => {
    await change(page);
    await drawing(page).focus();
    await page.keyboard.press('ArrowRight');
    expect(await check(page)).toEqual([]);
  });
}
