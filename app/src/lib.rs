//! What Innsyn is: domain, doors to the data, pages and islands. Read the modules in this order.

pub mod domain;

/// The catalogue's data files, compiled in.
pub mod catalogue;

#[cfg(feature = "ssr")]
pub mod store;

#[cfg(feature = "ssr")]
pub mod personvern;

#[cfg(feature = "ssr")]
pub mod innsyn;

#[cfg(feature = "ssr")]
pub mod pvk;

#[cfg(feature = "views")]
pub mod messages;

#[cfg(feature = "views")]
pub mod oppsett;

pub mod charts;

#[cfg(feature = "views")]
pub mod components;

#[cfg(feature = "views")]
pub mod islands;

pub mod graf;

#[cfg(any(feature = "ssr", feature = "csr"))]
pub mod frame;

#[cfg(any(feature = "ssr", feature = "csr"))]
pub mod pages;

#[cfg(feature = "ssr")]
pub mod portal;

#[cfg(feature = "ssr")]
pub mod routes;

#[cfg(feature = "ssr")]
pub mod app;

/// Starts the islands of a page; called by the page's script.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}

/// Small and quick; the chart allocates many short strings sixty times a second.
#[cfg(all(feature = "graf", target_family = "wasm"))]
#[global_allocator]
static MINNE: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// Brings the charts of a page to life; called by the chart's script.
#[cfg(feature = "graf")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn graf_start() {
    graf::start();
}
