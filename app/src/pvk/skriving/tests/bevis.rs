//! Signed evidence: kept once, with its change, and given to the citizen whose it is.

use super::Instansendring::{Endret, IkkeEndret};
use super::*;
use crate::domain::avslag::Avslag;
use crate::domain::definisjon::Valg::{Aktiv, Inaktiv};
use crate::domain::dokument::{Dokument, Dokumentslag, STORSTE_BEVIS};
use crate::domain::historikk::Kanal;
use crate::domain::id::HendelseId;
use crate::store::Feil;

const OPPBEVARING: (&str, &str) = ("nprkpr", "oppbevaring");
const ALLE: &str = "SELECT CAST(COUNT(*) AS BIGINT) FROM bevis";
const UTEN: &str = "SELECT CAST(COUNT(*) AS BIGINT) FROM bevis WHERE hendelse IS NULL";

fn papir(tekst: &str) -> Option<Dokument> {
    let base64 = data_encoding::BASE64.encode(format!("%PDF-1.7\n{tekst}").as_bytes());
    Some(Dokument::les(Dokumentslag::Pdf, base64, STORSTE_BEVIS).expect("a PDF"))
}

fn med(p: &Prove, valg: Valg, tekst: &str) -> Registrering {
    Registrering { bevis: papir(tekst), ..svar(p, "ingrid", OPPBEVARING, valg) }
}

async fn siste(p: &Prove) -> (HendelseId, Kanal) {
    let rad = p.portal.personvern.historikk(&p.aktor("ingrid"), 1).await.expect("history").rader.remove(0);
    (rad.endring.id, rad.endring.kanal)
}

pa_begge! {
    async fn evidence_is_kept_with_its_change_and_once_when_nothing_changes(p: &Prove) {
        assert_eq!(registrer(p, med(p, Inaktiv, "nei")).await, IkkeEndret);
        assert_eq!(registrer(p, med(p, Inaktiv, "nei")).await, IkkeEndret);
        assert_eq!((p.tall(ALLE).await, p.tall(UTEN).await), (1, 1), "a registered no keeps its paper, once");
        p.ga(1);
        assert_eq!(registrer(p, med(p, Aktiv, "ja")).await, Endret);
        for _ in 0..3 {
            assert_eq!(registrer(p, med(p, Aktiv, "ja")).await, IkkeEndret);
        }
        assert_eq!((p.tall(ALLE).await, p.tall(UTEN).await), (2, 1), "the same paper again is the same paper");
        assert_eq!(registrer(p, med(p, Aktiv, "en gang til")).await, IkkeEndret);
        assert_eq!((p.tall(ALLE).await, p.tall(UTEN).await), (3, 2), "another paper for the same answer is kept");
    }

    async fn evidence_of_what_is_too_old_to_change_anything_is_kept(p: &Prove) {
        assert_eq!(registrer(p, med(p, Aktiv, "ja")).await, Endret);
        let gammel = Some("2020-01-01T00:00:00Z".parse().expect("an instant"));
        let r = Registrering { tidspunkt: gammel, ..med(p, Inaktiv, "gammelt nei") };
        assert_eq!(registrer(p, r).await, IkkeEndret);
        assert_eq!((p.tall(ALLE).await, p.tall(UTEN).await), (2, 1));
    }

    async fn the_citizen_gets_the_document_and_nobody_else_does(p: &Prove) {
        assert_eq!(registrer(p, med(p, Aktiv, "ja")).await, Endret);
        let ((id, kanal), ingrid) = (siste(p).await, p.aktor("ingrid"));
        assert_eq!(kanal, Kanal::Papir, "with evidence it came on paper");
        assert!(p.portal.personvern.kvittering(&ingrid, id).await.expect("a receipt").bevis);
        let logg = "SELECT CAST(COUNT(*) AS BIGINT) FROM bruk WHERE innbygger = 1006 AND kategorier = 'dokument fra registeret'";
        let dokument = p.portal.personvern.bevis(&ingrid, id).await.expect("the document");
        assert_eq!((dokument.slag(), dokument.byte().as_slice()), (Dokumentslag::Pdf, b"%PDF-1.7\nja".as_slice()));
        assert_eq!(p.tall(logg).await, 1);
        for hvem in ["kari", "line"] {
            let svar = p.portal.personvern.bevis(&p.aktor(hvem), id).await;
            assert!(matches!(svar, Err(Feil::Avslag(Avslag::FinnesIkke))), "{hvem}");
        }
        p.ga(1);
        assert_eq!(registrer(p, svar(p, "ingrid", OPPBEVARING, Inaktiv)).await, Endret);
        let (uten, kanal) = siste(p).await;
        assert_eq!(kanal, Kanal::Fagsystem);
        let svar = p.portal.personvern.bevis(&ingrid, uten).await;
        assert!(matches!(svar, Err(Feil::Avslag(Avslag::FinnesIkke))), "a change without a document");
    }

    async fn the_same_paper_many_times_at_once_is_kept_once(p: &Prove) {
        let oppgaver: Vec<_> = (0..10)
            .map(|_| {
                let (pvk, k, r) = (p.portal.pvk.clone(), klient(p, "alt"), med(p, Aktiv, "ja"));
                tokio::spawn(async move { pvk.registrer(&k, r).await })
            })
            .collect();
        for o in oppgaver {
            assert!(o.await.expect("no panic").is_ok());
        }
        assert_eq!((p.tall(ALLE).await, p.tall(UTEN).await), (1, 0));
    }

    async fn evidence_that_cannot_be_kept_leaves_no_change(p: &Prove) {
        p.utfor("ALTER TABLE bevis RENAME TO borte").await;
        assert!(p.portal.pvk.registrer(&klient(p, "alt"), med(p, Aktiv, "ja")).await.is_err());
        assert_eq!(tilstand(p, "ingrid", OPPBEVARING).await, None);
        p.utfor("ALTER TABLE borte RENAME TO bevis").await;
    }
}
