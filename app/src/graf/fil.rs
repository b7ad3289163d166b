//! The drawing as a picture (PNG), made in the browser from what is on the screen: nothing is sent anywhere.

use super::dom::{alle, dokument, pa, sett, vindu};
use super::{Delt, Graf};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{
    CanvasRenderingContext2d, Element, HtmlAnchorElement, HtmlCanvasElement, HtmlImageElement, XmlSerializer,
};

/// Pixels for each unit of the drawing: sharp on paper too.
const SKALA: u32 = 3;
/// What style sheets decide about a drawing; a picture has none.
const STIL: [&str; 12] = [
    "fill",
    "stroke",
    "stroke-width",
    "stroke-dasharray",
    "fill-opacity",
    "opacity",
    "font-family",
    "font-size",
    "font-weight",
    "text-anchor",
    "paint-order",
    "display",
];

/// Makes the picture and offers it for download.
pub fn lag(graf: &Delt) {
    let Some(tegning) = frittstaende(graf) else { return };
    let Ok(bilde) = HtmlImageElement::new() else { return };
    let (annen, ferdig) = (Rc::clone(graf), bilde.clone());
    pa(
        &bilde,
        "load",
        Box::new(move |_| {
            let _lagret = lagre(&annen, &ferdig);
        }),
    );
    bilde.set_src(&format!("data:image/svg+xml,{}", js_sys::encode_uri_component(&tegning)));
}

/// The drawing with its style written out, as a document of its own.
fn frittstaende(graf: &Graf) -> Option<String> {
    let (v, kopi) = (vindu()?, graf.svg.clone_node_with_deep(true).ok()?.dyn_into::<Element>().ok()?);
    for (fra, til) in alle(&graf.svg, "*").iter().zip(alle(&kopi, "*")) {
        let stil = v.get_computed_style(fra).ok().flatten()?;
        for navn in STIL {
            if let Ok(verdi) = stil.get_property_value(navn) {
                sett(&til, navn, &verdi);
            }
        }
    }
    if let Ok(Some(ring)) = kopi.query_selector(".graf-ring") {
        ring.remove();
    }
    let (bredde, hoyde) = mal(graf);
    sett(&kopi, "width", &bredde.to_string());
    sett(&kopi, "height", &hoyde.to_string());
    XmlSerializer::new().ok()?.serialize_to_string(&kopi).ok()
}

fn mal(graf: &Graf) -> (u32, u32) {
    let stand = graf.stand.borrow();
    (stand.svg.bredde * SKALA, stand.svg.hoyde * SKALA)
}

fn lagre(graf: &Graf, bilde: &HtmlImageElement) -> Option<()> {
    let dokument = dokument()?;
    let lerret: HtmlCanvasElement = dokument.create_element("canvas").ok()?.unchecked_into();
    let (bredde, hoyde) = mal(graf);
    lerret.set_width(bredde);
    lerret.set_height(hoyde);
    let flate: CanvasRenderingContext2d = lerret.get_context("2d").ok()??.unchecked_into();
    let (bredde, hoyde) = (f64::from(bredde), f64::from(hoyde));
    flate.set_fill_style_str("#fff");
    flate.fill_rect(0.0, 0.0, bredde, hoyde);
    flate.draw_image_with_html_image_element_and_dw_and_dh(bilde, 0.0, 0.0, bredde, hoyde).ok()?;
    let lenke: HtmlAnchorElement = dokument.create_element("a").ok()?.unchecked_into();
    lenke.set_href(&lerret.to_data_url().ok()?);
    lenke.set_download(&format!("{}.png", graf.kurs.id));
    lenke.click();
    graf.si(&graf.ord("data-lagret"));
    Some(())
}
