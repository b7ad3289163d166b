//! The vaccination registry's report (registries.md, "SYSVAK"). Codes marked unconfirmed there are plausible only;
//! HER-ids are invented.

use super::bygg::{kanskje, poster, rapport};
use super::deler::{av_slag, verdi};
use crate::domain::rapport::{Faktum, Postslag, Rapport};
use jiff::{Timestamp, civil::Date};

/// A product: plain words for the title, what it protects against, SYSVAK code, name, ATC code.
pub(super) struct Vaksine(&'static str, &'static str, &'static str, &'static str, &'static str);

/// Where a vaccination was registered, with its HER-id.
#[derive(Clone, Copy)]
pub(super) struct Sted(&'static str, &'static str);

/// A vaccination: date, product, batch (if recorded), place.
pub(super) type Dose = (Date, Vaksine, Option<&'static str>, Sted);

const DTP_POLIO: &str = "Difteri, stivkrampe, kikhoste og polio";
const KORONA: &str = "Koronavirus (covid-19)";
const INFLUENSA: &str = "Sesonginfluensa";

pub(super) const TETRAVAC: Vaksine =
    Vaksine("Tetravac (difteri, stivkrampe, kikhoste og polio)", DTP_POLIO, "KOM02", "Tetravac", "J07CA02");
pub(super) const BOOSTRIX: Vaksine =
    Vaksine("Boostrix Polio (difteri, stivkrampe, kikhoste og polio)", DTP_POLIO, "KOM02", "Boostrix Polio", "J07CA02");
pub(super) const DITE: Vaksine =
    Vaksine("diTeBooster (difteri og stivkrampe)", "Difteri og stivkrampe", "DT51", "diTeBooster", "J07AM51");
pub(super) const BCG: Vaksine = Vaksine("BCG-vaksine (tuberkulose)", "Tuberkulose", "BCG01", "BCG-vaksine", "J07AN01");
pub(super) const MMR: Vaksine = Vaksine(
    "M-M-RvaxPro (meslinger, kusma og røde hunder)",
    "Meslinger, kusma og røde hunder",
    "MMR52",
    "M-M-RvaxPro",
    "J07BD52",
);
pub(super) const SEKSVALENT: Vaksine = Vaksine(
    "Infanrix hexa (difteri, stivkrampe, kikhoste, polio, Hib og hepatitt B)",
    "Difteri, stivkrampe, kikhoste, polio, Haemophilus influenzae type b og hepatitt B",
    "KOM09",
    "Infanrix hexa",
    "J07CA09",
);
pub(super) const PREVENAR: Vaksine =
    Vaksine("Prevenar 13 (pneumokokksykdom)", "Pneumokokksykdom", "PKK02", "Prevenar 13", "J07AL02");
pub(super) const ROTARIX: Vaksine = Vaksine("Rotarix (rotavirus)", "Rotavirus", "ROT01", "Rotarix", "J07BH01");
pub(super) const HPV: Vaksine =
    Vaksine("Gardasil 9 (HPV)", "Humant papillomavirus (HPV)", "HPV03", "Gardasil 9", "J07BM03");
pub(super) const HEPATITT_A: Vaksine = Vaksine("Havrix (hepatitt A)", "Hepatitt A", "HAV02", "Havrix", "J07BC02");
pub(super) const HEPATITT_B: Vaksine = Vaksine("Engerix-B (hepatitt B)", "Hepatitt B", "HBV01", "Engerix-B", "J07BC01");
pub(super) const TYFOID: Vaksine = Vaksine("Typhim Vi (tyfoidfeber)", "Tyfoidfeber", "TYF03", "Typhim Vi", "J07AP03");
pub(super) const FLATT: Vaksine =
    Vaksine("TicoVac (skogflåttencefalitt)", "Skogflåttencefalitt", "TBE01", "TicoVac", "J07BA01");
pub(super) const VAXIGRIP: Vaksine =
    Vaksine("Vaxigrip Tetra (influensa)", INFLUENSA, "INF02", "Vaxigrip Tetra", "J07BB02");
pub(super) const FLUAD: Vaksine = Vaksine("Fluad (influensa)", INFLUENSA, "AII02", "Fluad", "J07BB02");
pub(super) const COMIRNATY: Vaksine = Vaksine("Comirnaty (covid-19)", KORONA, "BNT03", "Comirnaty", "J07BN01");
pub(super) const SPIKEVAX: Vaksine = Vaksine("Spikevax (covid-19)", KORONA, "MOD03", "Spikevax", "J07BN01");
pub(super) const VAXZEVRIA: Vaksine = Vaksine("Vaxzevria (covid-19)", KORONA, "ASZ03", "Vaxzevria", "J07BN02");

pub(super) const HELSESTASJON: Sted = Sted("Lia helsestasjon", "8140211");
pub(super) const SKOLE: Sted = Sted("Skolehelsetjenesten, Åsen skole", "8140237");
pub(super) const LEGESENTER: Sted = Sted("Fjordgata legesenter", "8152006");
pub(super) const REISEKLINIKK: Sted = Sted("Brygga reiseklinikk", "8163448");
pub(super) const VAKSINESENTER: Sted = Sted("Kommunalt vaksinasjonssenter, Idrettshallen", "8170920");
pub(super) const APOTEK: Sted = Sted("Apoteket ved Torget", "8181175");

/// The report, sent `dager` before `na`.
pub(super) fn rapport_sysvak(na: Timestamp, dager: i64, doser: Vec<Dose>) -> Rapport {
    let hjelp = "Navnet under Registrert av kan være et annet enn stedet der du fikk vaksinen.";
    let raa = doser.into_iter().map(|(dato, v, batch, sted)| (dato, v.0.to_owned(), dose_fakta(&v, batch, sted)));
    let seksjon = poster("Vaksinasjoner", "vaksine", Some(hjelp), raa.collect());
    rapport(na, dager, vec![av_slag(seksjon, Postslag::Vaksinasjon, |p| verdi(p, "Registrert av").map(str::to_owned))])
}

fn dose_fakta(vaksine: &Vaksine, batch: Option<&str>, sted: Sted) -> Vec<Faktum> {
    vec![
        Faktum::tekst("Vaksine", vaksine.1),
        Faktum::kodet("SYSVAK-kode", ("SYSVAK", vaksine.2), vaksine.2)
            .forklart("Bokstavene sier hva slags vaksine det er, og tallene er hentet fra ATC-koden."),
        Faktum::kodet("Preparat", ("ATC", vaksine.4), vaksine.3),
        kanskje("Batchnummer", batch).forklart("Nummeret på produksjonen som vaksinen din kom fra."),
        Faktum::tekst("Registrert av", sted.0),
        Faktum::kodet("Id for virksomheten", ("HER", sted.1), sted.1)
            .forklart("HER-id: nummeret i adresseregisteret for helsetjenesten."),
    ]
}
