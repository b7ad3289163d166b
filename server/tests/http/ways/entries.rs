//! The files of an installation with five registries that nobody has heard of: what connects each, and what each tells.

use app::domain::katalog::Katalog;
use serde_json::{Value, json};

/// By way: pushes, is pulled from, behind an orchestrator, delivers what is ordered, is elsewhere.
pub const LETTERS: [char; 5] = ['a', 'b', 'c', 'd', 'e'];

/// What a citizen reads of [`log`].
pub const LOG_WORDS: [&str; 3] = [
    "Prismelege ved Glimtgården sykehus så på skimmer, puter. Oppgitt formål: kontroll av glimt.",
    "Instituttet for søvnløse netter fikk en kopi av månefaser.",
    "Loggen er komplett fra 1. januar 2026 til 21. november 2026.",
];

pub fn part(letter: char) -> String {
    format!("NYTT{}", letter.to_ascii_uppercase())
}

pub fn slug(letter: char) -> String {
    format!("ny-{letter}")
}

/// The embedded catalogue and five files more.
pub fn catalogue() -> Katalog {
    let files = LETTERS.map(|letter| (format!("{}.toml", slug(letter)), entry(letter)));
    let mut all: Vec<(&str, &str)> = app::catalogue::filer().collect();
    all.extend(files.iter().map(|(name, text)| (name.as_str(), text.as_str())));
    app::catalogue::les(all, "Innsyn").expect("five sound files more")
}

/// One program for each, as an operator writes them down.
pub fn clients() -> String {
    let client = |letter: char| {
        format!(
            "[[klient]]\nclient_id = \"{}\"\nvirksomhet = \"Glimtgården sykehus\"\norgnr = \"983974724\"\n\
             [[klient.tilgang]]\npart_kode = \"{}\"\ninnsyn = true\n",
            slug(letter),
            part(letter)
        )
    };
    LETTERS.map(client).concat()
}

/// The file of one registry.
fn entry(letter: char) -> String {
    let (integrasjon, innsyn, funksjoner) = match letter {
        'a' => ("push", "her", r#""innhold", "logg", "rapport", "meld_feil", "sporsmal""#),
        'b' => ("pull", "her", r#""innhold", "logg", "meld_feil", "sporsmal""#),
        'c' => ("orkestrator", "her", r#""innhold", "logg", "meld_feil", "sporsmal""#),
        'd' => ("bestilling", "bestilles", r#""bestilling", "logg", "rapport", "meld_feil", "sporsmal""#),
        _ => ("lenke", "utenfor", r#""sporsmal""#),
    };
    format!(
        r#"
part_kode = "{part}"
slug = "{slug}"
navn = "Register for glimt, slag {letter}"
kortnavn = "Glimtregisteret {letter}"
sammendrag = "Glimt i øyekroken, og hvordan det gikk."
formal = "Registeret skal gjøre glimt tryggere."
lagres = ["Navn og fødselsnummer", "Hvert glimt"]
far_utlevert = "Forskere kan søke om opplysninger."
lagringstid = "Opplysningene lagres så lenge registeret trenger dem."
slag = "kvalitetsregister"
apent_for = "alle"
sensitivt = false
integrasjon = "{integrasjon}"
innsyn = "{innsyn}"
funksjoner = [{funksjoner}]
sokeord = ["glimt"]

[[ansvarlig]]
navn = "Glimtgården sykehus"

[[grunnlag]]
type = "lovbestemt"
hjemmel = "Glimtforskriften"

[[lenke]]
slag = "innsyn"
tekst = "Om innsyn i glimt"
url = "https://glimt.example/innsyn"
vert = "glimt.example"
"#,
        part = part(letter),
        slug = slug(letter),
    )
}

/// A report of sections, codes and units that are nobody else's.
pub fn report(part: &str) -> Value {
    json!({
        "register": part, "generertTidspunkt": "2026-11-21T18:30:00Z", "tilOgMed": "2026-11-20",
        "kodelister": [{
            "kodeverk": "GLIMT-9", "navn": "Glimtklasser", "koder": [{ "kode": "G3", "tekst": "Dobbelt glimt" }]
        }],
        "seksjoner": [
            {
                "tittel": "Skimmer i øyekroken", "forklaring": "Målt med prisme.",
                "tekst": ["Du var <b>ikke</b> svimmel & glad."],
                "felt": [
                    { "navn": "Glimtfaktor", "verdi": 41.75, "enhet": "glimt/time" },
                    { "navn": "Glimtklasse", "kode": "G3", "kodeverk": "GLIMT-9" },
                    { "navn": "Venstrehendt prisme", "verdi": true },
                    { "navn": "Siste glimt", "verdi": "2026-10-30" }
                ]
            },
            {
                "tittel": "Drømmelogg",
                "poster": [{
                    "id": "natt/1 «å»", "dato": "2026-02-28", "tittel": "Fløy over fjorden",
                    "felt": [{ "navn": "Høyde", "verdi": 312, "enhet": "favner" }],
                    "kilde": { "virksomhet": "Søvnstua på Øya" }
                }]
            },
            {
                "tittel": "Månefaser",
                "tidslinjer": [{
                    "tittel": "Puter", "hendelser": [{ "fra": "2024-05", "pagar": true, "tittel": "Bokhvete" }]
                }],
                "maleserier": [{
                    "tittel": "Gjesp", "enhet": "gjesp/min",
                    "punkter": [
                        { "dato": "2026-01-05", "verdi": 3.25 },
                        { "dato": "2026-02-05", "verdi": 2.5, "merknad": "Sto opp" }
                    ]
                }],
                "tabeller": [{
                    "tittel": "Netter uten søvn",
                    "kolonner": [
                        { "id": "natt", "navn": "Natt", "type": "dato" },
                        { "id": "uro", "navn": "Uro", "type": "tall", "enhet": "vendinger" }
                    ],
                    "rader": [{ "natt": "2026-03-03", "uro": 7.5 }, { "natt": "2026-04-04" }], "tom": "Ingen netter."
                }]
            }
        ]
    })
}

/// A look and a copy, and the days that the log is complete for.
pub fn log() -> Value {
    json!({
        "loggKomplettFraOgMed": "2026-01-01", "loggKomplettTilOgMed": "2026-11-21",
        "bruk": [{
            "radGuid": "5d1f4f3a-5f0e-4a57-9d37-0d7d0d1c9d01",
            "tidspunkt": "2026-11-12T09:15:00Z", "hendelse": "innsyn",
            "utfortAv": { "rolle": "Prismelege", "virksomhet": "Glimtgården sykehus" },
            "formal": { "tekst": "kontroll av glimt" }, "datakategorier": ["skimmer", "puter"], "vilkar": "lov"
        }],
        "utleveringer": [{
            "radGuid": "5d1f4f3a-5f0e-4a57-9d37-0d7d0d1c9d02",
            "tidspunkt": "2026-11-13T12:00:00Z", "hendelse": "utlevering",
            "mottaker": { "virksomhet": "Instituttet for søvnløse netter" }, "datakategorier": ["månefaser"],
            "identifiserbarhet": "indirekte"
        }]
    })
}
