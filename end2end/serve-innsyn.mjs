// Starts the portal for one project: `node end2end/serve-innsyn.mjs NAME [VARIABLE=value …]`. The database is new each
// time; what the server says is kept in results/servers/NAME.log.
import { spawn } from 'node:child_process';
import { mkdirSync, openSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { BINARY, POSTGRES, SITE, database, log, origin, port } from './helpers/places.mjs';

const [name, ...settings] = process.argv.slice(2);
mkdirSync(dirname(log(name)), { recursive: true });
for (const end of ['', '-wal', '-shm']) rmSync(database(name) + end, { force: true });

// The checks of bad input, double submits among them, run on PostgreSQL where the test command has started one.
const url = name === 'once' && POSTGRES ? POSTGRES : `sqlite:${database(name)}`;
const server = spawn(BINARY, {
  stdio: ['ignore', 'ignore', openSync(log(name), 'w')],
  env: {
    ...process.env,
    INNSYN_MODE: 'demo',
    INNSYN_LISTEN: `127.0.0.1:${port(name)}`,
    INNSYN_ORIGIN: origin(name),
    INNSYN_SITE_ROOT: SITE,
    DATABASE_URL: url,
    RUST_LOG: 'debug',
    NO_COLOR: '1',
    ...Object.fromEntries(settings.map((setting) => setting.split('='))),
  },
});
server.on('error', (error) => {
  console.error(`${BINARY}: ${error.message}`);
  process.exit(1);
});
server.on('exit', (code) => {
  if (code) console.error(`innsyn (${name}) ended with ${code}; it says why in ${log(name)}`);
  process.exit(code ?? 0);
});
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => server.kill(signal));
