//! The history as a file.

use super::ord::{self, Leser};
use crate::domain::oversikt::Historikkrad;
use crate::domain::tid;
use crate::pages::ord::kanal;
use crate::pages::{csvfil, ord as felles};
use crate::t;

/// The rows as a file, in the order they are given.
///
/// # Errors
/// As [`csvfil::skriv`].
pub fn csv(rader: &[Historikkrad], leser: Leser) -> Result<Vec<u8>, csv::Error> {
    csvfil::skriv(kolonner(), rader.iter().map(|rad| celler(rad, leser)))
}

fn kolonner() -> [String; 10] {
    [
        t!("historikk-tidspunkt"),
        t!("historikk-omrade"),
        t!("historikk-register"),
        t!("historikk-innstilling"),
        t!("historikk-endring"),
        t!("historikk-mer"),
        t!("historikk-gjort-av"),
        t!("historikk-kanal"),
        t!("historikk-tekstversjon-kort"),
        t!("historikk-kvittering"),
    ]
}

fn celler(rad: &Historikkrad, leser: Leser) -> [String; 10] {
    let (e, d) = (&rad.endring, &rad.definisjon);
    let tid = e.tidspunkt.to_zoned(tid::oslo()).strftime("%Y-%m-%d %H:%M:%S").to_string();
    [
        tid,
        felles::gruppe(d.omrade, &crate::oppsett::oppsett().tjeneste).1,
        rad.register.navn.clone(),
        d.tittel.clone(),
        felles::gjort(d, e.aktiv),
        ord::detaljer(&e.metadata).join(". "),
        ord::hvem(e, leser),
        kanal(e.kanal),
        e.tekst_versjon.to_string(),
        e.id.lesbar(),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::historikk::GjortAv;
    use crate::domain::id::InnbyggerId;
    use crate::domain::representasjon::Rolle;
    use crate::domain::utvalg::Utvalg;
    use crate::pages::csvfil::{BOM, FARLIGE, ufarlig};
    use crate::pages::historikk::prove;

    fn les(fil: &[u8]) -> Vec<Vec<String>> {
        let uten_merke = fil.strip_prefix(BOM.as_bytes()).expect("a byte order mark");
        let mut leser = csv::ReaderBuilder::new().delimiter(b';').has_headers(false).from_reader(uten_merke);
        let rad = |r: Result<csv::StringRecord, csv::Error>| r.expect("a record").iter().map(str::to_owned).collect();
        leser.records().map(rad).collect()
    }

    #[test]
    fn the_file_has_a_head_and_a_line_for_each_change() {
        let side = prove::historikk("kari", Utvalg::default());
        let fil = csv(&side.rader, Leser::Selv).expect("a file");
        let rader = les(&fil);
        assert_eq!(rader.len(), side.antall + 1);
        assert_eq!(rader[0][0], "Tidspunkt");
        let forste = rader.last().expect("Kari's first change").join(" | ");
        assert!(forste.starts_with("2009-03-19 12:20:00 | "), "{forste}");
        for ord in ["Norsk MS-register og biobank", "Opplysninger om sykdommen", "Haukeland", "På papir", " | 1 | "] {
            assert!(forste.contains(ord), "{forste}: {ord}");
        }
        let tekst = String::from_utf8(fil).expect("UTF-8");
        assert!(tekst.contains("Utlevering med fødselsnummer"), "æ, ø and å as they are");
        assert_eq!(tekst.matches("\r\n").count(), side.antall + 1);
        assert_eq!(tekst.split(|c: char| !c.is_ascii_digit()).find(|t| t.len() == 11), None, "no personal number");
    }

    #[test]
    fn an_empty_history_is_a_file_with_a_head() {
        assert_eq!(les(&csv(&[], Leser::Selv).expect("a file")).len(), 1);
    }

    #[test]
    fn hostile_names_stay_text_in_one_cell() {
        let ond = [
            "=1+1",
            "+47",
            "-2",
            "@SUM(A1)",
            "\tx",
            "\rx",
            "  =1",
            "＝1",
            "a\";b\r\nc;æøå",
            "<script>",
            "",
            "=cmd|' /C calc'!A0",
        ];
        let mal = prove::alt_mulig().rader.into_iter().next().expect("a row");
        let rader: Vec<_> = ond
            .into_iter()
            .map(|navn| {
                let mut rad = mal.clone();
                let gjort_av =
                    GjortAv::Representant { id: InnbyggerId(1), rolle: Rolle::Foreldreansvar, navn: navn.to_owned() };
                rad.endring.gjort_av = gjort_av;
                rad
            })
            .collect();
        let funnet = les(&csv(&rader, Leser::Representant).expect("a file"));
        assert_eq!(funnet.len(), ond.len() + 1);
        for (rad, navn) in funnet.iter().skip(1).zip(ond) {
            assert_eq!(rad.len(), 10, "{navn}");
            assert!(rad.iter().all(|c| !c.trim_start_matches(' ').starts_with(FARLIGE)), "{rad:?}");
            assert!(rad[6].contains(navn), "{navn} is still read: {}", rad[6]);
        }
    }

    #[test]
    fn only_what_could_be_a_formula_is_changed() {
        for celle in ["", "Du", "3. mars", "æ=b", "'=1", "MS-registeret"] {
            assert_eq!(ufarlig(celle.to_owned()), celle);
        }
        assert_eq!(ufarlig("=1".to_owned()), "'=1");
    }
}
