//! The tables of an extract, a CSV file each, in one ZIP archive.

mod forlop;

use crate::domain::bruk::{Bruk, Hvem, Utlevering, Vilkar};
use crate::domain::rapport::{Celle, Faktum, Malepunkt, Maleserie, Opphav, Rapport, Seksjon};
use crate::domain::uttrekk::{Registeruttrekk, Uttrekk};
use crate::pages::{csvfil, loggord};
use crate::t;
use std::collections::HashSet;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;

/// One table: the name of its file, its head, its rows.
struct Fil {
    navn: String,
    hode: Vec<String>,
    rader: Vec<Vec<String>>,
}

/// All tables of the extract. The tables of a report are those of the newest.
///
/// # Errors
/// Never in practice: all is in memory.
pub fn zip(u: &Uttrekk) -> Result<Vec<u8>, std::io::Error> {
    let mut arkiv = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let mut navn = HashSet::new();
    for fil in u.med_innhold().flat_map(filer).chain([innstillinger(u)]) {
        let unikt = unikt(&mut navn, &fil.navn);
        arkiv.start_file(format!("{unikt}.csv"), SimpleFileOptions::default())?;
        arkiv.write_all(&csvfil::skriv(fil.hode, fil.rader)?)?;
    }
    Ok(arkiv.finish()?.into_inner())
}

/// A file name of letters, digits and hyphens, which no other file has.
fn unikt(brukt: &mut HashSet<String>, navn: &str) -> String {
    let rent: String = navn.to_lowercase().chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
    let deler: Vec<&str> = rent.split('-').filter(|d| !d.is_empty()).collect();
    let kort: String = deler.join("-").chars().take(80).collect();
    let valgt =
        (1..).map(|nr| if nr == 1 { kort.clone() } else { format!("{kort}-{nr}") }).find(|n| !brukt.contains(n));
    let valgt = valgt.unwrap_or(kort);
    brukt.insert(valgt.clone());
    valgt
}

fn filer(r: &Registeruttrekk) -> Vec<Fil> {
    let rapport = r.rapporter.first().map(|rapport| rapportfiler(r, rapport)).unwrap_or_default();
    rapport.into_iter().chain([notater(r), logg(r), kopier(r)]).filter(|f| !f.rader.is_empty()).collect()
}

fn rapportfiler(r: &Registeruttrekk, rapport: &Rapport) -> Vec<Fil> {
    rapport.seksjoner.iter().flat_map(|s| seksjonsfiler(&r.part.0, s)).collect()
}

fn seksjonsfiler(part: &str, s: &Seksjon) -> Vec<Fil> {
    let navn = |hva: &str| format!("{part} {} {hva}", s.tittel);
    let felt =
        Fil { navn: navn(""), hode: felthode(&[]), rader: s.felt.iter().map(|f| feltrad(Vec::new(), f)).collect() };
    let en = |p: &crate::domain::rapport::Post| {
        let forst = vec![p.dato.to_string(), p.tittel.clone()];
        p.fakta.iter().map(|f| feltrad(forst.clone(), f)).collect::<Vec<_>>()
    };
    let poster = Fil {
        navn: navn(""),
        hode: felthode(&[t!("tabell-dato"), t!("csv-post")]),
        rader: s.poster.iter().flat_map(en).collect(),
    };
    let tabeller = s.tabeller.iter().map(|t| {
        let rad = |r| t.celler(r).map(|c| c.map(celle).unwrap_or_default()).collect();
        let hode = t.kolonner.iter().map(|k| k.navn.clone()).collect();
        Fil { navn: navn(&t.tittel), hode, rader: t.rader.iter().map(rad).collect() }
    });
    let serier = s.maleserier.iter().map(|m| seriefil(navn(&m.tittel), m));
    let linjer = s.tidslinjer.iter().map(|l| Fil {
        navn: navn(&l.tittel),
        hode: vec![
            t!("csv-fra"),
            t!("csv-til"),
            t!("csv-post"),
            t!("csv-beskrivelse"),
            t!("csv-grunn"),
            t!("csv-kilde"),
        ],
        rader: l
            .hendelser
            .iter()
            .map(|h| {
                let til = h.til.map(String::from).unwrap_or_default();
                let beskrivelse = h.beskrivelse.clone().unwrap_or_default();
                let grunn = h.grunn.clone().unwrap_or_default();
                vec![String::from(h.fra), til, h.tittel.clone(), beskrivelse, grunn, kilde(h.kilde.as_ref())]
            })
            .collect(),
    });
    let forlop = s.forlop.iter().flat_map(|f| forlop::filer(part, f));
    [felt, poster].into_iter().chain(tabeller).chain(serier).chain(linjer).chain(forlop).collect()
}

fn seriefil(navn: String, m: &Maleserie) -> Fil {
    let rad = |p: &Malepunkt| {
        let merknad = p.merknad.clone().unwrap_or_default();
        let tid = p.klokkeslett.map(|k| format!(" {}", String::from(k))).unwrap_or_default();
        vec![format!("{}{tid}", p.dato), tall(p.verdi), m.enhet.clone(), merknad, kilde(p.kilde.as_ref())]
    };
    let hode = vec![t!("tabell-dato"), t!("tabell-verdi"), t!("csv-enhet"), t!("csv-merknad"), t!("csv-kilde")];
    Fil { navn, hode, rader: m.punkter.iter().map(rad).collect() }
}

fn felthode(forst: &[String]) -> Vec<String> {
    let resten =
        [t!("csv-felt"), t!("tabell-verdi"), t!("csv-enhet"), t!("csv-kode"), t!("csv-kodeverk"), t!("csv-kilde")];
    forst.iter().cloned().chain(resten).collect()
}

fn feltrad(mut rad: Vec<String>, f: &Faktum) -> Vec<String> {
    let valgfritt = |t: &Option<String>| t.clone().unwrap_or_default();
    let verdi = f.verdi.as_ref().map(celle).unwrap_or_default();
    rad.extend([f.navn.clone(), verdi, valgfritt(&f.enhet), valgfritt(&f.kode), valgfritt(&f.kodeverk)]);
    rad.push(kilde(f.kilde.as_ref()));
    rad
}

/// The citizen's own notes.
fn notater(r: &Registeruttrekk) -> Fil {
    Fil {
        navn: format!("{} {}", r.part.0, t!("notater-tittel")),
        hode: vec![t!("tabell-dato"), t!("notater-tekst")],
        rader: r.notater.iter().map(|n| vec![String::from(n.dato), n.tekst.clone()]).collect(),
    }
}

fn logg(r: &Registeruttrekk) -> Fil {
    let rad = |b: &Bruk| {
        let hvem = loggord::hvem(&b.hvem, None);
        let rolle = match &b.hvem {
            Hvem::Person { navn, rolle, .. } => navn.as_ref().map_or(rolle.clone(), |n| format!("{rolle}, {n}")),
            Hvem::Representant { rolle, .. } => rolle.kode().to_owned(),
            Hvem::Automatisk { .. } => t!("logg-hvem-automatisk"),
            Hvem::Selv => String::new(),
        };
        let vilkar = b.vilkar.map_or("", Vilkar::kode).to_owned();
        let (hva, hvorfor) = (b.kategorier.clone(), b.formal.clone());
        vec![
            b.tidspunkt.to_string(),
            hvem,
            rolle,
            b.handling.kode().to_owned(),
            hva,
            hvorfor,
            b.grunnlag.clone(),
            vilkar,
        ]
    };
    Fil {
        navn: format!("{} {}", r.part.0, t!("csv-logg")),
        hode: vec![
            t!("csv-tidspunkt"),
            t!("csv-hvem"),
            t!("csv-rolle"),
            t!("csv-handling"),
            t!("csv-opplysninger"),
            t!("csv-formal"),
            t!("csv-grunnlag"),
            t!("csv-vilkar"),
        ],
        rader: r.bruk.iter().map(rad).collect(),
    }
}

fn kopier(r: &Registeruttrekk) -> Fil {
    let rad = |u: &Utlevering| {
        let antall = u.antall.map(|n| n.to_string()).unwrap_or_default();
        vec![
            u.dato.to_string(),
            u.mottaker.clone(),
            u.prosjekt.clone(),
            u.formal.clone(),
            u.grunnlag.clone(),
            u.variabler.clone(),
            u.identitet.kode().to_owned(),
            antall,
        ]
    };
    Fil {
        navn: format!("{} {}", r.part.0, t!("csv-kopier")),
        hode: vec![
            t!("tabell-dato"),
            t!("csv-mottaker"),
            t!("csv-prosjekt"),
            t!("csv-formal"),
            t!("csv-grunnlag"),
            t!("csv-opplysninger"),
            t!("csv-identitet"),
            t!("csv-antall"),
        ],
        rader: r.utleveringer.iter().map(rad).collect(),
    }
}

fn innstillinger(u: &Uttrekk) -> Fil {
    let rad = |i: &crate::domain::uttrekk::Innstillingsuttrekk| {
        let svar = if i.aktiv { t!("ja") } else { t!("nei") };
        vec![i.register.clone(), i.tittel.clone(), i.sporsmal.clone(), svar, i.endret.to_string()]
    };
    Fil {
        navn: t!("csv-innstillinger"),
        hode: vec![t!("csv-register"), t!("csv-innstilling"), t!("csv-sporsmal"), t!("csv-svar"), t!("csv-endret")],
        rader: u.innstillinger.iter().map(rad).collect(),
    }
}

fn celle(c: &Celle) -> String {
    match c {
        Celle::Ja(true) => t!("ja"),
        Celle::Ja(false) => t!("nei"),
        Celle::Tall(n) => tall(*n),
        Celle::Dato(d) => d.to_string(),
        Celle::Tid(tid) => tid.to_string(),
        Celle::Tekst(tekst) => tekst.clone(),
        Celle::Kode { kode, verdi, .. } => format!("{kode} {verdi}"),
    }
}

/// With a comma, as Norwegian spreadsheets read numbers.
fn tall(n: f64) -> String {
    n.to_string().replace('.', ",")
}

/// Who recorded it, and when: as much as is known.
fn kilde(k: Option<&Opphav>) -> String {
    let Some(k) = k else { return String::new() };
    let registrert = k.registrert.map(|d| t!("csv-kilde-registrert", dato = d.to_string()));
    let endret = k.endret.map(|d| t!("csv-kilde-endret", dato = d.to_string()));
    [k.virksomhet.clone(), registrert, endret].into_iter().flatten().collect::<Vec<_>>().join(", ")
}
