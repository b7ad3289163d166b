//! Replication as it runs: the program itself in several processes on one PostgreSQL database, and registries that fail.

mod calls;
mod chaos;
mod house;
mod operators;
mod receiver;

use house::GUIDS;
use std::time::Duration;

/// Two subscribers: the registry itself, which gets the newest of its three definitions, and a research group that may read
/// one of them and gets every change.
fn clients(url: &str) -> String {
    let (one, fold, all) = (GUIDS[0], format!("{url}/fold"), format!("{url}/all"));
    format!(
        r#"
[[klient]]
client_id = "fold"
virksomhet = "Folkehelseinstituttet"
orgnr = "983744516"
abonnement = {{ url = "{fold}" }}
[[klient.tilgang]]
part_kode = "NPRKPR"
les = true
skriv = true

[[klient]]
client_id = "all"
virksomhet = "Universitetet i Bergen"
orgnr = "874789542"
abonnement = {{ url = "{all}", alle = true }}
[[klient.tilgang]]
part_kode = "NPRKPR"
definisjoner = ["{one}"]
les = true
"#
    )
}

/// Waits until something is so, at most `seconds`.
async fn wait_for(what: &str, seconds: u64, so: impl AsyncFn() -> bool) {
    for _ in 0..seconds * 5 {
        if so().await {
            return;
        }
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    panic!("{what}: not within {seconds} s");
}
