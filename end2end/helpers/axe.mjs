// What can be found wrong with a page by measuring it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './places.mjs';

const AXE = readFileSync(join(ROOT, 'node_modules/axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Everything wrong with the page as it stands, a sentence each. An exhibit of the gallery has no header and footer. */
export async function check(page, { exhibit = false } = {}) {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE);
  const violations = await page.evaluate(async (tags) => {
    const found = await globalThis.axe.run(document, { runOnly: tags, resultTypes: ['violations'] });
    return found.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.html}`));
  }, TAGS);
  return [...violations, ...(await page.evaluate(measure, exhibit))];
}

/** Runs in the page. */
function measure(exhibit) {
  const faults = [];
  const { scrollWidth } = document.documentElement;
  if (scrollWidth > innerWidth) {
    const wide = [...document.querySelectorAll('main *')].filter((element) => element.getBoundingClientRect().right > innerWidth + 0.5);
    faults.push(`${scrollWidth} px wide, the screen ${innerWidth}: ${wide.slice(0, 3).map((element) => element.outerHTML.slice(0, 120)).join(' | ')}`);
  }
  for (const [name, selector] of [['main', 'main'], ['h1', 'h1'], ['footer', 'body > footer'], ['header', 'body > header']]) {
    if (exhibit && name.endsWith('er')) continue;
    const number = document.querySelectorAll(selector).length;
    if (number !== 1) faults.push(`${number} ${name} elements`);
  }
  const visible = (element) => element.checkVisibility({ visibilityProperty: true });
  let last = 0;
  for (const heading of [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].filter(visible)) {
    // What must be put right stands before the page's own heading, by design.
    if (heading.closest('.ds-error-summary')) continue;
    const level = Number(heading.localName[1]);
    if (level > last + 1) faults.push(`h${level} after h${last}: ${heading.textContent}`);
    last = level;
  }
  // A link within a sentence is exempt; a row or a tile is hit as a whole, and a box by its label too.
  const inText = (element) =>
    getComputedStyle(element).display === 'inline' && [...element.parentNode.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
  const size = (element) => {
    const box = (element.closest('.row, .tile') ?? element).getBoundingClientRect();
    const label = element.labels?.[0]?.getBoundingClientRect() ?? box;
    const span = (from, to) => Math.max(box[to], label[to]) - Math.min(box[from], label[from]);
    return { width: span('left', 'right'), height: span('top', 'bottom') };
  };
  for (const target of [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')].filter(visible)) {
    const { width, height } = size(target);
    const offScreen = target.matches('.ds-skip-link');
    if (!offScreen && !inText(target) && (width < 24 || height < 24)) {
      faults.push(`a target of ${Math.round(width)} × ${Math.round(height)} px: ${target.outerHTML.slice(0, 120)}`);
    }
  }
  return faults;
}
