//! The report of NPR (specialist care) and KPR (primary care): contacts as records, so that the log can be matched with
//! them, and what the municipality does. Prescriptions are in `resept`.

use super::bygg::{celle, fakta, poster, rapport, tabell};
use super::deler::{av_slag, dato, kode_av, mangler, tekst, verdi};
use crate::domain::rapport::{Celle, Faktum, Post, Postslag, Rapport, Seksjon};
use jiff::{Span, Timestamp, civil::Date};

/// Level and urgency of a contact.
pub(super) type Niva = (&'static str, &'static str);

pub(super) const POLIKLINISK: Niva = ("Poliklinisk konsultasjon", "Planlagt");
pub(super) const TELEFON: Niva = ("Telefonkonsultasjon", "Planlagt");
pub(super) const DAG: Niva = ("Dagbehandling", "Planlagt");
pub(super) const DOGN: Niva = ("Døgnopphold", "Planlagt");
pub(super) const AKUTT: Niva = ("Døgnopphold", "Øyeblikkelig hjelp");

/// A contact with specialist care: first day, nights, level, (unit, hospital), diagnosis, procedure.
pub(super) type Kontakt = (Date, i64, Niva, (&'static str, &'static str), &'static str, Option<&'static str>);

/// A contact with primary care: date, service, place, ICPC-2 code and text, tariff.
pub(super) type Oppgjor = (Date, &'static str, &'static str, &'static str, Option<&'static str>);

/// Where a place is not shown, no contact names it.
const SKJULT: &str = "Ikke vist (sperret adresse)";

/// The report of both registries, sent `dager` before `na`.
pub(super) fn rapport_nprkpr(na: Timestamp, dager: i64, kontakter: &[Kontakt], oppgjor: &[Oppgjor]) -> Rapport {
    rapport(na, dager, vec![npr(kontakter), kpr(oppgjor)])
}

/// A measurement at the health station, school or maternity care: date, place, what, figure.
pub(super) type Maling = (Date, &'static str, &'static str, &'static str);
/// Dental care without public refund: date, place, what was done.
pub(super) type Tann = (Date, &'static str, &'static str);

/// The sections of KPR that the reservation against storage covers, after the others.
pub(super) fn med_helsestasjon(mut rapport: Rapport, malinger: &[Maling], tenner: &[Tann]) -> Rapport {
    let malt = malinger.iter().map(|m| vec![Celle::Dato(m.0), celle(m.1), celle(m.2), celle(m.3)]).collect();
    let tann = tenner.iter().map(|t| vec![Celle::Dato(t.0), celle(t.1), celle(t.2)]).collect();
    let tom = "Ingenting er registrert.";
    rapport.seksjoner.push(tabell("Høyde, vekt og amming (KPR)", &["Dato", "Sted", "Hva", "Verdi"], malt, tom));
    rapport.seksjoner.push(tabell("Tannhelse (KPR)", &["Dato", "Sted", "Hva"], tann, tom));
    rapport
}

/// What the municipality has decided on: need of help, plan, coordinator, and services with start, stop and hours a week.
pub(super) struct Kommunalt {
    pub behov: &'static str,
    pub plan: bool,
    pub koordinator: Option<&'static str>,
    pub kommune: &'static str,
    pub tjenester: &'static [(&'static str, Date, Option<Date>, Option<f64>)],
}

/// The section of municipal services (IPLOS), last.
pub(super) fn med_kommunale(mut rapport: Rapport, k: &Kommunalt) -> Rapport {
    let felt = vec![
        tekst("Bistandsbehov", k.behov).forklart(
            "Hvor mye hjelp kommunen mener du trenger. Vurderingen har fem trinn, fra «klarer selv» til «omfattende».",
        ),
        super::deler::ja("Individuell plan", k.plan),
        k.koordinator.map_or_else(|| mangler("Koordinator"), |navn| tekst("Koordinator", navn)),
        tekst("Kommune", k.kommune),
    ];
    let rader = k.tjenester.iter().map(|(tjeneste, fra, til, timer)| {
        let til = til.map_or_else(|| celle("Pågår"), Celle::Dato);
        vec![celle(tjeneste), Celle::Dato(*fra), til, timer.map_or_else(|| celle("Ikke oppgitt"), Celle::Tall)]
    });
    let kolonner = ["Tjeneste", "Fra", "Til", "Timer i uken"];
    let tjenester = tabell("Vedtatte tjenester", &kolonner, rader.collect(), "Ingen tjenester er registrert.");
    let mut seksjon = fakta("Kommunale tjenester (KPR)", felt);
    seksjon.forklaring = Some("Opplysningene kom fra IPLOS, som nå er en del av KPR.".to_owned());
    seksjon.tabeller = tjenester.tabeller;
    rapport.seksjoner.push(seksjon);
    rapport
}

/// The same report with a secondary diagnosis of the contact on `dag`.
pub(super) fn med_bidiagnose(mut rapport: Rapport, dag: Date, diagnose: &str) -> Rapport {
    for post in rapport.seksjoner.iter_mut().flat_map(|s| &mut s.poster).filter(|p| p.dato == dag) {
        for f in post.fakta.iter_mut().filter(|f| f.navn == BIDIAGNOSE) {
            *f = kode_av(BIDIAGNOSE, "ICD-10", Some(diagnose));
        }
    }
    rapport
}

const BIDIAGNOSE: &str = "Bidiagnose (ICD-10)";

fn npr(kontakter: &[Kontakt]) -> Seksjon {
    let raa = kontakter.iter().map(|k| (k.0, format!("{}, {}", k.2.0, k.3.0), kontakt_fakta(k))).collect();
    let hjelp = "Hver gang et sykehus eller en spesialist har hatt kontakt med deg.";
    let seksjon = poster("Kontakter med sykehus og spesialister (NPR)", "npr", Some(hjelp), raa);
    av_slag(seksjon, Postslag::Kontakt, |p| sted(p, "Sykehus"))
}

fn sted(post: &Post, navn: &str) -> Option<String> {
    verdi(post, navn).filter(|s| *s != SKJULT).map(str::to_owned)
}

fn kontakt_fakta(kontakt: &Kontakt) -> Vec<Faktum> {
    let &(inn, netter, (niva, hast), (avdeling, sykehus), diagnose, prosedyre) = kontakt;
    let planlagt = hast == POLIKLINISK.1;
    let henvist = inn.saturating_sub(Span::new().days(30 + i64::from(inn.day())));
    let ventet = |navn: &str, dag| if planlagt { dato(navn, dag) } else { mangler(navn) };
    vec![
        tekst("Sykehus", sykehus),
        tekst("Avdeling", avdeling),
        tekst("Omsorgsnivå", niva),
        tekst("Hastegrad", hast),
        dato("Inn", inn),
        dato("Ut", inn.saturating_add(Span::new().days(netter))),
        kode_av("Hoveddiagnose (ICD-10)", "ICD-10", Some(diagnose)),
        mangler(BIDIAGNOSE),
        kode_av("Prosedyre", "NCMP/NCSP", prosedyre),
        kode_av("DRG", "DRG", drg(diagnose, netter))
            .forklart("En gruppe som brukes til å betale sykehuset. Den sier lite om deg."),
        ventet("Henvist", henvist),
        ventet("Ventetiden sluttet", inn),
    ]
}

/// The group of a stay; contacts by day are in groups that tell nothing more.
fn drg(diagnose: &str, netter: i64) -> Option<&'static str> {
    if netter == 0 {
        return None;
    }
    Some(match diagnose.split(' ').next()? {
        "G35" | "G12.2" => "12 Degenerative sykdommer i nervesystemet",
        "O80" | "O81" => "373 Vaginal fødsel uten bidiagnose",
        "O82" => "371 Keisersnitt uten bidiagnose",
        "I21.4" => "112A Utblokking av kransåre ved hjerteinfarkt",
        "K35.8" => "167 Fjerning av blindtarm uten bidiagnose",
        "I63.4" => "14A Hjerneslag med bidiagnose",
        "U07.1" => "79 Infeksjoner i luftveiene med bidiagnose",
        "I48.0" => "112D Ablasjon i hjertet",
        _ => return None,
    })
}

fn kpr(oppgjor: &[Oppgjor]) -> Seksjon {
    let raa = oppgjor.iter().map(|o| (o.0, format!("{}, {}", o.1, o.2), oppgjor_fakta(o))).collect();
    let hjelp = "Kontakter som har gitt oppgjør fra staten, og kontakter som kommunen har meldt inn.";
    let seksjon = poster("Kontakter i kommunen (KPR)", "kpr", Some(hjelp), raa);
    av_slag(seksjon, Postslag::Kontakt, |p| sted(p, "Sted"))
}

fn oppgjor_fakta(o: &Oppgjor) -> Vec<Faktum> {
    vec![
        dato("Dato", o.0),
        tekst("Tjeneste", o.1),
        tekst("Sted", o.2),
        kode_av("Diagnose (ICPC-2)", "ICPC-2", Some(o.3)),
        o.4.map_or_else(|| mangler("Takst"), |t| tekst("Takst", t))
            .forklart("Koden som behandleren brukte i oppgjøret med Helfo."),
    ]
}
