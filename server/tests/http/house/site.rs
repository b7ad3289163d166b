//! The files of the tests' site, and the settings of their server.

use super::ORIGIN;
use app::portal::Tidsgrenser;
use server::config::{Config, Mode};
use std::path::{Path, PathBuf};

pub(super) fn site(folder: &Path) {
    let root = folder.join("site");
    std::fs::create_dir_all(root.join("pkg")).expect("a temporary folder");
    let manifest = r#"{"css":"/pkg/a.css","js":"/pkg/a.js","wasm":"/pkg/a.wasm","font":"/pkg/a.woff2","graf_js":"/pkg/g.js","graf_wasm":"/pkg/g.wasm"}"#;
    for (name, text) in [
        ("manifest.json", manifest),
        ("favicon.svg", "<svg/>"),
        ("pkg/a.css", "body{color:#000}"),
        ("pkg/a.css.br", "not really brotli"),
        ("pkg/a.js", "export default 1"),
    ] {
        std::fs::write(root.join(name), text).expect("a file of the site");
    }
}

pub(super) fn config(mode: Mode, site_root: PathBuf) -> Config {
    Config {
        listen: ([127, 0, 0, 1], 0).into(),
        origin: ORIGIN.to_owned(),
        database_url: String::new(),
        mode,
        site_root,
        catalogue: None,
        name: "Innsyn".to_owned(),
        phone: String::new(),
        phone_hours: String::new(),
        receipt_key: None,
        clients: None,
        token_issuer: None,
        system_key: None,
        sources: None,
        retry_waits: vec![60],
        page_size: 1000,
        limits: Tidsgrenser::default(),
        log_json: false,
        dev_reload: false,
    }
}
