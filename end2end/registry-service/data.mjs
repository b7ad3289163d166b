// What the stand-in registries hold: invented, the same for the same citizen, and never the citizen's number.
import { createHash } from 'node:crypto';

/** Some digit that goes with a citizen, so that two people do not read the same. */
const of = (pid, what, n) => createHash('sha256').update(`${pid} ${what}`).digest()[0] % n;
const day = (daysAgo) => new Date(Date.now() - daysAgo * 86_400_000).toISOString().slice(0, 10);
const at = (daysAgo) => new Date(Date.now() - daysAgo * 86_400_000).toISOString();

const CONTACTS = [
  ['Haukeland universitetssjukehus, nevrologisk poliklinikk', 'G43.1', 'Migrene med aura', 'ICD-10'],
  ['Fjellveien legesenter', 'R05', 'Hoste', 'ICPC-2'],
  ['Bergen legevakt', 'L77', 'Forstuing av ankel', 'ICPC-2'],
  ['Haukeland universitetssjukehus, øyeavdelingen', 'H52.1', 'Nærsynthet', 'ICD-10'],
];

/** The patient registry's report. */
export function contacts(pid) {
  const records = CONTACTS.map(([unit, code, words, system], nr) => {
    const days = 40 + nr * 170 + of(pid, unit, 60);
    return {
      id: `kontakt-${nr + 1}`,
      dato: day(days),
      slag: 'kontakt',
      tittel: words,
      felt: [
        { navn: 'Tilstand', verdi: words, kode: code, kodeverk: system },
        { navn: 'Type kontakt', verdi: nr % 2 ? 'Konsultasjon' : 'Poliklinisk konsultasjon' },
        { navn: 'Ventetid', verdi: 10 + of(pid, code, 50), enhet: 'dager' },
      ],
      kilde: { virksomhet: unit, registrert: day(days - 1) },
    };
  });
  return {
    register: 'NPRKPR',
    generertTidspunkt: new Date().toISOString(),
    dataSistEndret: at(9),
    seksjoner: [
      {
        tittel: 'Kontakter med helsetjenesten',
        forklaring: 'Dette har sykehus, fastlege og legevakt meldt om kontaktene dine.',
        poster: records,
      },
      {
        tittel: 'Fritt sykehusvalg og ventelister',
        tabeller: [
          {
            tittel: 'Ventelister',
            kolonner: [
              { id: 'fra', navn: 'Satt på liste', type: 'dato' },
              { id: 'sted', navn: 'Sted' },
              { id: 'uker', navn: 'Ventetid', type: 'tall', enhet: 'uker' },
            ],
            rader: [{ fra: day(400), sted: 'Haukeland universitetssjukehus', uker: 6 + of(pid, 'liste', 12) }],
            tom: 'Du står ikke på noen venteliste.',
          },
        ],
      },
    ],
    kodelister: [
      { kodeverk: 'ICPC-2', navn: 'Koder i primærhelsetjenesten', koder: [{ kode: 'R05', tekst: 'Hoste' }, { kode: 'L77', tekst: 'Forstuing av ankel' }] },
    ],
    stottedeRapporter: [{ rapportHovedType: 'FULL' }],
  };
}

const PAGE = 3;

/** One page of the log, of three rows. */
export function log(pid, from, page) {
  const rows = [4, 33, 61, 118, 240, 500].map((days, nr) => ({
    radGuid: createHash('sha256').update(`${pid} ${nr}`).digest('hex').slice(0, 32),
    tidspunkt: at(days),
    hendelse: nr % 3 === 2 ? 'sammenstilling' : 'innsyn',
    utfortAv: nr % 3 === 2
      ? { virksomhet: 'Helsedirektoratet', orgnr: '983544622' }
      : { rolle: 'Saksbehandler', virksomhet: 'Folkehelseinstituttet', orgnr: '983744516' },
    formal: nr % 3 === 2 ? { tekst: 'Styringsinformasjon', kode: 'STAT' } : 'Kontroll av innrapportering',
    rettsligGrunnlag: 'Norsk pasientregisterforskriften § 1-2',
    datakategorier: ['kontakter', 'tilstander'],
    vilkar: 'lov',
    forklaring: nr % 3 === 2 ? 'Et program talte kontakter. Ingen så på opplysningene.' : 'En ansatt sjekket en feilmelding.',
  }));
  const copies = [{
    radGuid: createHash('sha256').update(`${pid} kopi`).digest('hex').slice(0, 32),
    tidspunkt: at(300),
    hendelse: 'utlevering',
    mottaker: { virksomhet: 'Universitetet i Bergen', orgnr: '874789542', land: 'NO' },
    formal: 'Forskning på migrene',
    rettsligGrunnlag: 'REK vest 2024/1234',
    datakategorier: ['kontakter', 'fødselsår', 'kommune'],
    identifiserbarhet: 'indirekte',
    prosjekt: { tittel: 'Migrene i Norge', referanse: 'REK vest 2024/1234', url: 'https://helsedata.no/' },
    antall: 41_200,
    brukTil: day(-700),
    reservasjon: false,
  }];
  const wanted = rows.filter((row) => !from || row.tidspunkt.slice(0, 10) >= from);
  const answer = { register: 'NPRKPR', loggKomplettFraOgMed: '2024-01-01', loggKomplettTilOgMed: day(0) };
  answer.bruk = wanted.slice((page - 1) * PAGE, page * PAGE);
  answer.utleveringer = page === 1 ? copies : [];
  if (wanted.length > page * PAGE) answer.nesteSide = page + 1;
  return answer;
}

/** What the citizen takes part in; `set` is what has been set here. */
export function projects(set) {
  return {
    register: 'NPRKPR',
    deltakelser: [{
      id: 'migrene-2024',
      slag: 'forskning',
      tittel: 'Migrene i Norge',
      forklaring: 'Prosjektet undersøker hvor mange som får hjelp mot migrene, og hvor lenge de venter.',
      status: 'Du er med',
      ansvarlig: 'Universitetet i Bergen',
      fra: '2024-03-01',
      steg: [{ tittel: 'Invitert', ferdig: '2024-02-10' }, { tittel: 'Med i prosjektet', ferdig: '2024-03-01' }, { tittel: 'Resultatene er klare' }],
      funksjoner: [
        { kortnavn: 'paaminnelse', tittel: 'Påminnelser', funksjonsType: 'enkel', tilstand: set.paaminnelse ?? true },
        { kortnavn: 'sprak', tittel: 'Språk i brev til deg', funksjonsType: 'radio', valgtOpsjon: set.sprak ?? 'nb',
          opsjoner: [{ kode: 'nb', tekst: 'Bokmål' }, { kode: 'nn', tekst: 'Nynorsk' }, { kode: 'se', tekst: 'Nordsamisk' }] },
      ],
    }],
  };
}

/** The MS registry's report; times without zone, as the orchestrator has them. */
export function course(pid, register = 'MS') {
  const score = 1.5 + of(pid, 'edss', 5) / 2;
  return {
    register,
    generertTidspunkt: new Date().toISOString().slice(0, 19),
    dataSistEndret: at(20).slice(0, 19),
    seksjoner: [
      {
        tittel: 'Debut og diagnose',
        felt: [
          { navn: 'Første symptom', verdi: 'Synsnervebetennelse' },
          { navn: 'Diagnose', verdi: 'Multippel sklerose', kode: 'G35', kodeverk: '7110' },
          { navn: 'Dato for diagnose', verdi: '2017-05-11' },
        ],
        kilde: { virksomhet: 'Haukeland universitetssjukehus' },
      },
      {
        tittel: 'Funksjon',
        maleserier: [{
          tittel: 'EDSS',
          forklaring: 'Skalaen går fra 0 til 10. Høyere tall betyr større funksjonstap.',
          enhet: 'poeng',
          bedre: 'lavere',
          skala: [0, 10],
          punkter: [{ dato: '2017-06-01', verdi: score - 1 }, { dato: '2020-02-14', verdi: score }, { dato: '2025-10-03', verdi: score }],
        }],
      },
      {
        tittel: 'Behandling',
        tidslinjer: [{
          tittel: 'Legemidler',
          hendelser: [
            { fra: '2017-07', til: '2021-01-20', tittel: 'Dimetylfumarat', beskrivelse: 'Avsluttet på grunn av bivirkninger' },
            { fra: '2021-02-01', pagar: true, tittel: 'Rituksimab' },
          ],
        }],
      },
    ],
  };
}
