// Bundles style/main.css into target/style/app.css, checks it, and copies the fonts. Run from the repository root.
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';
import { Features, bundle, transform } from 'lightningcss';

const LIMIT = 18_000;
const targets = { chrome: 111 << 16, safari: (16 << 16) | (4 << 8), firefox: 121 << 16 };
const FONTS = {
  'latin': '7a19a7027e125257d310c6dbd78ae3a30b5ea1e3794d60b12bb28227a003bfda',
  'latin-ext': 'a85a7459bdb3cdc1136751e151a506bae653fc29ada3ca86237477df6f1b59e6',
};
// Parts of the design system that no view uses: dropped with the variables nobody reads.
const UNUSED = ['ds-icon', 'ds-readonly-icon', 'ds-print-preserve', 'ds-focus', 'ds-focus--inset', 'ds-focus--middle',
  'ds-focus--visible', 'ds-focus--visible--inset', 'ds-focus--visible--middle', 'ds-checkbox--checked', 'ds-list--unstyled',
  'ds-floating', 'ds-field-affixes', 'ds-field-affix', 'ds-skiplink', 'ds-dialog__block'];
const UNUSED_ATTRIBUTES = new Set(['aria-readonly', 'command', 'data-clickdelegatefor', 'data-command', 'data-field-sizing', 'data-floating', 'data-hover', 'data-overscroll',
  'data-placement', 'data-position', 'data-size', 'data-sticky-header', 'data-typography', 'data-zebra', 'method', 'readonly', 'role']);
const UNUSED_LAYERS = ['ds.theme.color-scheme.dark', 'ds.theme.typography.secondary']; // dark waits for its own pass
const faults = [];
// A selector is idle when it needs an attribute that no view writes; `:not([…])` does not need it.
const idle = (selector) => selector.some((part) => (part.type === 'attribute' && UNUSED_ATTRIBUTES.has(part.name))
  || (part.type === 'pseudo-class' && ['is', 'where', 'has'].includes(part.kind) && part.selectors.every(idle)));
// `:has(…)` of any element or of the body makes Chromium look through all of the page at every change: a sixth of a chart's redraw.
const everywhere = ([first, second]) => first?.kind === 'has' || (first?.name === 'body' && second?.kind === 'has');
const visitor = { Rule: {
  'layer-block': (rule) => UNUSED_LAYERS.includes(rule.value.name?.join('.')) ? [] : undefined,
  style: (rule) => rule.value.selectors.every(idle) ? [] : undefined,
}, Selector: (selector) => {
  if (everywhere(selector)) return [];
  const [first, ...rest] = selector;
  if (!(first?.kind === 'is' && first.selectors.some(everywhere))) return undefined;
  return [{ ...first, selectors: first.selectors.filter((inner) => !everywhere(inner)) }, ...rest];
} };
const names = (css, pattern) => new Set([...css.matchAll(pattern)].map((m) => m[1]));
const defined = (css) => names(css, /(--_?dsc?-[\w-]+)\s*:/g);
const used = (css) => names(css, /var\(\s*(--_?dsc?-[\w-]+)/g);

for (const file of readdirSync('style/app')) {
  const css = readFileSync(`style/app/${file}`, 'utf8').replace(/\/\*[^]*?\*\//g, '');
  for (const [colour] of css.matchAll(/#[\da-f]{3,8}\b|\b(rgb|hsl|hwb|o?klab|o?klch|lab|lch|color)a?\(|:\s*(white|black|red|green|blue|gr[ae]y)\b/gi)) faults.push(`style/app/${file}: colour ${colour}`);
}

let { code, warnings } = bundle({ filename: 'style/main.css', targets, exclude: Features.DirSelector, visitor });
for (const w of warnings) faults.push(`${w.loc?.filename}: ${w.message}`);
let css = code.toString();
const here = defined(css);
for (const name of used(css)) if (name.startsWith('--ds-') && !here.has(name)) faults.push(`${name} is used but not defined`);
for (const [url] of css.matchAll(/url\(\s*["']?(https?:)?\/\/[^)]*\)/g)) faults.push(`foreign address ${url}`);
if (/@import/.test(css)) faults.push('an @import was left in the bundle');

// Variables used only by dropped variables fall in the next round.
for (let before = Infinity; css.length < before;) {
  before = css.length;
  const read = used(css);
  const unread = [...defined(css)].filter((name) => !read.has(name));
  css = transform({ filename: 'app.css', code: Buffer.from(css), unusedSymbols: [...UNUSED, ...unread], targets, exclude: Features.DirSelector, minify: true }).code.toString();
}

mkdirSync('target/style', { recursive: true });
mkdirSync('public/fonts', { recursive: true });
for (const [subset, sum] of Object.entries(FONTS)) {
  const from = `node_modules/@fontsource-variable/source-sans-3/files/source-sans-3-${subset}-wght-normal.woff2`;
  if (createHash('sha256').update(readFileSync(from)).digest('hex') !== sum) faults.push(`${from}: wrong SHA-256`);
  copyFileSync(from, `public/fonts/source-sans-3-${subset}.woff2`);
}
const size = brotliCompressSync(css, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
if (size > LIMIT) faults.push(`${size} bytes of CSS (brotli 11), limit ${LIMIT}`);
if (faults.length) { console.error(faults.join('\n')); process.exit(1); }
writeFileSync('target/style/app.css', css);
console.log(`target/style/app.css: ${css.length} bytes, ${size} with brotli 11`);
