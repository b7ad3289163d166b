//! The chart in the browser: it finds what the server drew, and draws it anew when the citizen zooms, moves or chooses. It is
//! a behaviour like those of `islands`, but WebAssembly of its own that only pages with a chart load.
//!
//! Words come from the page alone: from the table behind the chart and from `data-` attributes of its tools. Nothing is
//! drawn before something is changed: at first the drawing of the server stands.

mod adresse;
mod dom;
mod endre;
mod fil;
mod gange;
mod lyd;
mod markup;
mod nettleser;
mod peker;
mod skjema;
mod taster;
mod tegning;
mod tips;
mod vindu;

use crate::charts::kurs::Spenn;
use crate::charts::{self, Kurs, Svg, Visning};
use dom::{Element, alle, data, i_siden};
use std::cell::RefCell;
use std::rc::Rc;

/// One chart of the page: its elements, its course, and how it stands.
struct Graf {
    rot: Element,
    svg: Element,
    /// The strip that shows the whole.
    stripe: Option<Element>,
    /// The table's rows, by the number of their mark.
    rader: Vec<Option<Element>>,
    kurs: Kurs,
    /// Before the names of its parameters in the address.
    forled: String,
    /// The hidden tracks of an address that names none, where the first address tells.
    apne_forst: Option<Vec<usize>>,
    stand: RefCell<Stand>,
}

/// What changes.
struct Stand {
    visning: Visning,
    /// What is drawn, and where its marks are.
    svg: Svg,
    oversikt: Svg,
    /// Views to go back to, the last one last.
    for_: Vec<Option<Spenn>>,
    /// Turns of the wheel that follow each other are undone together.
    hjul: bool,
    /// The current mark.
    gjeldende: Option<usize>,
    /// Names of marks are what and when, without more.
    korte_navn: bool,
    /// A redraw is due at the next frame; with it, whether the strip waits for a quiet one.
    bestilt: bool,
    stripe_venter: bool,
    /// What follows a change waits for rest.
    ro_venter: bool,
    pekere: Vec<peker::Peker>,
    drag: Option<peker::Drag>,
    /// What plays.
    lyd: Option<wasm_bindgen::JsValue>,
}

type Delt = Rc<Graf>;

/// Brings every chart of the page to life, once what the server drew is on the screen: the course of a long series takes longer to
/// read than that. A chart that is not of this build stays as the server drew it.
pub fn start() {
    dom::ved_neste_bilde(Box::new(|_| dom::ved_neste_bilde(Box::new(|_| start_na()))));
}

fn start_na() {
    let Some(rot) = i_siden("html") else { return };
    for element in alle(&rot, "[data-graf]:not([data-graf-lik])") {
        if let Some(graf) = Graf::les(element) {
            graf.liv();
        }
    }
}

impl Graf {
    fn les(rot: Element) -> Option<Delt> {
        let kurs = Kurs::les(&data(&rot, "data-kurs")).ok()?;
        let visning = Visning::les(&data(&rot, "data-visning"))?;
        let svg = rot.finn("[data-graf-svg]")?;
        let forled = rot
            .finn("[data-graf-form] select[name$=fra]")
            .map(|valg| data(&valg, "name").strip_suffix("fra").unwrap_or_default().to_owned())
            .unwrap_or_default();
        let navngir = nettleser::i_sporringen(&format!("{forled}vis"));
        let mut rader = vec![None; kurs.merker().count()];
        for rad in alle(&rot, "[data-graf-tabell] [data-rad]") {
            if let Some(plass) = data(&rad, "data-rad").parse::<usize>().ok().and_then(|nr| rader.get_mut(nr)) {
                *plass = Some(rad);
            }
        }
        let stand = Stand {
            svg: charts::tegn(&kurs, &visning),
            oversikt: charts::oversikt(&kurs, &visning),
            for_: Vec::new(),
            hjul: false,
            gjeldende: None,
            korte_navn: false,
            bestilt: false,
            stripe_venter: false,
            ro_venter: false,
            pekere: Vec::new(),
            drag: None,
            lyd: None,
            visning,
        };
        let apne_forst = (!navngir).then(|| stand.visning.skjulte.clone());
        let stripe = rot.finn("[data-graf-oversikt]");
        Some(Rc::new(Self { rot, svg, stripe, rader, kurs, forled, apne_forst, stand: RefCell::new(stand) }))
    }

    /// Says whether the drawing is the server's, byte for byte, and listens.
    fn liv(self: Delt) {
        let lik = markup::er_lik(&self.svg, &self.stand.borrow().svg);
        self.rot.sett("data-graf-lik", if lik { "ja" } else { "nei" });
        self.svg.sett("tabindex", "0");
        if let Some(verktoy) = self.rot.finn("[data-graf-verktoy]") {
            verktoy.set_hidden(false);
        }
        taster::lytt(&self);
        peker::lytt(&self);
        skjema::lytt(&self);
        tips::lytt(&self);
        tegning::lytt(&self);
    }

    /// The whole of the time, as it is drawn.
    fn hele(&self) -> Spenn {
        Visning::default().vindu(&self.kurs)
    }

    /// The time that is shown.
    fn na(&self) -> Spenn {
        self.stand.borrow().visning.vindu(&self.kurs)
    }

    /// When a mark is.
    fn nar(&self, rad: usize) -> Option<Spenn> {
        self.kurs.spenn(self.kurs.merker().nth(rad)?)
    }

    /// One of the chart's own elements.
    fn del(&self, valg: &str) -> Option<Element> {
        self.rot.finn(valg)
    }

    /// A word or a template of the tools.
    fn ord(&self, navn: &str) -> String {
        self.del("[data-graf-ord]").map(|v| data(&v, navn)).unwrap_or_default()
    }

    /// Says something in the polite line.
    fn si(&self, tekst: &str) {
        if let Some(linje) = self.del("[data-graf-status]") {
            linje.set_text_content(tekst);
        }
    }
}
