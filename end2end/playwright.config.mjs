// End-to-end tests in real Chromium. `cargo xtask test` runs them on the release build; by hand, after
// `cargo xtask build`: `npx playwright test --config end2end/playwright.config.mjs [--project hydrated]`.
import { defineConfig } from '@playwright/test';
import { join } from 'node:path';
import { GALLERY, LAUNCH, RESULTS, SERVERS, origin, port } from './helpers/places.mjs';

const DESKTOP = { viewport: { width: 1280, height: 900 } };
const PHONE = { viewport: { width: 360, height: 780 }, hasTouch: true };
const NO_SCRIPTS = { javaScriptEnabled: false };
/** Paths are walked by somebody who has asked for less motion: nothing fades. A test of its own looks at the fading. */
const STILL = { contextOptions: { reducedMotion: 'reduce' } };

const project = (name, files, use) => ({
  name,
  testMatch: files.map((file) => `${file}.spec.mjs`),
  use: { baseURL: origin(name), ...use },
});

/** What a citizen does with rights and proofs: on servers of their own, because people are asked to stay as they were. */
const RIGHTS = ['henvendelser', 'history', 'receipt', 'representation', 'requests', 'saksbehandler'];

// The one that waits for minutes comes first.
const projects = [
  project('short-session', ['time-limit'], { ...DESKTOP, ...STILL }),
  project('hydrated', ['journey', 'hydration', 'navigation'], { ...DESKTOP, ...STILL }),
  project('mobile', ['journey', 'hydration'], { ...PHONE, ...STILL }),
  project('no-js', ['journey'], { ...DESKTOP, ...NO_SCRIPTS, ...STILL }),
  project('no-js-mobile', ['journey'], { ...PHONE, ...NO_SCRIPTS, ...STILL }),
  project('rights', RIGHTS, { ...DESKTOP, ...STILL }),
  project('rights-no-js', RIGHTS, { ...PHONE, ...NO_SCRIPTS, ...STILL }),
  // Shuts people's access and opens it again, so nothing else may run on these servers.
  project('settings', ['every-setting'], { ...DESKTOP, ...STILL }),
  project('settings-no-js', ['every-setting'], { ...PHONE, ...NO_SCRIPTS, ...STILL }),
  project('insight', ['logg', 'extract'], { ...DESKTOP, ...STILL }),
  // Reads a report so often that the log of a person is full of it.
  project('graf', ['graf'], { ...DESKTOP, ...STILL }),
  project('insight-no-js', ['logg'], { ...PHONE, ...NO_SCRIPTS, ...STILL }),
  project('axe', ['axe', 'registry-docs'], { ...DESKTOP, ...STILL }),
  // Puts a report of its own into the database.
  project('hostile', ['hostile-report'], { ...DESKTOP, ...STILL }),
  project('once', ['bad-input', 'headers'], { ...DESKTOP, ...STILL }),
];
if (GALLERY) projects.push(project('gallery', ['gallery'], { ...DESKTOP, ...STILL }));
// What the servers have written is read when everything else is done.
const logs = { ...project('logs', ['logs'], {}), dependencies: projects.map(({ name }) => name) };

const settings = { 'short-session': 'INNSYN_IDLE_MINUTES=3' };
const webServer = SERVERS.map((name) => ({
  command: `node end2end/serve-innsyn.mjs ${name} ${settings[name] ?? ''}`,
  cwd: join(RESULTS, '../..'),
  url: `${origin(name)}/readyz`,
  reuseExistingServer: false,
  gracefulShutdown: { signal: 'SIGTERM', timeout: 2000 },
}));
if (GALLERY) {
  webServer.push({
    command: `node end2end/serve.mjs "${GALLERY}" ${port('gallery')}`,
    cwd: join(RESULTS, '../..'),
    url: origin('gallery'),
    reuseExistingServer: false,
  });
}

export default defineConfig({
  testDir: '.',
  outputDir: join(RESULTS, 'tests'),
  reporter: [['list']],
  forbidOnly: true,
  retries: 0,
  // More than the cores: much of the time is spent waiting, for timers, transitions and one short session.
  workers: 3,
  fullyParallel: true,
  timeout: 30_000,
  expect: { timeout: 5_000 },
  use: { browserName: 'chromium', launchOptions: LAUNCH, locale: 'nb-NO', timezoneId: 'Europe/Oslo', trace: 'off' },
  projects: [...projects, logs],
  webServer,
});
