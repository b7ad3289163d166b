//! The log as a file: a line for each row, and what registries say of completeness below them, so that a short file does
//! not look like a whole log.

use crate::domain::loggfilter::{Loggpost, Loggrad, Loggside};
use crate::domain::tid;
use crate::pages::loggord::{self as ord, Annen};
use crate::pages::{csvfil, loggdekning};
use crate::t;

const KOLONNER: usize = 14;

/// The rows as a file, newest first; `annen`: whom the log is about when somebody else reads it.
///
/// # Errors
/// Never in practice: the rows are of one length and the file is in memory.
pub fn csv(side: &Loggside, annen: Annen<'_>) -> Result<Vec<u8>, csv::Error> {
    let rader = side.rader.iter().map(|rad| celler(rad, annen));
    let avkortet = side.eldre.map(|_| merknad("", t!("logg-fil-avkortet")));
    let dekning = side.valgte().map(|(r, d)| merknad(&r.navn, loggdekning::komplett(r, d.as_ref())));
    csvfil::skriv(kolonner(), rader.chain(avkortet).chain(dekning))
}

fn kolonner() -> [String; KOLONNER] {
    [
        t!("logg-tidspunkt"),
        t!("logg-register"),
        t!("logg-slag"),
        t!("logg-hvem"),
        t!("logg-rolle"),
        t!("logg-navn"),
        t!("logg-orgnr"),
        t!("logg-hva"),
        t!("logg-opplysninger"),
        t!("logg-formal"),
        t!("logg-grunnlag-rettslig"),
        t!("logg-forklart"),
        t!("logg-mer"),
        t!("logg-kontakt"),
    ]
}

/// A line that is about no row.
fn merknad(register: &str, tekst: String) -> [String; KOLONNER] {
    let mut celler: [String; KOLONNER] = Default::default();
    celler[1] = register.to_owned();
    celler[2] = t!("logg-merknad");
    celler[11] = tekst;
    celler
}

fn celler(rad: &Loggrad, annen: Annen<'_>) -> [String; KOLONNER] {
    let register = rad.register.navn.clone();
    match &rad.post {
        Loggpost::Bruk(b) => {
            let fakta = ord::bruksfakta(b, annen);
            [
                b.tidspunkt.to_zoned(tid::oslo()).strftime("%Y-%m-%d %H:%M:%S").to_string(),
                register,
                t!("logg-slag-oppslag"),
                ord::hvem(&b.hvem, annen),
                verdi(&fakta, &t!("logg-rolle")),
                verdi(&fakta, &t!("logg-navn")),
                b.orgnr.clone(),
                ord::handling(b.handling),
                verdi(&fakta, &t!("logg-opplysninger")),
                b.formal.clone(),
                b.grunnlag.clone(),
                [vec![ord::setning(b, annen)], ord::hvorfor(b)].concat().join(" "),
                b.forklaring.clone(),
                if rad.merket { t!("logg-merke") } else { String::new() },
            ]
        }
        Loggpost::Kopi(u) => {
            let mer = ord::kopifakta(u).into_iter().map(|(navn, verdi)| format!("{navn}: {verdi}"));
            [
                u.dato.to_string(),
                register,
                t!("logg-slag-kopier"),
                u.mottaker.clone(),
                String::new(),
                String::new(),
                u.orgnr.clone(),
                t!("logg-slag-kopier"),
                u.variabler.clone(),
                u.formal.clone(),
                u.grunnlag.clone(),
                format!("{} {}", ord::kopisetning(u), ord::kjennes_igjen(u.identitet)),
                mer.collect::<Vec<_>>().join(". "),
                String::new(),
            ]
        }
    }
}

fn verdi(fakta: &[(String, String)], navn: &str) -> String {
    fakta.iter().find(|(n, _)| n == navn).map(|(_, verdi)| verdi.clone()).unwrap_or_default()
}

#[cfg(test)]
mod tests;
