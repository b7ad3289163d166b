//! Innsynsorkestrator: report and listing by its contract, sealed; messages to the registry's own service; the log is
//! delivered.

use super::{Way, entries, pull};
use crate::sources::SHARED;
use crate::sources::registry::{Registry, answer, json, xml};
use axum::http::StatusCode;
use data_encoding::BASE64;
use serde_json::json;
use server::sources::SharedKey;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_registry_behind_an_orchestrator_is_connected_by_its_entry_and_two_sources() {
    let key = SharedKey::read(&BASE64.encode(&SHARED)).expect("a key");
    let mut report = entries::report("NYTTC");
    // Its times are Norwegian.
    report["generertTidspunkt"] = json!("2026-11-21T19:30:00");
    let orchestrator = Registry::answering(move |call| {
        let value = match call.path.as_str() {
            "/Oppforing" => json!({ "oppforingsstatus": 1 }),
            "/InnsynHelseopplysninger" => json!({ "innsyn": xml("innsyn", &report) }),
            path => panic!("nobody asks for {path}"),
        };
        answer(StatusCode::OK, "text/plain", key.seal([3; 16], value.to_string().as_bytes()))
    })
    .await;
    let registry = Registry::answering(|call| json(&pull::answer(call, "NYTTC"))).await;
    let sources = format!(
        "[[kilde]]\npart_kode = \"NYTTC\"\nurl = \"{}\"\nmate = \"orkestrator\"\nfunksjoner = [\"rapport\"]\n\
         nokkel_fil = \"nyttc.key\"\n{}",
        orchestrator.address,
        pull::source("NYTTC", &registry.address, r#""meldinger""#)
    );
    let way = Way::new('c', &sources).await;
    way.shows(&format!("{}/innhold", way.root()), &way.report()).await;
    let mut asked: Vec<_> = orchestrator.calls().into_iter().map(|c| c.path).collect();
    asked.sort();
    assert_eq!(asked, ["/InnsynHelseopplysninger", "/Oppforing"]);
    way.deliver_log().await;
    way.shows_the_log().await;
    assert!(registry.calls().is_empty(), "its own service is asked for nothing");
    pull::case_by_message(&way, &registry).await;
}
