// Two registries' own systems, for tests and for trying out: NPRKPR is asked for reports, log and participation (contract
// §6.2, §6.6; JSON or XML, as the Accept says), MS is behind an Innsynsorkestrator (§6.4), and both take orders and cases,
// which they answer later by calling the portal. `node end2end/registry-service.mjs FOLDER PORT [--with-parent]`; FOLDER
// is what registry/setup.mjs makes. Everything is forgotten when it ends.
//
// `POST /kontroll {"feil":"slow","register":"MS","ganger":1}` asks for a fault (registry-service/faults.mjs), `DELETE
// /kontroll` ends it, `GET /kontroll` says what has come in, without saying about whom.
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { pvkClient } from './pvk-client.mjs';
import { contacts, course, log, projects } from './registry-service/data.mjs';
import { Wanted } from './registry-service/faults.mjs';
import { open, seal, xml } from './registry-service/wire.mjs';

const [folder, port, ...options] = process.argv.slice(2);
if (!folder || !Number(port)) {
  console.error('node end2end/registry-service.mjs FOLDER PORT [--with-parent]');
  process.exit(2);
}
const ORIGIN = process.env.PVK_ORIGIN ?? 'http://127.0.0.1:3000';
const ISSUER = process.env.PVK_ISSUER ?? 'http://127.0.0.1:3001';
/** Milliseconds from an order or a case to the registry's next step. */
const WORK = Number(process.env.REGISTRY_WORK_MS ?? 4_000);
const BODY_BYTES = 32 * 1024 * 1024;

const self = `http://127.0.0.1:${port}`;
const sharedKey = Buffer.from(readFileSync(join(folder, 'ms.key'), 'utf8').trim(), 'base64');
const portalKeys = createRemoteJWKSet(new URL('/.well-known/jwks.json', ORIGIN), { cooldownDuration: 1_000 });
const client = await pvkClient({
  portal: ORIGIN,
  issuer: ISSUER,
  keyFile: join(folder, 'keys', 'demo-ms.json'),
  scopes: ['helseregister_innsyn'],
});
const wanted = new Wanted();
const seen = { kall: [], avvist: [], bestillinger: new Map(), henvendelser: new Map(), funksjoner: new Map(), tokens: new Set(), tilbakemeldinger: [] };

/** The claims of the portal's token about a citizen; throws for any other, and for one that was used before. */
async function citizen(request) {
  const [kind, token] = (request.headers.authorization ?? '').split(' ');
  if (kind !== 'Bearer') throw new Error('no bearer token');
  const rules = { algorithms: ['RS256'], audience: self, issuer: ORIGIN, requiredClaims: ['exp', 'iat', 'nbf', 'jti', 'sub'], clockTolerance: 5 };
  const { payload, protectedHeader } = await jwtVerify(token, portalKeys, rules);
  const { pid, sub, acting_pid: acting, rep, auth_level: level, iat, exp, jti } = payload;
  const person = (number) => /^\d{11}$/.test(number ?? '');
  if (protectedHeader.typ_2 !== 'user_ws_sync') throw new Error('not a token about a citizen');
  if (!person(pid) || pid !== sub || !person(acting) || level !== 4) throw new Error('the claims are not whole');
  if ((pid !== acting) !== ['FO', 'VE', 'FU', 'TD'].includes(rep)) throw new Error('the role does not fit');
  if (exp - iat > 60) throw new Error('it lasts too long');
  if (seen.tokens.has(jti)) throw new Error('it was used before');
  seen.tokens.add(jti);
  return payload;
}

async function bodyOf(request) {
  const chunks = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += chunk.length;
    if (bytes > BODY_BYTES) throw new Error('the body is too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Calls the portal back, some times when it does not answer; a refusal is kept and not repeated. */
async function callBack(path, body) {
  for (let attempt = 1; attempt <= 5; attempt += 1) {
    try {
      const answer = await client.send('POST', path, JSON.stringify(body));
      seen.tilbakemeldinger.push({ path: path.replace(/[0-9a-f-]{36}/, '{guid}'), status: answer.status });
      if (answer.status < 500) return answer.ok;
    } catch (fault) {
      seen.tilbakemeldinger.push({ path: path.replace(/[0-9a-f-]{36}/, '{guid}'), feil: fault.message });
    }
    await new Promise((done) => setTimeout(done, WORK));
  }
  return false;
}

const inDays = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const later = (work) => setTimeout(() => work().catch((fault) => console.error(fault.message)), WORK);

/** An order: taken once, delivered later unless it is cancelled. */
function order(part, pid, message) {
  const guid = message.bestillingGuid ?? message.meldingGuid;
  const known = seen.bestillinger.get(guid);
  if (message.melding === 'avbestilling') seen.bestillinger.set(guid, { ...known, avbestilt: true });
  else if (message.melding === 'purring') seen.bestillinger.set(guid, { ...known, purret: (known?.purret ?? 0) + 1 });
  else if (message.melding === 'bestilling' && !known) {
    seen.bestillinger.set(guid, { part, status: 'mottatt' });
    const address = `/helseregistre/v1/bestilling/${guid}`;
    later(async () => {
      if (seen.bestillinger.get(guid).avbestilt) return;
      await callBack(`${address}/status`, { status: 'mottatt' });
      later(async () => {
        if (seen.bestillinger.get(guid).avbestilt) return;
        const report = part === 'MS' ? { ...course(pid), generertTidspunkt: new Date().toISOString(), dataSistEndret: undefined } : contacts(pid);
        const delivered = await callBack(`${address}/rapport`, report);
        seen.bestillinger.set(guid, { ...seen.bestillinger.get(guid), status: delivered ? 'levert' : 'ikke levert' });
      });
    });
  }
  return { status: 'mottatt', svarfrist: inDays(30) };
}

const DECISIONS = {
  feil: ['innvilget', 'Vi har rettet opplysningen.'],
  sletting: ['avslatt', 'Loven krever at opplysningen er registrert.'],
  sperring: ['innvilget', 'Opplysningene er sperret for helsepersonell.'],
  oppslag: ['besvart', 'Oppslaget ble gjort av en ansatt som rettet en feil i innmeldingen.'],
};

/** A case: numbered once, worked on, decided. */
function work(part, message) {
  const guid = message.henvendelseGuid ?? message.meldingGuid;
  const known = seen.henvendelser.get(guid);
  const number = known?.saksnummer ?? `2026/${1_000 + seen.henvendelser.size}`;
  const again = known?.meldinger.includes(message.meldingGuid);
  if (!again) {
    seen.henvendelser.set(guid, { part, saksnummer: number, meldinger: [...(known?.meldinger ?? []), message.meldingGuid] });
    const address = `/helseregistre/v1/henvendelse/${guid}/status`;
    const [status, tekst] = DECISIONS[message.type] ?? ['besvart', 'Takk for spørsmålet. Opplysningene kommer fra stedet der du fikk behandling.'];
    later(async () => {
      await callBack(address, { nokkel: randomUUID(), status: 'underBehandling', saksnummer: number });
      later(() => callBack(address, { nokkel: randomUUID(), status, tekst, saksnummer: number }));
    });
  }
  return { saksnummer: number, status: 'mottatt', svarfrist: inDays(30) };
}

/** What each address answers, as a value. */
const SERVICES = {
  '/innsyn/v1': (part, pid, question) => {
    if (question.funksjon === 'helseopplysninger') return part === 'MS' ? course(pid) : contacts(pid);
    if (question.funksjon === 'bruk') return log(pid, question.fraOgMed, question.side ?? 1);
    if (question.funksjon === 'status') return projects(seen.funksjoner.get(pid) ?? {});
    return null;
  },
  '/funksjon/v1': (_part, pid, { funksjonKortnavn, funksjonsType, nyTilstand, valgtOpsjon }) => {
    if (![1, 2].includes(funksjonsType)) return null;
    const set = seen.funksjoner.get(pid) ?? {};
    seen.funksjoner.set(pid, { ...set, [funksjonKortnavn]: funksjonsType === 1 ? nyTilstand : valgtOpsjon });
    return {};
  },
  '/bestilling/v1': order,
  '/henvendelse/v1': (part, _pid, message) => work(part, message),
};

async function pull(part, path, request) {
  const { pid } = await citizen(request);
  const value = SERVICES[path](part, pid, JSON.parse(await bodyOf(request)));
  const write = (v) => ((request.headers.accept ?? '').includes('xml')
    ? { status: 200, type: 'application/xml; charset=utf-8', body: `<?xml version="1.0" encoding="UTF-8"?>${xml('svar', v)}` }
    : { status: 200, type: 'application/json; charset=utf-8', body: JSON.stringify(v) });
  return value ? { value, write, answer: write(value) } : { answer: { status: 400, type: 'text/plain', body: '' } };
}

async function orchestrator(path, request) {
  const question = JSON.parse(open(sharedKey, await bodyOf(request)));
  if (!/^\d{11}$/.test(question.fodselsnummer)) throw new Error('the question is not whole');
  const now = new Date().toISOString().slice(0, 19);
  const whole = (report) => ({
    innsyn: xml('innsyn', report),
    stottedeRapporter: [{ rapportHovedType: 'FULL' }],
    vedlegg: [{ mimetype: 'text/plain', innhold: Buffer.from('Samme som rapporten.').toString('base64'), innholdsbeskrivelse: 'Rapporten som tekst' }],
  });
  const sealed = (v) => ({ status: 200, type: 'text/plain; charset=utf-8', body: seal(sharedKey, JSON.stringify(v)) });
  if (path === '/Oppforing') {
    const value = { oppforingsstatus: 1, statusTidsstempel: now, dataSistEndret: now };
    return { value, write: sealed, answer: sealed(value), key: sharedKey };
  }
  const value = course(question.fodselsnummer);
  const write = (v) => sealed(whole(v));
  return { value, write, answer: write(value), key: sharedKey };
}

/** What has come in: counts and outcomes, nothing of whom. */
function account() {
  const { kall, avvist, tilbakemeldinger } = seen;
  return { kall, avvist, tilbakemeldinger, bestillinger: [...seen.bestillinger.values()], henvendelser: [...seen.henvendelser.values()] };
}

async function control(request, response) {
  const say = (status, value) => response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(value));
  if (request.method === 'GET') return say(200, account());
  if (request.method === 'DELETE') return say(200, wanted.clear() ?? {});
  if (request.method !== 'POST') return say(405, {});
  return wanted.set(JSON.parse(await bodyOf(request))) ? say(200, {}) : say(400, { feil: 'no such fault' });
}

async function serve(request, response) {
  if (request.url === '/kontroll') return control(request, response);
  const [, part, path] = request.url.match(/^\/(npr|ms)(\/.*)$/) ?? [];
  const code = { npr: 'NPRKPR', ms: 'MS' }[part];
  const sealed = part === 'ms' && ['/Oppforing', '/InnsynHelseopplysninger'].includes(path);
  if (!code || request.method !== 'POST' || !(sealed || path in SERVICES)) return response.writeHead(404).end();
  let good;
  try {
    good = sealed ? await orchestrator(path, request) : await pull(code, path, request);
  } catch (fault) {
    seen.avvist.push({ register: code, path, hvorfor: fault.message });
    return response.writeHead(sealed ? 400 : 401).end();
  }
  seen.kall.push({ register: code, path });
  const fault = wanted.take(code);
  const answer = fault ? await fault({ ...good, response }) : good.answer;
  if (!answer) return undefined;
  const location = answer.location ? { Location: answer.location } : {};
  return response.writeHead(answer.status, { 'Content-Type': answer.type, ...location }).end(answer.body);
}

const server = createServer((request, response) => {
  serve(request, response).catch((fault) => {
    console.error(fault.message);
    response.destroy();
  });
});
server.on('error', (fault) => {
  console.error(fault.message);
  process.exit(1);
});
server.listen(Number(port), '127.0.0.1', () => console.log(`registries' systems: ${self}`));

// Started by a program that may end without a word, it does not stay behind.
if (options.includes('--with-parent')) {
  const parent = process.ppid;
  setInterval(() => process.ppid === parent || process.exit(0), 500).unref();
}
