//! The site's files, from memory, as they were compressed when the site was built.

use crate::ServerState;
use app::pages::feil::Feilslag;
use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, header};
use axum::response::{IntoResponse, Response};
use serde::de::DeserializeOwned;
use std::collections::HashMap;
use std::path::Path;
use std::{fs, io};

/// All files of the built site by their address.
#[derive(Debug, Default)]
pub struct Assets {
    files: HashMap<String, Asset>,
}

#[derive(Debug, Default)]
struct Asset {
    plain: Bytes,
    brotli: Option<Bytes>,
    gzip: Option<Bytes>,
    content_type: &'static str,
}

impl Assets {
    /// Reads every file below `root`; `x.br` and `x.gz` are other forms of `x`.
    ///
    /// # Errors
    /// A folder or file that cannot be read.
    pub fn load(root: &Path) -> io::Result<Self> {
        let mut all = HashMap::new();
        collect(root, "", &mut all)?;
        let plain = all.keys().filter(|name| !name.ends_with(".br") && !name.ends_with(".gz")).cloned();
        let files = plain
            .map(|name| {
                let form = |end: &str| all.get(&format!("{name}{end}")).cloned();
                let asset = Asset {
                    plain: form("").unwrap_or_default(),
                    brotli: form(".br"),
                    gzip: form(".gz"),
                    content_type: content_type(&name),
                };
                (name, asset)
            })
            .collect();
        Ok(Self { files })
    }

    /// `manifest.json`: the addresses of the built files.
    ///
    /// # Errors
    /// No such file, or one of another shape.
    pub fn manifest<T: DeserializeOwned>(&self) -> Result<T, serde_json::Error> {
        serde_json::from_slice(self.files.get("/manifest.json").map(|a| &a.plain[..]).unwrap_or_default())
    }

    /// Whether an address is one of the site's files.
    pub fn has(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }
}

fn collect(folder: &Path, address: &str, into: &mut HashMap<String, Bytes>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let address = format!("{address}/{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            collect(&entry.path(), &address, into)?;
        } else {
            into.insert(address, fs::read(entry.path())?.into());
        }
    }
    Ok(())
}

fn content_type(name: &str) -> &'static str {
    if name == super::headers::SPECULATION_RULES {
        return "application/speculationrules+json";
    }
    match name.rsplit('.').next().unwrap_or_default() {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "woff2" => "font/woff2",
        "svg" => "image/svg+xml",
        "html" => "text/html; charset=utf-8",
        "json" => "application/json",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// Answers with a file of the site, or "no such page". Names with a hash never change, so they are kept for good.
pub async fn serve(State(state): State<ServerState>, request: Request) -> Response {
    if request.method() != Method::GET && request.method() != Method::HEAD {
        return Feilslag::FeilMetode.into_response();
    }
    let path = request.uri().path();
    let Some(asset) = state.assets.files.get(path) else { return Feilslag::FinnesIkke.into_response() };
    let cache = match path {
        p if p.starts_with("/pkg/") => "public, max-age=31536000, immutable",
        p if p.starts_with("/fonts/") => "public, max-age=2592000",
        _ => "public, max-age=3600",
    };
    let (encoding, body) = match (&asset.brotli, &asset.gzip) {
        (Some(br), _) if accepts(request.headers(), "br") => (Some("br"), br),
        (_, Some(gz)) if accepts(request.headers(), "gzip") => (Some("gzip"), gz),
        _ => (None, &asset.plain),
    };
    let head =
        [(header::CONTENT_TYPE, asset.content_type), (header::CACHE_CONTROL, cache), (header::VARY, "accept-encoding")];
    match encoding {
        Some(encoding) => (head, [(header::CONTENT_ENCODING, encoding)], Body::from(body.clone())).into_response(),
        None => (head, Body::from(body.clone())).into_response(),
    }
}

fn accepts(headers: &HeaderMap, encoding: &str) -> bool {
    let offered = headers.get(header::ACCEPT_ENCODING).and_then(|v| v.to_str().ok()).unwrap_or_default();
    offered.split(',').any(|e| {
        let mut parts = e.split(';').map(str::trim);
        parts.next() == Some(encoding) && !parts.any(|q| q == "q=0" || q == "q=0.0")
    })
}
