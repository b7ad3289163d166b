use super::*;
use crate::domain::definisjon::Valg;
use crate::personvern::Utfall;
use crate::store::prove::{Motor, Prove, pa_begge, skjema};
use ed25519_dalek::Signer;
use ed25519_dalek::pkcs8::spki::der::pem::LineEnding;

/// A signed receipt of a change that Kari makes.
async fn kvittering(p: &Prove) -> String {
    let kari = p.aktor("kari");
    let svar = p.portal.personvern.sett(&kari, "nprkpr", "oppbevaring", skjema(Valg::Aktiv, 0, "n")).await;
    let Ok(Utfall::Endret(id)) = svar else { panic!("a change was expected: {svar:?}") };
    p.portal.personvern.signert(&kari, id).await.expect("a signed receipt")
}

async fn dom(signering: &Signering, fil: &[u8]) -> Result<Bevis, Ugyldig> {
    signering.verifiser(fil).await.expect("the database answers")
}

/// Another installation's key, as `openssl genpkey -algorithm ed25519` writes it.
fn pem(byte: u8) -> (SigningKey, Nokkelkilde) {
    let nokkel = SigningKey::from_bytes(&[byte; 32]);
    let pem = nokkel.to_pkcs8_pem(LineEnding::LF).expect("a key as PEM").to_string();
    (nokkel, Nokkelkilde::Pem(pem))
}

fn del<T: Serialize>(verdi: &T) -> String {
    BASE64URL_NOPAD.encode(&serde_json::to_vec(verdi).expect("JSON"))
}

/// A receipt that somebody else puts together and signs.
fn forfalsket(nokkel: &SigningKey, hode: &serde_json::Value, innhold: &str) -> String {
    let melding = format!("{}.{innhold}", del(hode));
    let signatur = BASE64URL_NOPAD.encode(&nokkel.sign(melding.as_bytes()).to_bytes());
    format!("{melding}.{signatur}")
}

const BASE64URL: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// The ways in which one byte is altered: a bit turned, the next and the opposite sign of the alphabet, taken out, doubled.
fn endringer(fil: &[u8], plass: usize) -> Vec<Vec<u8>> {
    let (for_, etter, byte) = (&fil[..plass], &fil[plass + 1..], fil[plass]);
    let nr = BASE64URL.iter().position(|b| *b == byte).unwrap_or(0);
    let nye: [&[u8]; 5] = [&[byte ^ 1], &[BASE64URL[(nr + 1) % 64]], &[BASE64URL[nr ^ 32]], &[], &[byte, byte]];
    nye.into_iter().filter(|ny| *ny != [byte]).map(|ny| [for_, ny, etter].concat()).filter(|f| f != fil).collect()
}

/// The whole of the file is looked through on one engine: where the key comes from makes no difference to its bytes.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_receipt_altered_in_any_byte_is_not_genuine() {
    let p = Prove::ny(Motor::Sqlite).await;
    let (fil, signering) = (kvittering(&p).await.into_bytes(), &p.portal.signering);
    assert!(dom(signering, &fil).await.is_ok(), "as it was signed it is");
    let mut antall = 0;
    for plass in 0..fil.len() {
        for endret in endringer(&fil, plass) {
            assert!(dom(signering, &endret).await.is_err(), "altered at {plass}: {}", String::from_utf8_lossy(&endret));
            antall += 1;
        }
    }
    assert!(antall > 4 * fil.len(), "{antall} altered files");
    for lengde in (0..fil.len()).step_by(7).chain([fil.len() - 1]) {
        assert!(dom(signering, &fil[..lengde]).await.is_err(), "cut to {lengde}");
    }
    for byte in 0..=u8::MAX {
        assert!(dom(signering, &[&fil[..], &[byte]].concat()).await.is_err(), "with {byte} after it");
        assert!(dom(signering, &[&[byte], &fil[..]].concat()).await.is_err(), "with {byte} before it");
    }
    p.rydd().await;
}

/// The last sign of each part holds fewer bits than it could: the spare ones must be zero.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn bits_that_a_lenient_reader_drops_are_not_dropped_here() {
    let p = Prove::ny(Motor::Sqlite).await;
    let fil = kvittering(&p).await;
    let slutter: Vec<usize> = fil.match_indices('.').map(|(i, _)| i - 1).chain([fil.len() - 1]).collect();
    assert_eq!(slutter.len(), 3);
    for plass in slutter {
        for tegn in BASE64URL.iter().filter(|t| **t != fil.as_bytes()[plass]) {
            let mut endret = fil.clone().into_bytes();
            endret[plass] = *tegn;
            assert!(dom(&p.portal.signering, &endret).await.is_err(), "{} at {plass}", char::from(*tegn));
        }
    }
    for endret in [format!("{fil}="), format!("{fil}=="), format!("{fil}\n"), format!(" {fil}"), format!("{fil}.")] {
        assert_eq!(dom(&p.portal.signering, endret.as_bytes()).await, Err(Ugyldig::IkkeKvittering));
    }
    p.rydd().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_somebody_else_has_signed_is_not_genuine() {
    let p = Prove::ny(Motor::Sqlite).await;
    let (fil, signering) = (kvittering(&p).await, &p.portal.signering);
    let deler: Vec<&str> = fil.split('.').collect();
    let (fremmed, _) = pem(7);
    let kid = &signering.offentlige().await.expect("keys")[0].kid;
    let hode = |alg: &str, kid: &str| serde_json::json!({ "typ": TYP, "alg": alg, "kid": kid });
    let signert = |hode| forfalsket(&fremmed, &hode, deler[1]);
    assert_eq!(dom(signering, signert(hode(ALG, kid)).as_bytes()).await, Err(Ugyldig::Endret));
    for ukjent in [jwk(&fremmed).kid.as_str(), "", "0", "\0", "' OR 1=1 --", &"f".repeat(5000)] {
        let svar = dom(signering, signert(hode(ALG, ukjent)).as_bytes()).await;
        assert_eq!(svar, Err(Ugyldig::UkjentNokkel), "{ukjent:?}");
    }
    let mut med_nokkel = hode(ALG, kid);
    med_nokkel["jwk"] = serde_json::to_value(jwk(&fremmed)).expect("JSON");
    let mut kritisk = hode(ALG, kid);
    kritisk["crit"] = serde_json::json!(["b64"]);
    let uten_typ = serde_json::json!({ "alg": ALG, "kid": kid });
    for annet in [med_nokkel, kritisk, uten_typ, hode("HS256", kid), hode("none", kid), serde_json::json!([])] {
        let svar = dom(signering, signert(annet.clone()).as_bytes()).await;
        assert_eq!(svar, Err(Ugyldig::IkkeKvittering), "{annet}");
    }
    let usignert = format!("{}.{}.", del(&hode("none", kid)), deler[1]);
    for rart in [usignert.as_str(), "", ".", "..", "a.b.c", "{}", &"x".repeat(STORSTE + 1), "\u{0}", "æøå"] {
        assert_eq!(dom(signering, rart.as_bytes()).await, Err(Ugyldig::IkkeKvittering));
    }
    let byttet = format!("{}.{}.{}", deler[0], del(&serde_json::json!({})), deler[2]);
    assert_eq!(dom(signering, byttet.as_bytes()).await, Err(Ugyldig::Endret));
    p.rydd().await;
}

pa_begge! {
    async fn what_a_genuine_receipt_says_is_its_number_time_place_and_key(p: &Prove) {
        let fil = kvittering(p).await;
        let bevis = dom(&p.portal.signering, fil.as_bytes()).await.expect("a genuine receipt");
        let historikk = p.portal.personvern.historikk(&p.aktor("kari"), 1).await.expect("history");
        let endring = &historikk.rader[0].endring;
        let plass = p.tall("SELECT CAST(COUNT(*) AS BIGINT) FROM kvittering WHERE innbygger = 1001").await;
        assert_eq!((bevis.nummer, bevis.tidspunkt, bevis.plass), (endring.id.lesbar(), endring.tidspunkt, plass));
        assert_eq!(bevis.nokkel, p.portal.signering.nokkel.kid);
    }

    /// The key is changed; old receipts are still genuine, and so are new ones to a process that knows the old key only.
    async fn an_old_receipt_is_genuine_after_the_key_is_changed(p: &Prove) {
        let (gammel, fil) = (&p.portal.signering, kvittering(p).await);
        let innhold: Kvitteringsinnhold = {
            let del = fil.split('.').nth(1).expect("a payload");
            serde_json::from_slice(&BASE64URL_NOPAD.decode(del.as_bytes()).expect("base64url")).expect("a payload")
        };
        for byte in [1, 2] {
            let apnet = Signering::apne(&p.portal.basis, &p.portal.klokke, pem(byte).1).await;
            let ny = apnet.expect("a key of the installation");
            assert_eq!(ny.nokkel.kid, jwk(&pem(byte).0).kid);
            let nytt = ny.signer(&innhold).expect("a signed receipt");
            assert_ne!(nytt, fil);
            for signering in [gammel, &ny] {
                assert!(dom(signering, fil.as_bytes()).await.is_ok());
                assert_eq!(dom(signering, nytt.as_bytes()).await.expect("genuine").nokkel, ny.nokkel.kid);
            }
            p.ga(1);
        }
        // Started again with the same key, it is the same key; back in the demo, the demo's.
        let igjen = Signering::apne(&p.portal.basis, &p.portal.klokke, pem(2).1).await.expect("the same key");
        assert_eq!(igjen.offentlige().await.expect("keys").len(), 3);
        let demo = Signering::apne(&p.portal.basis, &p.portal.klokke, Nokkelkilde::IBasen).await.expect("its own key");
        assert_eq!(demo.nokkel.kid, gammel.nokkel.kid);
        assert_eq!(demo.offentlige().await.expect("keys").len(), 3);
    }

    async fn the_private_key_is_never_among_the_published(p: &Prove) {
        Signering::apne(&p.portal.basis, &p.portal.klokke, pem(3).1).await.expect("a key of the installation");
        let nokler = p.portal.signering.offentlige().await.expect("keys");
        let json = serde_json::to_value(&nokler).expect("JSON");
        for nokkel in json.as_array().expect("a list") {
            let felter: Vec<&str> = nokkel.as_object().expect("a key").keys().map(String::as_str).collect();
            assert_eq!(felter, ["alg", "crv", "kid", "kty", "use", "x"]);
        }
        let (privat,): (String,) = les!(&p.portal.basis, k =>
            sqlx::query_as("SELECT privat FROM signeringsnokkel WHERE privat IS NOT NULL").fetch_one(k).await)
        .expect("the demo's own");
        assert!(privat.len() == 43 && !json.to_string().contains(&privat));
        let fra_pem = "SELECT CAST(COUNT(*) AS BIGINT) FROM signeringsnokkel WHERE privat IS NOT NULL";
        assert_eq!(p.tall(fra_pem).await, 1, "the installation's own private key is not stored");
        assert!(!format!("{:?}", p.portal).contains(&privat));
    }

    async fn a_key_that_cannot_be_looked_up_is_a_fault_and_not_a_verdict(p: &Prove) {
        let fil = kvittering(p).await;
        p.utfor("DROP TABLE signeringsnokkel").await;
        assert!(matches!(p.portal.signering.verifiser(fil.as_bytes()).await, Err(Feil::Basis(_))));
        assert!(p.portal.signering.offentlige().await.is_err());
    }

    async fn a_key_of_another_kind_is_refused(p: &Prove) {
        for tekst in ["", "x", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"] {
            let svar = Signering::apne(&p.portal.basis, &p.portal.klokke, Nokkelkilde::Pem(tekst.to_owned())).await;
            assert!(matches!(svar, Err(Feil::Nokkel)), "{tekst}");
        }
    }
}
