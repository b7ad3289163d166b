// Faults on demand: how an answer that would have been good is spoilt. `answer` has status, type and body; a fault gives
// another answer, or does something to the connection itself and gives none.
import { randomBytes } from 'node:crypto';
import { alter, seal } from './wire.mjs';

/** A synthetic number of somebody who asks for nothing here. */
const STRANGER = '57895012361';
const pause = (ms) => new Promise((done) => setTimeout(done, ms));
const json = (value) => ({ status: 200, type: 'application/json', body: JSON.stringify(value) });

/** The names a test may ask for. Those that need what was to be said get it as `value`, and `write` to say it anew. */
export const FAULTS = {
  slow: async ({ answer }) => pause(3_000).then(() => answer),
  hang: ({ response }) => void response.writeHead(200, { 'Content-Type': 'application/json' }).write(' '),
  drop: ({ response }) => void response.destroy(),
  500: () => ({ status: 500, type: 'text/plain', body: 'oops' }),
  html: () => ({ status: 200, type: 'text/html', body: '<!doctype html><title>Logg inn</title>' }),
  redirect: () => ({ status: 302, type: 'text/plain', body: '', location: 'http://127.0.0.1:9/' }),
  empty: ({ answer }) => ({ ...answer, body: '' }),
  truncated: ({ answer, response }) => {
    response.writeHead(200, { 'Content-Type': answer.type, 'Content-Length': Buffer.byteLength(answer.body) });
    response.write(answer.body.slice(0, answer.body.length / 2), () => response.destroy());
  },
  expired: () => ({ status: 401, type: 'application/json', body: '{"feil":"token expired"}' }),
  'wrong person': ({ value, write }) => write({ ...value, fodselsnummer: STRANGER }),
  'wrong register': ({ value, write }) => write({ ...value, register: 'HJERTEINF' }),
  partial: ({ value, write }) => write({ ...value, mangler: ['Legevakt', 'Sykehusopphold før 2010'] }),
  hostile: ({ value, write }) =>
    write({ ...value, seksjoner: [{ tittel: '<script>document.title="x"</script>\u202Ekilroy', tekst: ['<img src=x onerror=alert(1)>', 'a'.repeat(5_000)] }] }),
  huge: ({ response }) => {
    response.writeHead(200, { 'Content-Type': 'application/json' });
    const more = () => { while (!response.destroyed && response.write(' '.repeat(65_536))); };
    response.on('drain', more);
    more();
  },
  deep: ({ key }) => {
    const body = '['.repeat(200_000);
    return key ? { status: 200, type: 'text/plain', body: seal(key, body) } : { ...json({}), body };
  },
  'bad padding': ({ answer }) => ({ ...answer, body: alter(answer.body) }),
  'bad key': ({ value }) => ({ status: 200, type: 'text/plain', body: seal(randomBytes(32), JSON.stringify(value)) }),
};

/** The faults that are asked for: one at a time, for one registry or all, so many times or until it is cleared. */
export class Wanted {
  #fault = null;

  set({ feil, register = null, ganger = Infinity }) {
    if (!(feil in FAULTS)) return false;
    this.#fault = { feil: String(feil), register, ganger };
    return true;
  }

  clear() {
    this.#fault = null;
  }

  /** The fault for this answer, counted. */
  take(register) {
    const fault = this.#fault;
    if (!fault || (fault.register && fault.register !== register) || fault.ganger <= 0) return null;
    fault.ganger -= 1;
    return FAULTS[fault.feil];
  }
}
