//! Requests to many, with letters: sent once, answered, read back, withdrawn.

use super::*;
use crate::domain::avslag::Avslag;
use crate::domain::definisjon::DefinisjonId;
use crate::domain::dokument::Dokumentslag;
use crate::domain::fnr::{Fnr, Godtar};
use crate::domain::foresporsel::Foresporselsformal;
use crate::domain::foresporsel::Foresporselstatus::{self, Avslatt, Besvart, IkkeLevert, Lest, Sendt, Trukket};
use crate::domain::foresporsel::sending::{NyForesporsel, NyttVarsel, Ugyldig, Vedlegg};
use crate::domain::foresporsel::svar::Svar;
use crate::domain::id::HendelseId;
use crate::personvern::Svarskjema;
use crate::store::Feil;

const GUID: &str = "9D1B0A34-77C1-4A44-8E1C-30F0B4C0DE01";

fn brev() -> Vedlegg {
    Vedlegg::les("application/pdf", "Om registeret <b>".to_owned(), "JVBERi0xLjQK".to_owned()).expect("a letter")
}

fn ny(p: &Prove) -> NyForesporsel {
    NyForesporsel {
        guid: GUID.to_owned(),
        definisjoner: vec![definisjon(p, "ms", "data").id],
        formal: Foresporselsformal::Register,
        avsender: "Helse Bergen HF".to_owned(),
        orgnr: "983974724".to_owned(),
        melding: String::new(),
        svarfrist: Some("2026-12-24".parse().expect("a day")),
        vedlegg: vec![brev()],
    }
}

fn til(p: &Prove, numre: &[String]) -> Utsending {
    Utsending { part: "ms".to_owned(), foresporsel: ny(p), numre: numre.to_vec() }
}

/// Numbers that can be, of people who are not there.
fn mulige(antall: usize) -> Vec<String> {
    let ni = (0..).map(|n| format!("{:02}{:02}80{:03}", n % 28 + 1, n / 28 % 12 + 81, 100 + n / 336));
    let fullt = |ni: String| (0..100).map(|k| format!("{ni}{k:02}")).find(|n| Fnr::les(n, Godtar::Syntetiske).is_ok());
    ni.filter_map(fullt).take(antall).collect()
}

/// Citizens with these numbers who use the portal.
async fn fyll(p: &Prove, numre: &[String]) {
    let rader: Vec<String> = numre
        .iter()
        .enumerate()
        .map(|(i, n)| format!("({}, '{n}', 'F', 'E', '1980-01-01', FALSE)", 100_000 + i))
        .collect();
    let sql = format!(
        "INSERT INTO innbygger (id, nummer, fornavn, etternavn, fodt, adressesperre) VALUES {}",
        rader.join(", ")
    );
    p.utfor(sql.leak()).await;
    p.utfor(
        "INSERT INTO innstilling (innbygger, definisjon, aktiv, sekvensnummer, opprettet, endret, metadata) \
         SELECT id, '90bbb7c1-f8b0-4f08-9db3-7a2c95db741a', TRUE, 1, 0, 0, '{\"niva\":\"basis\"}' \
         FROM innbygger WHERE id >= 100000",
    )
    .await;
}

fn med(alle: &[Mottaker], status: Foresporselstatus) -> usize {
    alle.iter().filter(|m| m.status == status).count()
}

/// A citizen's own request with the GUID.
async fn id(p: &Prove, hvem: &str) -> HendelseId {
    let liste = p.portal.personvern.foresporsler(&p.aktor(hvem)).await.expect("an inbox");
    let rad = liste.venter.into_iter().find(|r| r.foresporsel.guid == GUID.to_lowercase());
    rad.expect("the request").foresporsel.id
}

async fn svar_pa(p: &Prove, hvem: &str, valg: Valg) {
    let (aktor, id) = (p.aktor(hvem), id(p, hvem).await);
    let side = p.portal.personvern.foresporsel(&aktor, id).await.expect("a request");
    let deler: Vec<(DefinisjonId, Valg)> = side.apne().iter().map(|d| (d.id.clone(), valg)).collect();
    let skjema = Svarskjema { svar: Svar { deler, fingeravtrykk: side.fingeravtrykk }, nokkel: "svar".to_owned() };
    p.portal.personvern.svar(&aktor, id, skjema).await.expect("an answer");
}

pa_begge! {
    async fn three_hundred_get_a_request_and_unknown_numbers_stop_nothing(p: &Prove) {
        let (k, numre) = (klient(p, "alt"), mulige(300));
        fyll(p, &numre[..290]).await;
        let mut sendt: Vec<String> = numre.iter().rev().cloned().collect();
        sendt.extend(["".to_owned(), "13116950216".to_owned(), "ikke et nummer".to_owned(), numre[0].clone(), numre[299].clone()]);
        let svar = p.portal.pvk.send_foresporsler(&k, til(p, &sendt)).await.expect("sent");
        let igjen: Vec<&str> = svar.iter().map(|m| m.nummer.as_str()).collect();
        let ventet: Vec<&str> = sendt[..303].iter().map(String::as_str).collect();
        assert!(igjen == ventet, "each number once, in the order sent");
        assert_eq!((med(&svar, Sendt), med(&svar, IkkeLevert)), (290, 13));
        let rader = "SELECT CAST(COUNT(*) AS BIGINT) FROM foresporsel WHERE guid = '9d1b0a34-77c1-4a44-8e1c-30f0b4c0de01'";
        let igjen = p.portal.pvk.send_foresporsler(&k, til(p, &sendt)).await.expect("sent again");
        assert_eq!((p.tall(rader).await, med(&igjen, Sendt)), (290, 290));
        let stand = p.portal.pvk.foresporsel(&k, GUID).await.expect("a state");
        assert_eq!((stand.len(), med(&stand, Sendt)), (290, 290));
        assert!(stand.iter().all(|m| m.svar.len() == 1 && m.svar[0].1.is_none()));
        let logg = "SELECT CAST(COUNT(*) AS BIGINT) FROM bruk WHERE innbygger >= 100000 AND hvem = 'automatisk'";
        assert_eq!(p.tall(logg).await, 2 * 290, "each is told that it was asked, when sent again and when looked up");
        assert_eq!(p.tall("SELECT CAST(COUNT(*) AS BIGINT) FROM vedlegg").await, 1, "the letter is stored once");
    }

    async fn answers_are_read_back_and_only_the_unanswered_are_withdrawn(p: &Prove) {
        let (k, folk) = (klient(p, "alt"), ["arne", "ingrid", "line", "torgeir"]);
        let numre = folk.map(|f| nummer(p, f));
        let svar = p.portal.pvk.send_foresporsler(&k, til(p, &numre)).await.expect("sent");
        assert_eq!(med(&svar, Sendt), 4, "all four use the portal");
        svar_pa(p, "arne", Valg::Aktiv).await;
        svar_pa(p, "ingrid", Valg::Inaktiv).await;
        p.portal.personvern.foresporsel(&p.aktor("line"), id(p, "line").await).await.expect("read");
        let stand = |alle: Vec<Mottaker>| folk.map(|f| {
            let m = alle.iter().find(|m| m.nummer == nummer(p, f)).expect(f);
            (m.status, m.svar[0].1)
        });
        let na = stand(p.portal.pvk.foresporsel(&k, GUID).await.expect("a state"));
        assert_eq!(na, [(Besvart, Some(true)), (Avslatt, Some(false)), (Lest, None), (Sendt, None)]);
        let igjen = p.portal.pvk.send_foresporsler(&k, til(p, &numre)).await.expect("sent again");
        assert_eq!(igjen.iter().map(|m| m.status).collect::<Vec<_>>(), [Besvart, Avslatt, Lest, Sendt]);
        for _ in 0..2 {
            let trukket = stand(p.portal.pvk.trekk_foresporsel(&k, GUID).await.expect("withdrawn"));
            assert_eq!(trukket, [(Besvart, Some(true)), (Avslatt, Some(false)), (Trukket, None), (Trukket, None)]);
        }
        assert_eq!(tilstand(p, "arne", ("ms", "data")).await, Some((true, 1)), "the yes is a setting, and stays");
        assert_eq!(tilstand(p, "ingrid", ("ms", "data")).await, None, "the no is none");
    }

    async fn one_citizen_is_asked_by_number(p: &Prove) {
        let k = klient(p, "alt");
        let en = p.portal.pvk.send_foresporsel(&k, til(p, &[nummer(p, "arne")])).await;
        assert_eq!(en.ok(), Some(Sendt));
        svar_pa(p, "arne", Valg::Aktiv).await;
        let igjen = p.portal.pvk.send_foresporsel(&k, til(p, &[nummer(p, "arne")])).await;
        assert_eq!(igjen.ok(), Some(Besvart));
        for ukjent in ["01819945620", "13116950216", ""] {
            let svar = p.portal.pvk.send_foresporsel(&k, til(p, &[ukjent.to_owned()])).await;
            assert_eq!(avslag(svar), Klientavslag::UkjentInnbygger);
        }
    }

    async fn a_guid_stands_for_one_request(p: &Prove) {
        let (k, numre) = (klient(p, "alt"), [nummer(p, "arne")]);
        p.portal.pvk.send_foresporsler(&k, til(p, &numre)).await.expect("sent");
        let rader = "SELECT CAST(COUNT(*) AS BIGINT) FROM foresporsel";
        let for_ = p.tall(rader).await;
        let annet = [
            NyForesporsel { melding: "Noe annet".to_owned(), ..ny(p) },
            NyForesporsel { svarfrist: None, ..ny(p) },
            NyForesporsel { vedlegg: Vec::new(), ..ny(p) },
            NyForesporsel { avsender: "Noen andre".to_owned(), ..ny(p) },
            NyForesporsel { definisjoner: vec![definisjon(p, "ms", "biobank").id], ..ny(p) },
        ];
        for (nr, foresporsel) in annet.into_iter().enumerate() {
            let u = Utsending { foresporsel, ..til(p, &[nummer(p, "ingrid")]) };
            assert_eq!(avslag(p.portal.pvk.send_foresporsler(&k, u).await), Klientavslag::FeilForesporsel, "case {nr}");
        }
        assert_eq!(p.tall(rader).await, for_);
        let sma = Utsending { foresporsel: NyForesporsel { guid: GUID.to_lowercase(), ..ny(p) }, ..til(p, &numre) };
        assert!(p.portal.pvk.send_foresporsler(&k, sma).await.is_ok(), "letter case is no other GUID");
    }

    async fn what_cannot_be_sent_is_refused_and_stored_nowhere(p: &Prove) {
        let (k, numre) = (klient(p, "alt"), [nummer(p, "arne")]);
        let f = Klientavslag::FeilForesporsel;
        for (nr, (u, ventet)) in [
            (Utsending { foresporsel: NyForesporsel { guid: "x".to_owned(), ..ny(p) }, ..til(p, &numre) }, f),
            (Utsending { foresporsel: NyForesporsel { definisjoner: Vec::new(), ..ny(p) }, ..til(p, &numre) }, f),
            (Utsending { foresporsel: NyForesporsel { orgnr: "1".to_owned(), ..ny(p) }, ..til(p, &numre) }, f),
            (Utsending { foresporsel: NyForesporsel { vedlegg: vec![brev(); 6], ..ny(p) }, ..til(p, &numre) }, f),
            (Utsending { foresporsel: NyForesporsel { melding: "a\0".to_owned(), ..ny(p) }, ..til(p, &numre) }, f),
            (til(p, &[]), f),
            (Utsending { part: "NPRKPR".to_owned(), ..til(p, &numre) }, Klientavslag::UkjentDefinisjon),
            (Utsending { part: "DIABETES".to_owned(), ..til(p, &numre) }, Klientavslag::ManglerTilgang),
        ].into_iter().enumerate() {
            assert_eq!(avslag(p.portal.pvk.send_foresporsler(&k, u).await), ventet, "case {nr}");
        }
        let biobank = NyForesporsel { definisjoner: vec![definisjon(p, "ms", "biobank").id], ..ny(p) };
        let u = Utsending { foresporsel: biobank, ..til(p, &numre) };
        assert_eq!(avslag(p.portal.pvk.send_foresporsler(&klient(p, "en"), u).await), Klientavslag::ManglerTilgang);
        assert_eq!(p.tall("SELECT CAST(COUNT(*) AS BIGINT) FROM sending").await, 0);
        assert_eq!(p.tall("SELECT CAST(COUNT(*) AS BIGINT) FROM vedlegg").await, 0);
    }

    /// Who has not the grant for a consent learns nothing of its answers, not even that it was asked for.
    async fn a_request_is_there_for_those_with_grants_for_all_of_it(p: &Prove) {
        let k = klient(p, "alt");
        let begge = NyForesporsel { definisjoner: ["data", "biobank"].map(|s| definisjon(p, "ms", s).id).into(), ..ny(p) };
        let u = Utsending { foresporsel: begge, ..til(p, &[nummer(p, "arne")]) };
        p.portal.pvk.send_foresporsler(&k, u).await.expect("sent");
        assert_eq!(p.portal.pvk.foresporsel(&k, GUID).await.ok().map(|m| m.len()), Some(1));
        for (guid, hvem) in [(GUID, "en"), ("9d1b0a34-77c1-4a44-8e1c-30f0b4c0de02", "alt"), ("x", "alt")] {
            assert_eq!(avslag(p.portal.pvk.foresporsel(&klient(p, hvem), guid).await), Klientavslag::FinnesIkke);
            assert_eq!(avslag(p.portal.pvk.trekk_foresporsel(&klient(p, hvem), guid).await), Klientavslag::FinnesIkke);
        }
        let leser = Registerklient::innsluppet(Arc::clone(k.klient()), vec![Skop::Les]);
        assert_eq!(avslag(p.portal.pvk.foresporsel(&leser, GUID).await), Klientavslag::ManglerSkop);
    }

    async fn a_letter_is_given_to_those_who_got_the_request(p: &Prove) {
        let k = klient(p, "alt");
        p.portal.pvk.send_foresporsler(&k, til(p, &[nummer(p, "arne")])).await.expect("sent");
        let (arne, id) = (p.aktor("arne"), id(p, "arne").await);
        let side = p.portal.personvern.foresporsel(&arne, id).await.expect("a request");
        let rad = side.vedlegg.first().expect("a letter");
        assert_eq!((rad.nr, rad.slag, rad.tittel.as_str(), rad.byte), (1, Dokumentslag::Pdf, "Om registeret <b>", 9));
        let fil = p.portal.personvern.vedlegg(&arne, id, 1).await.expect("the letter");
        assert_eq!(fil.byte(), b"%PDF-1.4\n");
        let andre = [("arne", 0), ("arne", 2), ("arne", -1), ("ingrid", 1), ("kari", 1)];
        for (hvem, nr) in andre {
            let svar = p.portal.personvern.vedlegg(&p.aktor(hvem), id, nr).await;
            assert!(matches!(svar, Err(Feil::Avslag(Avslag::FinnesIkke))), "{hvem} {nr}");
        }
    }

    async fn a_notice_reaches_each_once_by_number(p: &Prove) {
        let k = klient(p, "alt");
        let varsel = NyttVarsel {
            definisjon: definisjon(p, "ms", "data").id,
            tekst: "Vi har skrevet teksten på nytt.".to_owned(),
            nokkel: "n1".to_owned(),
        };
        let numre = vec![nummer(p, "arne"), "13116950216".to_owned(), nummer(p, "ingrid")];
        let u = NyttUtvarsel { part: "MS".to_owned(), varsel, numre };
        let rader = "SELECT CAST(COUNT(*) AS BIGINT) FROM varsel WHERE slag = 'part' AND nokkel = 'n1'";
        for _ in 0..2 {
            let svar = p.portal.pvk.varsle(&k, u.clone()).await.expect("sent");
            assert_eq!(svar.iter().map(|m| m.status).collect::<Vec<_>>(), [Sendt, IkkeLevert, Sendt]);
            assert_eq!(p.tall(rader).await, 2);
        }
        let tom = NyttUtvarsel { varsel: NyttVarsel { tekst: " ".to_owned(), ..u.varsel.clone() }, ..u.clone() };
        assert_eq!(avslag(p.portal.pvk.varsle(&k, tom).await), Klientavslag::FeilForesporsel);
        let biobank = NyttVarsel { definisjon: definisjon(p, "ms", "biobank").id, ..u.varsel.clone() };
        let u = NyttUtvarsel { varsel: biobank, ..u };
        assert_eq!(avslag(p.portal.pvk.varsle(&klient(p, "en"), u).await), Klientavslag::ManglerTilgang);
    }
}

#[test]
fn a_letter_has_a_kind_that_fits_a_title_in_one_line_and_no_more_than_two_mebibytes() {
    let les = |mime: &str, tittel: &str, base64: String| Vedlegg::les(mime, tittel.to_owned(), base64);
    let pdf = |n: usize| data_encoding::BASE64.encode(&[b"%PDF-".as_slice(), &vec![0; n - 5]].concat());
    assert!(les("application/pdf", &"æ".repeat(120), pdf(2 * 1024 * 1024)).is_ok());
    for (mime, tittel, base64) in [
        ("application/pdf", "Brev", pdf(2 * 1024 * 1024 + 1)),
        ("image/png", "Brev", pdf(10)),
        ("image/bmp", "Brev", pdf(10)),
        ("text/html", "Brev", pdf(10)),
        ("application/pdf", "", pdf(10)),
        ("application/pdf", "a\nb", pdf(10)),
        ("application/pdf", "a\0", pdf(10)),
        ("application/pdf", "Brev", "ikke base64".to_owned()),
    ] {
        assert_eq!(les(mime, tittel, base64), Err(Ugyldig::Vedlegg), "{mime} {tittel:?}");
    }
    assert_eq!(les("application/pdf", &"æ".repeat(121), pdf(10)), Err(Ugyldig::Vedlegg));
}
