//! Oppsett: what an installation decides about how the portal presents itself. Set once at start by the server;
//! fixed values in the gallery.

/// Name, help line and the addresses of the built files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Oppsett {
    /// The product's name, in every title and sentence that needs it.
    pub tjeneste: String,
    /// The address citizens use, without a slash at the end; written out on paper.
    pub adresse: String,
    pub telefon: String,
    /// When the help line answers, in words.
    pub apningstid: String,
    /// Invented people and a login without eID.
    pub demo: bool,
    /// Pages reload themselves after a rebuild.
    pub utvikling: bool,
    pub filer: Filer,
}

/// Addresses of the built files, with hashes in their names.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Deserialize)]
pub struct Filer {
    pub css: String,
    pub js: String,
    pub wasm: String,
    pub font: String,
    /// The script of pages with a chart, and what it starts.
    pub graf_js: String,
    pub graf_wasm: String,
}

impl Default for Oppsett {
    fn default() -> Self {
        Self {
            tjeneste: "Innsyn".to_owned(),
            adresse: "http://127.0.0.1:3000".to_owned(),
            telefon: "23 32 70 00".to_owned(),
            apningstid: "hverdager kl. 8–15.30".to_owned(),
            demo: true,
            utvikling: false,
            filer: Filer::default(),
        }
    }
}

/// The set-up of this page. Outside a page (a component test) the default.
pub fn oppsett() -> Oppsett {
    leptos::prelude::use_context().unwrap_or_default()
}
