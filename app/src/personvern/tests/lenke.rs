//! Links from outside, by GUID.

use super::*;

/// What a GUID leads somebody to: registry and setting.
async fn lenke(p: &Prove, hvem: &str, guid: &str) -> Result<(String, String), Avslag> {
    match p.portal.personvern.lenke(&p.aktor(hvem), guid).await {
        Ok((register, d)) => Ok((register.slug.clone(), d.slug)),
        Err(Feil::Avslag(avslag)) => Err(avslag),
        Err(feil) => panic!("{feil}"),
    }
}

fn guid(p: &Prove, part: &str, slug: &str) -> String {
    p.portal.katalog.register(part).and_then(|r| r.definisjon(slug)).expect(slug).id.0.clone()
}

pa_begge! {
    async fn every_setting_that_concerns_one_is_found_by_its_guid_and_no_other(p: &Prove) {
        for hvem in ["kari", "line", "ingrid"] {
            let mut egne = Vec::new();
            for omrade in [Omrade::Bruk, Omrade::Tilgang, Omrade::Forskning] {
                let liste = p.portal.personvern.liste(&p.aktor(hvem), omrade).await.expect("a list");
                egne.extend(liste.into_iter().flat_map(|r| r.innstillinger).map(|i| i.definisjon.id));
            }
            assert!(egne.len() > 3, "{hvem}");
            for register in p.portal.katalog.registre() {
                for d in &register.definisjoner {
                    let ventet = match egne.contains(&d.id) {
                        true => Ok((register.slug.clone(), d.slug.clone())),
                        false => Err(Avslag::GjelderIkke),
                    };
                    assert_eq!(lenke(p, hvem, &d.id.0).await, ventet, "{hvem}: {}", d.id.0);
                }
            }
        }
    }

    async fn the_letter_case_of_a_guid_does_not_matter(p: &Prove) {
        let ms = guid(p, "ms", "data");
        assert_eq!(lenke(p, "kari", &ms.to_uppercase()).await, Ok(("ms".to_owned(), "data".to_owned())));
        assert_eq!(lenke(p, "ingrid", &ms.to_uppercase()).await, Err(Avslag::GjelderIkke));
    }

    async fn text_that_is_no_guid_leads_nowhere(p: &Prove) {
        for tekst in ["", " ", "x", "../../etc/passwd", "' OR 1=1 --", "\0", "//evil.example", "ms", &"f".repeat(10_000)] {
            assert_eq!(lenke(p, "kari", tekst).await, Err(Avslag::GjelderIkke), "{tekst:?}");
        }
    }

    async fn a_definition_outside_its_period_is_no_longer_led_to(p: &Prove) {
        let id = guid(p, "diabetes", "lagring");
        assert!(lenke(p, "line", &id).await.is_ok());
        p.portal.klokke.flytt(jiff::SignedDuration::from_hours(-24 * 365 * 7));
        assert_eq!(lenke(p, "line", &id).await, Err(Avslag::GjelderIkke));
    }

    async fn following_a_link_leaves_no_row_of_its_own_in_the_log(p: &Prove) {
        let for_ = p.tall("SELECT CAST(COUNT(*) AS BIGINT) FROM bruk").await;
        assert!(lenke(p, "kari", &guid(p, "ms", "data")).await.is_ok());
        assert_eq!(p.tall("SELECT CAST(COUNT(*) AS BIGINT) FROM bruk").await, for_);
    }

    async fn a_citizen_that_cannot_be_looked_up_is_a_fault(p: &Prove) {
        p.utfor("DROP TABLE inkludering").await;
        for id in [guid(p, "ms", "data"), "x".to_owned()] {
            assert!(matches!(p.portal.personvern.lenke(&p.aktor("kari"), &id).await, Err(Feil::Basis(_))));
        }
    }
}
