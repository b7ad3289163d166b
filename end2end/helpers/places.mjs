// Where things are: what is tested, the servers it runs on, and where results go.
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
export const RESULTS = join(ROOT, 'end2end/results');
export const BINARY = process.env.INNSYN_BIN ?? join(ROOT, 'target/debug/innsyn');
export const SITE = process.env.INNSYN_SITE_ROOT ?? join(ROOT, 'target/site');
export const GALLERY = process.env.GALLERY_DIR;
export const POSTGRES = process.env.INNSYN_TEST_POSTGRES;

/** One server with its own database for each project: no test sees what another project has changed. */
const NAMES = [
  'hydrated',
  'mobile',
  'no-js',
  'no-js-mobile',
  'rights',
  'rights-no-js',
  'settings',
  'settings-no-js',
  'axe',
  'once',
  'short-session',
  'screenshots',
  'gallery',
  'hostile',
  'insight',
  'insight-no-js',
  'graf',
];
const FIRST_PORT = Number(process.env.E2E_PORT ?? 3101);

export const port = (name) => FIRST_PORT + NAMES.indexOf(name);
export const origin = (name) => `http://127.0.0.1:${port(name)}`;
export const database = (name) => join(RESULTS, `servers/${name}.db`);
export const log = (name) => join(RESULTS, `servers/${name}.log`);
export const SERVERS = NAMES.filter((name) => !['screenshots', 'gallery'].includes(name));

/** Debian's Chromium, kept from talking to anybody. */
export const LAUNCH = {
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
};
