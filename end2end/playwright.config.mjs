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

// The one that waits for minutes comes first.
const projects = [
  project('short-session', ['time-limit'], { ...DESKTOP, ...STILL }),
  project('hydrated', ['journey', 'representation', 'hydration', 'navigation'], { ...DESKTOP, ...STILL }),
  project('mobile', ['journey', 'representation', 'hydration'], { ...PHONE, ...STILL }),
  project('no-js', ['journey', 'representation'], { ...DESKTOP, ...NO_SCRIPTS, ...STILL }),
  project('no-js-mobile', ['journey', 'representation'], { ...PHONE, ...NO_SCRIPTS, ...STILL }),
  project('axe', ['axe'], { ...DESKTOP, ...STILL }),
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
