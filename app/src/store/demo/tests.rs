//! What the invented people are about is in the tables when the demo starts, all of it.

use crate::domain::bruk::Loggdekning;
use crate::domain::definisjon::PartKode;
use crate::domain::deltakelse::Deltakelse;
use crate::store::prove::pa_begge;
use crate::store::{les, tid};

const DEKNING: &str = "SELECT innbygger, part_kode, fra, til, mottatt FROM loggdekning ORDER BY innbygger, part_kode";
const DELTAKELSE: &str = "SELECT innbygger, part_kode, innhold, mottatt FROM deltakelse ORDER BY innbygger, part_kode";

pa_begge! {
    async fn coverage_of_logs_is_stored_as_the_samples_have_it(p: &Prove) {
        let rader: Vec<(i64, String, String, String, i64)> =
            les!(&p.portal.basis, k => sqlx::query_as(DEKNING).fetch_all(k).await).expect("rows");
        let lest: Vec<(i64, PartKode, Loggdekning)> = rader
            .into_iter()
            .map(|(hvem, part, fra, til, mottatt)| {
                let dag = |d: String| d.parse().expect("a day");
                let dekning = Loggdekning { fra: dag(fra), til: dag(til), mottatt: tid(mottatt).expect("an instant") };
                (hvem, PartKode(part), dekning)
            })
            .collect();
        let mut ventet: Vec<(i64, PartKode, Loggdekning)> =
            p.folk.iter().flat_map(|f| f.loggdekning.iter().map(|(k, d)| (f.id.0, k.clone(), *d))).collect();
        ventet.sort_by(|a, b| (a.0, &a.1.0).cmp(&(b.0, &b.1.0)));
        assert!(ventet.len() > 40);
        assert_eq!(lest, ventet);
    }

    async fn participation_is_stored_as_a_list_and_is_no_older_than_the_registrys_report(p: &Prove) {
        let rader: Vec<(i64, String, String, i64)> =
            les!(&p.portal.basis, k => sqlx::query_as(DELTAKELSE).fetch_all(k).await).expect("rows");
        assert_eq!(rader.len(), 3);
        for (hvem, part, innhold, mottatt) in rader {
            let person = p.folk.iter().find(|f| f.id.0 == hvem).expect("one of the people");
            let lest: Vec<Deltakelse> = serde_json::from_str(&innhold).expect("a list");
            let (_, ventet) = person.deltakelse.iter().find(|(k, _)| k.0 == part).expect("of the sample");
            assert_eq!(lest, *ventet, "{part}");
            assert!(mottatt > 0, "{part}");
        }
    }
}
