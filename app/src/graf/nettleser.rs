//! What the chart asks of the browser beyond the elements of the page: sound, a picture, elements that follow others, the
//! server's words, the address. The calls stand in `app/nettleser.mjs`; what is heard and drawn is decided here.

use super::dom::Element;
use js_sys::Function;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/nettleser.mjs")]
extern "C" {
    /// Plays notes, each of four numbers; what plays, or nothing where there is no sound.
    pub fn spill(noter: &[f64]) -> Option<JsValue>;

    /// Ends what plays; whether it had not come to this second.
    pub fn stopp(lyd: &JsValue, slutt: u32) -> bool;

    /// Offers a drawing as a picture of so many pixels under a name, and says when it has.
    pub fn lagre(svg: &Element, bredde: u32, hoyde: u32, navn: &str, ferdig: &Function);

    /// Makes an element hold what another holds, and keeps what is the same. The other is used up.
    pub fn folg(gammel: &Element, ny: &Element);

    /// What has the focus.
    pub fn fokus() -> Option<Element>;

    /// Whether the address has a parameter of this name.
    pub fn i_sporringen(navn: &str) -> bool;

    /// Puts these parameters of a chart in the address, in place of those of the chart that are there, and in the addresses of
    /// links to the same view.
    pub fn i_adressen(forled: &str, nye: &str);

    /// Fills the words about the time as the page at the address of now has them, shows them and gives them the focus.
    pub fn forklar(sted: &Element, feil: &Function);
}
