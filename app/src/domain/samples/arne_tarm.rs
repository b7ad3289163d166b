//! Arne in bowel screening: the way from invitation to result, and what comes next.

use super::bygg::{dag_for, fakta, kl, part, poster, rapport};
use super::deler::{hendt, ja, malt, mangler, tekst, tidslinje};
use super::kari_deltakelse::steg;
use crate::domain::definisjon::PartKode;
use crate::domain::deltakelse::{Deltakelse, Deltakelsesslag};
use crate::domain::rapport::{Faktum, Rapport};
use jiff::{Span, Timestamp};

const PROGRAMMET: &str = "Tarmscreeningprogrammet";
/// Days before now: invited, sample at the laboratory, result.
const INVITERT: i64 = 52;
const PROVE: i64 = 30;
const SVAR: i64 = 24;

pub(super) fn tarm(na: Timestamp) -> Rapport {
    let dag = |dager| dag_for(na, dager);
    let om_deg = vec![
        tekst("Navn", "Arne Myhre"),
        tekst("Adresse", "Strandveien 3, Trondheim"),
        tekst("Fødeland", "Norge"),
        tekst("Kjønn", "Mann"),
    ];
    let prove = vec![
        Faktum::dato("Invitert", dag(INVITERT)),
        Faktum::dato("Svar", dag(PROVE)).forklart("Dagen programmet fikk prøven fra deg."),
        tekst("Undersøkelse", "Avføringsprøve (iFOBT)").forklart("Prøven leter etter blod som ikke kan ses."),
        tekst("Sted", "Hjemme, sendt i posten"),
        tekst("Resultat", "Ikke påvist blod"),
        malt("Blod i prøven", 2.0, "ug/g").forklart("Fra 15 blir du invitert til koloskopi."),
        mangler("Koloskopi").forklart("Undersøkelse av tarmen med et bøyelig kikkertrør."),
        tekst("Oppfølging", "Ny invitasjon om to år"),
        tekst("Ansvarlig sykehus", "St. Olavs hospital"),
    ];
    let valg = vec![
        tekst("Lagring ved negativt funn", "Du har ikke reservert deg"),
        tekst("Invitasjoner", "Du får invitasjon når det er din tur"),
        ja("Stanset invitasjoner", false),
        mangler("Spørreskjema"),
    ];
    let vei = vec![
        hendt(dag(INVITERT), "Invitasjon sendt", "", PROGRAMMET),
        hendt(dag(PROVE), "Prøve mottatt", "", PROGRAMMET),
        hendt(dag(SVAR), "Prøvesvar", "Ikke påvist blod", PROGRAMMET),
    ];
    let raa = vec![(dag(PROVE), "Avføringsprøve, ikke påvist blod".to_owned(), prove)];
    let mut undersokelser = poster("Invitasjoner og undersøkelser", "undersokelse", None, raa);
    undersokelser.tidslinjer = vec![tidslinje("Fra invitasjon til svar", dag(1), vei, "Du har ikke fått invitasjon.")];
    let seksjoner = vec![fakta("Om deg", om_deg), undersokelser, fakta("Valgene dine", valg)];
    Rapport { data_sist_endret: Some(kl(dag(SVAR), 13, 0)), ..rapport(na, 1, seksjoner) }
}

pub(super) fn deltakelse(na: Timestamp) -> Vec<(PartKode, Vec<Deltakelse>)> {
    let neste = dag_for(na, INVITERT).saturating_add(Span::new().years(2));
    let programmet = Deltakelse {
        id: "tarmscreening".to_owned(),
        slag: Deltakelsesslag::Screening,
        tittel: PROGRAMMET.to_owned(),
        forklaring: Some("Du sender inn en avføringsprøve annethvert år, fem ganger til sammen.".to_owned()),
        status: "Det er ikke påvist blod i prøven. Du trenger ikke gjøre noe nå.".to_owned(),
        ansvarlig: "Folkehelseinstituttet".to_owned(),
        fra: Some(dag_for(na, INVITERT)),
        til: None,
        steg: vec![
            steg("Invitasjon", Some(dag_for(na, INVITERT)), "Du fikk prøvesettet i posten."),
            steg("Prøve", Some(dag_for(na, PROVE)), "Laboratoriet fikk prøven din."),
            steg("Svar", Some(dag_for(na, SVAR)), "Det er ikke påvist blod i prøven."),
            steg("Neste invitasjon", None, &format!("Du får et nytt prøvesett i {}.", neste.year())),
        ],
        funksjoner: Vec::new(),
    };
    vec![(part("TARM"), vec![programmet])]
}
