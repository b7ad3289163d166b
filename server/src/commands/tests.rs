//! `innsyn reconcile` on a database of its own: figures on the terminal, numbers in the file alone.

use super::reconcile::{Asked, compare, read};
use app::catalogue;
use app::domain::definisjon::Valg;
use app::domain::innstilling::Onske;
use app::domain::metadata::Metadata;
use app::domain::samples;
use app::oppsett::Oppsett;
use app::personvern::Skjema;
use app::portal::{Portal, Tidsgrenser};
use app::store::signering::{Nokkelkilde, Signering};
use app::store::{self, Basis, Klokke};
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::sync::Arc;

const STORING: &str = "b5d2a9de-06a9-4262-b4f8-cad52a0acb4c";

struct Place {
    folder: PathBuf,
    portal: Portal,
    /// Those who are reserved: number, sequence number 1.
    copy: Vec<String>,
}

impl Drop for Place {
    fn drop(&mut self) {
        drop(std::fs::remove_dir_all(&self.folder));
    }
}

/// The invented people, of whom three are reserved and nobody else is.
async fn place() -> Place {
    let random = u64::from_le_bytes(store::tilfeldig().expect("randomness"));
    let folder = std::env::temp_dir().join(format!("innsyn-command-{random:016x}"));
    std::fs::create_dir(&folder).expect("a new folder");
    let klokke = Klokke::stilt("2026-11-22T09:00:00Z".parse().expect("an instant"));
    let katalog = Arc::new(catalogue::innebygd().expect("a sound catalogue"));
    let basis = Basis::apne(&format!("sqlite:{}", folder.join("c.db").display())).await.expect("a database");
    let signering = Signering::apne(&basis, &klokke, Nokkelkilde::IBasen).await.expect("a key");
    let mut people = samples::alle(klokke.na());
    people.iter_mut().for_each(|p| p.endringer.retain(|e| e.definisjon != "oppbevaring"));
    store::fyll_med_provedata(&basis, &katalog, &signering, &people).await.expect("samples");
    let oppsett = Oppsett { demo: true, ..Oppsett::default() };
    let portal = Portal::ny(basis, klokke, katalog, signering, oppsett, Tidsgrenser::default());
    let mut copy = Vec::new();
    for person in people.iter().filter(|p| ["line", "arne", "torgeir"].contains(&p.slug)) {
        let onske =
            Onske { valg: Valg::Aktiv, metadata: Metadata::default(), sett_sekvensnummer: 0, forstar_sletting: true };
        let form = Skjema { onske, nokkel: "n".to_owned() };
        let _ = portal.personvern.sett(&person.aktor(), "nprkpr", "oppbevaring", form).await.expect("a change");
        copy.push(person.fnr.to_owned());
    }
    assert_eq!(copy.len(), 3);
    Place { folder, portal, copy }
}

impl Place {
    /// Exit code, what the terminal shows, and the lines of the file of differences.
    async fn compare(&self, copy: Option<&str>) -> (u8, String, Vec<String>) {
        let (from, to) = (self.folder.join("copy.csv"), self.folder.join("diff.csv"));
        drop(std::fs::remove_file(&to));
        let asked = Asked {
            definition: STORING.to_owned(),
            copy: copy.map(|text| {
                std::fs::write(&from, text).expect("a copy");
                from
            }),
            out: copy.map(|_| to.clone()),
        };
        let mut shown = Vec::new();
        let code = compare(&self.portal, "Innsyn", &asked, &mut shown).await.expect("compared");
        let shown = String::from_utf8(shown).expect("text");
        for number in self.portal_numbers() {
            assert!(!shown.contains(number), "{shown}");
        }
        if copy.is_some() {
            let mode = std::fs::metadata(&to).expect("a file").permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
        let lines = std::fs::read_to_string(&to).unwrap_or_default();
        (code, shown, lines.lines().skip(1).map(str::to_owned).collect())
    }

    fn portal_numbers(&self) -> impl Iterator<Item = &str> {
        self.copy.iter().map(String::as_str)
    }
}

#[tokio::test]
async fn equal_copies_are_equal_and_one_difference_is_found() {
    let place = place().await;
    let [a, b, c] = &place.copy[..] else { panic!("three") };
    let right = format!("fnr;sekvensnummer\n{c};1\n{a};1\n{b};1\n");
    let (code, shown, lines) = place.compare(Some(&right)).await;
    assert_eq!((code, lines.len(), shown.ends_with("equal\n")), (0, 0, true), "{shown}");
    for (copy, line, figures) in [
        (
            right.replace(&format!("{b};1\n"), ""),
            format!("missing;{b};1;"),
            "1 missing there, 0 too many there, 0 with",
        ),
        (
            format!("{right}99999999999;1\n"),
            "too many;99999999999;;1".to_owned(),
            "0 missing there, 1 too many there, 0 with",
        ),
        (
            right.replace(&format!("{b};1"), &format!("{b};2")),
            format!("other number;{b};1;2"),
            "0 too many there, 1 with another",
        ),
    ] {
        let (code, shown, lines) = place.compare(Some(&copy)).await;
        assert_eq!((code, lines), (1, vec![line]));
        assert!(shown.contains(figures), "{shown}");
    }
    let (code, shown, _) = place.compare(None).await;
    assert!(code == 0 && shown.starts_with("here:  3 active, digest "), "{shown}");
}

#[tokio::test]
async fn what_cannot_be_answered_is_no_answer() {
    let place = place().await;
    let asked = |copy: &str, out: Option<PathBuf>| {
        let file = place.folder.join("copy.csv");
        std::fs::write(&file, copy).expect("a copy");
        Asked { definition: STORING.to_owned(), copy: Some(file), out }
    };
    let compared = async |asked: Asked| compare(&place.portal, "Innsyn", &asked, &mut Vec::new()).await;
    let fault = compared(asked("01819945620;x\n", None)).await.expect_err("no copy");
    assert!(format!("{fault:#}").contains("line 1") && !format!("{fault:#}").contains("0181"), "{fault:#}");
    let taken = place.folder.join("taken");
    std::fs::write(&taken, "mine").expect("a file");
    assert!(compared(asked("", Some(taken.clone()))).await.is_err());
    assert_eq!(std::fs::read_to_string(taken).expect("still there"), "mine");
    let unknown = Asked { definition: "x".to_owned(), ..Asked::default() };
    assert!(compared(unknown).await.is_err());
    place.portal.basis.lukk().await;
    assert!(compared(asked("", None)).await.is_err(), "a database that is down");
}

#[test]
fn options_that_make_no_sense_are_refused() {
    let read = |args: &[&str]| read(&args.iter().map(|a| (*a).to_owned()).collect::<Vec<_>>());
    for wrong in [&[][..], &["--definition"], &["--definition", "x", "--out", "y"], &["--what", "x"], &["--copy", "x"]]
    {
        assert!(read(wrong).is_err(), "{wrong:?}");
    }
    let asked = read(&["--out", "o", "--definition", "d", "--copy", "c"]).expect("sound");
    assert_eq!(asked, Asked { definition: "d".to_owned(), copy: Some("c".into()), out: Some("o".into()) });
}

/// What `innsyn deletion` shows of the registry that three have told to delete; its exit code.
async fn deletions(place: &Place) -> (u8, String) {
    let mut shown = Vec::new();
    let code = super::deletion::status(&place.portal, &mut shown).await.expect("counted");
    let shown = String::from_utf8(shown).expect("text");
    assert!(!place.portal_numbers().any(|n| shown.contains(n)), "{shown}");
    let line = shown.lines().find(|l| l.starts_with("NPRKPR")).unwrap_or_default();
    (code, line.split_whitespace().collect::<Vec<_>>().join(" "))
}

#[tokio::test]
async fn deletions_are_an_alarm_while_copies_are_here_and_when_they_are_overdue() {
    let place = place().await;
    let waiting = "NPRKPR oppbevaring 3";
    assert_eq!(deletions(&place).await, (1, format!("{waiting} 0 2026-12-22 3 ALARM, copies wait")));
    place.portal.pvk.folg_opp_slettinger().await.expect("a round");
    assert_eq!(deletions(&place).await, (0, format!("{waiting} 0 2026-12-22 0 ok")));
    place.portal.klokke.flytt(jiff::SignedDuration::from_hours(24 * 31));
    assert_eq!(deletions(&place).await, (1, format!("{waiting} 3 2026-12-22 0 ALARM, overdue")));
}
