// Every page and state, at three widths: no violation of WCAG 2.2 A and AA that axe can find, nothing wider than the
// screen, one main part, headings in order, and targets one can hit.
import { test, expect, hydrated } from './helpers/test.mjs';
import { STATES, reach } from './helpers/states.mjs';
import { check } from './helpers/axe.mjs';

const WIDTHS = [1280, 360, 320];

for (const state of STATES) {
  test(state.name, async ({ page, logIn }) => {
    // A long report has thousands of elements, and axe looks at each three times.
    test.setTimeout(120_000);
    await reach(page, state, logIn);
    await hydrated(page);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 780 });
      expect(await check(page), `${state.name} at ${width}`).toEqual([]);
    }
  });
}
