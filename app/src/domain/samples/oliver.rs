//! Oliver Danser, 9: a child whose mother Line acts for him. His father Jonas lives elsewhere.

use super::bygg::{ansatt, bruk, dag_for, paa_papir, part, person};
use super::line::{HJEM, SYKEHUS};
use super::mfr::{Fodsel, Mor, rapport_mfr, rapport_nyfodt};
use super::npr::{Kontakt, Maling, Oppgjor, POLIKLINISK, Tann, med_helsestasjon, rapport_nprkpr};
use super::sysvak::{HELSESTASJON, MMR, PREVENAR, ROTARIX, SEKSVALENT, SKOLE, TETRAVAC, rapport_sysvak};
use super::{Testperson, bygg};
use crate::domain::bruk::Handling::{Endre, Se};
use crate::domain::definisjon::Valg::Aktiv;
use crate::domain::rapport::Rapport;
use jiff::Timestamp;
use jiff::civil::{Date, date};

pub(super) const NR: i64 = 3;
pub(super) const FODT: Date = date(2017, 5, 4);

pub(super) fn lag(na: Timestamp) -> Testperson {
    let viser = "Er barn. Moren Line kan se opplysningene hans.";
    let p = person(NR, "oliver", "04851774179", ("Oliver", "Danser"), FODT, viser);
    Testperson {
        bosted: HJEM,
        inkludert: vec![part("NYFODT")],
        endringer: vec![paa_papir("NYFODT", "lagring", Aktiv, date(2017, 5, 6), "Oslo universitetssykehus")],
        rapporter: vec![
            (part("SYSVAK"), sysvak(na)),
            (part("MFR"), rapport_mfr(na, 5, Some(fodsel(None)), &[])),
            (
                part("NYFODT"),
                rapport_nyfodt(na, 7, &[("NS-2017-441207", date(2017, 5, 6), SYKEHUS, Some(date(2018, 11, 5)))]),
            ),
            (part("NPRKPR"), med_helsestasjon(rapport_nprkpr(na, 2, KONTAKTER, &oppgjor(na)), MALINGER, TENNER)),
        ],
        bruk: bruk(na, p.id, logg()),
        ..p
    }
}

/// Oliver's birth, with what only the mother's report says.
pub(super) const fn fodsel(mor: Option<Mor>) -> Fodsel {
    Fodsel {
        barn: "Oliver Danser",
        foreldre: "Line Danser og Jonas Berg",
        dato: FODT,
        termin: Some(date(2017, 5, 16)),
        alder: "38 uker og 2 dager",
        vekt_gram: 3790.0,
        lengde_cm: 51.0,
        hode_cm: Some(36.0),
        apgar: Some("9 og 10"),
        forlosning: "Planlagt keisersnitt",
        sted: SYKEHUS,
        mor,
    }
}

const KONTAKTER: &[Kontakt] =
    &[(date(2023, 8, 29), 0, POLIKLINISK, ("Barneklinikken", SYKEHUS), "J45.0 Allergisk astma", None)];

const MALINGER: &[Maling] = &[
    (date(2017, 6, 15), "Fjordgata helsestasjon", "Vekt", "5,1 kg"),
    (date(2017, 11, 8), "Fjordgata helsestasjon", "Vekt og lengde", "7,9 kg, 67 cm"),
    (date(2018, 5, 7), "Fjordgata helsestasjon", "Vekt og lengde", "9,8 kg, 76 cm"),
    (date(2023, 10, 12), "Skolehelsetjenesten", "Høyde og vekt", "119 cm, 22 kg"),
];

const TENNER: &[Tann] = &[(date(2025, 2, 4), "Den offentlige tannhelsetjenesten", "Undersøkelse")];

fn oppgjor(na: Timestamp) -> Vec<Oppgjor> {
    let skolen = "Skolehelsetjenesten, Åsen skole";
    [&[(dag_for(na, 80), "Skolehelsetjeneste", skolen, "Samtale og måling", None)], OPPGJOR].concat()
}

const OPPGJOR: &[Oppgjor] = &[
    (date(2026, 9, 3), "Fastlege", "Fjordgata legesenter", "R96 Astma", Some("2ad")),
    (date(2023, 10, 12), "Skolehelsetjeneste", "Åsen skole", "Høyde 128 cm, vekt 26,4 kg", None),
    (date(2019, 5, 8), "Helsestasjon", "Lia helsestasjon", "Høyde 87 cm, vekt 12,6 kg", None),
];

fn logg() -> Vec<bygg::Bruksrad> {
    vec![
        (
            410,
            "MFR",
            ansatt("Rådgiver", "Folkehelseinstituttet"),
            Se,
            "fødselsopplysninger",
            "kvalitetssikring av registeret",
        ),
        (
            520,
            "NYFODT",
            ansatt("Bioingeniør", "Oslo universitetssykehus"),
            Se,
            "blodprøve",
            "kvalitetssikring av registeret",
        ),
        (80, "SYSVAK", ansatt("Helsesykepleier", "Skolehelsetjenesten, Åsen skole"), Se, "vaksinasjoner", "helsehjelp"),
        (400, "NPRKPR", ansatt("Rådgiver", "Folkehelseinstituttet"), Se, "kontakter", "kvalitetssikring av registeret"),
        (
            900,
            "SYSVAK",
            ansatt("Helsesykepleier", "Skolehelsetjenesten, Åsen skole"),
            Endre,
            "vaksinasjoner",
            "registrering av vaksine",
        ),
    ]
}

/// The child programme to the second school year.
fn sysvak(na: Timestamp) -> Rapport {
    let doser = vec![
        (date(2017, 6, 16), ROTARIX, Some("ROTA_3120"), HELSESTASJON),
        (date(2017, 8, 4), ROTARIX, Some("ROTA_3188"), HELSESTASJON),
        (date(2017, 8, 4), SEKSVALENT, Some("A21C_7741"), HELSESTASJON),
        (date(2017, 8, 4), PREVENAR, Some("PCV_5530"), HELSESTASJON),
        (date(2017, 10, 6), SEKSVALENT, Some("A21C_7802"), HELSESTASJON),
        (date(2017, 10, 6), PREVENAR, Some("PCV_5561"), HELSESTASJON),
        (date(2018, 5, 8), SEKSVALENT, Some("A21C_8019"), HELSESTASJON),
        (date(2018, 5, 8), PREVENAR, None, HELSESTASJON),
        (date(2018, 8, 10), MMR, Some("MMR_9033"), HELSESTASJON),
        (date(2024, 11, 14), TETRAVAC, Some("TVC_1276"), SKOLE),
    ];
    rapport_sysvak(na, 1, doser)
}
