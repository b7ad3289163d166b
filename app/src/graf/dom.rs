//! The little that the chart asks of the page: find an element, read an attribute, listen. The browser's own names, on one
//! type for all elements and one for all events: each of `web-sys`' types and checks would be more code than what it guards.
//! What can throw stands in `app/nettleser.mjs`, where it is caught.

use js_sys::Function;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// An element, of HTML or of a drawing. What only some have is asked of those alone.
    #[derive(Clone)]
    pub type Element;

    #[wasm_bindgen(method, js_name = querySelector)]
    pub fn finn(this: &Element, valg: &str) -> Option<Element>;
    #[wasm_bindgen(method, js_name = querySelectorAll)]
    fn query_selector_all(this: &Element, valg: &str) -> Liste;
    #[wasm_bindgen(method)]
    pub fn closest(this: &Element, valg: &str) -> Option<Element>;
    #[wasm_bindgen(method)]
    pub fn contains(this: &Element, annet: &Element) -> bool;
    #[wasm_bindgen(method, getter, js_name = parentElement)]
    pub fn parent_element(this: &Element) -> Option<Element>;
    #[wasm_bindgen(method, js_name = getAttribute)]
    pub fn get_attribute(this: &Element, navn: &str) -> Option<String>;
    #[wasm_bindgen(method, js_name = setAttribute)]
    pub fn sett(this: &Element, navn: &str, verdi: &str);
    #[wasm_bindgen(method, js_name = removeAttribute)]
    pub fn remove_attribute(this: &Element, navn: &str);
    #[wasm_bindgen(method)]
    pub fn remove(this: &Element);
    #[wasm_bindgen(method, js_name = appendChild)]
    pub fn append_child(this: &Element, barn: &Element);
    #[wasm_bindgen(method, js_name = cloneNode)]
    pub fn clone_node(this: &Element) -> Element;
    #[wasm_bindgen(method, getter)]
    pub fn hidden(this: &Element) -> bool;
    #[wasm_bindgen(method, setter)]
    pub fn set_hidden(this: &Element, skjult: bool);
    #[wasm_bindgen(method, getter, js_name = textContent)]
    pub fn text_content(this: &Element) -> Option<String>;
    #[wasm_bindgen(method, setter, js_name = textContent)]
    pub fn set_text_content(this: &Element, tekst: &str);
    #[wasm_bindgen(method, getter, js_name = clientWidth)]
    pub fn client_width(this: &Element) -> i32;
    #[wasm_bindgen(method, getter, js_name = clientHeight)]
    pub fn client_height(this: &Element) -> f64;
    #[wasm_bindgen(method, getter, js_name = scrollWidth)]
    pub fn scroll_width(this: &Element) -> i32;
    #[wasm_bindgen(method, js_name = getBoundingClientRect)]
    pub fn boks(this: &Element) -> Boks;
    #[wasm_bindgen(method)]
    pub fn focus(this: &Element);
    #[wasm_bindgen(method, js_name = scrollIntoView)]
    pub fn scroll_into_view(this: &Element, overst: bool);
    /// Keeps a pointer that is down when it leaves the element.
    #[wasm_bindgen(method, js_name = setPointerCapture)]
    pub fn set_pointer_capture(this: &Element, peker: i32);
    /// Of a box that can be checked.
    #[wasm_bindgen(method, getter)]
    pub fn checked(this: &Element) -> bool;
    /// Of a field.
    #[wasm_bindgen(method, getter)]
    pub fn value(this: &Element) -> String;
    #[wasm_bindgen(method, setter)]
    pub fn set_value(this: &Element, verdi: &str);
    /// Of a dialog.
    #[wasm_bindgen(method, js_name = showModal)]
    pub fn show_modal(this: &Element);
    #[wasm_bindgen(method)]
    pub fn close(this: &Element);
    #[wasm_bindgen(method, getter)]
    fn style(this: &Element) -> Stil;
    #[wasm_bindgen(method, js_name = addEventListener)]
    fn add_event_listener(this: &Element, navn: &str, gjor: &Function);

    type Liste;
    #[wasm_bindgen(method, getter)]
    fn length(this: &Liste) -> u32;
    #[wasm_bindgen(method)]
    fn item(this: &Liste, nr: u32) -> Option<Element>;

    type Stil;
    #[wasm_bindgen(method, js_name = setProperty)]
    fn set_property(this: &Stil, navn: &str, verdi: &str);

    /// Where an element is on the screen, in CSS pixels.
    pub type Boks;
    #[wasm_bindgen(method, getter)]
    pub fn left(this: &Boks) -> f64;
    #[wasm_bindgen(method, getter)]
    pub fn top(this: &Boks) -> f64;
    #[wasm_bindgen(method, getter)]
    pub fn width(this: &Boks) -> f64;
    #[wasm_bindgen(method, getter)]
    pub fn height(this: &Boks) -> f64;

    /// An event, of the pointer, of the wheel, of keys or of a field.
    pub type Hendelse;
    /// All listeners are on elements, and so is what they hear of.
    #[wasm_bindgen(method, getter)]
    pub fn target(this: &Hendelse) -> Option<Element>;
    #[wasm_bindgen(method, getter, js_name = relatedTarget)]
    pub fn related_target(this: &Hendelse) -> Option<Element>;
    #[wasm_bindgen(method, js_name = preventDefault)]
    pub fn prevent_default(this: &Hendelse);
    #[wasm_bindgen(method, js_name = stopPropagation)]
    pub fn stop_propagation(this: &Hendelse);
    /// Browsers that fill in a form tell of keys without any.
    #[wasm_bindgen(method, getter)]
    pub fn key(this: &Hendelse) -> Option<String>;
    #[wasm_bindgen(method, getter, js_name = ctrlKey)]
    pub fn ctrl_key(this: &Hendelse) -> bool;
    #[wasm_bindgen(method, getter, js_name = altKey)]
    pub fn alt_key(this: &Hendelse) -> bool;
    #[wasm_bindgen(method, getter, js_name = metaKey)]
    pub fn meta_key(this: &Hendelse) -> bool;
    #[wasm_bindgen(method, getter)]
    pub fn button(this: &Hendelse) -> i32;
    #[wasm_bindgen(method, getter, js_name = pointerId)]
    pub fn pointer_id(this: &Hendelse) -> i32;
    #[wasm_bindgen(method, getter, js_name = pointerType)]
    pub fn pointer_type(this: &Hendelse) -> String;
    #[wasm_bindgen(method, getter, js_name = clientX)]
    pub fn client_x(this: &Hendelse) -> f64;
    #[wasm_bindgen(method, getter, js_name = clientY)]
    pub fn client_y(this: &Hendelse) -> f64;
    #[wasm_bindgen(method, getter, js_name = deltaX)]
    pub fn delta_x(this: &Hendelse) -> f64;
    #[wasm_bindgen(method, getter, js_name = deltaY)]
    pub fn delta_y(this: &Hendelse) -> f64;

    /// The first element of the page that a selector names.
    #[wasm_bindgen(js_namespace = document, js_name = querySelector)]
    pub fn i_siden(valg: &str) -> Option<Element>;
    #[wasm_bindgen(js_namespace = document, js_name = createElementNS)]
    fn create_element_ns(navnerom: &str, navn: &str) -> Element;
    #[wasm_bindgen(js_name = addEventListener)]
    fn add_listener_of_window(navn: &str, gjor: &Function);
    #[wasm_bindgen(js_name = setTimeout)]
    fn set_timeout(gjor: &Function, millisekunder: i32);
    #[wasm_bindgen(js_name = requestAnimationFrame)]
    fn request_animation_frame(gjor: &Function);
}

/// All elements below `rot` that a selector names, in their order.
pub fn alle(rot: &Element, valg: &str) -> Vec<Element> {
    let liste = rot.query_selector_all(valg);
    (0..liste.length()).filter_map(|i| liste.item(i)).collect()
}

/// An attribute, empty when it is not there.
pub fn data(element: &Element, navn: &str) -> String {
    element.get_attribute(navn).unwrap_or_default()
}

/// Sets one property of style, by the object model: the content policy lets no `style` attribute in.
pub fn stil(element: &Element, navn: &str, verdi: &str) {
    element.style().set_property(navn, verdi);
}

/// A new element of a drawing.
pub fn lag(navn: &str) -> Element {
    create_element_ns("http://www.w3.org/2000/svg", navn)
}

/// A function for the browser. One kind of closure for all, so that the glue is written once; what the browser hands to
/// one that is no listener is not an event, and not looked at.
pub fn funksjon(gjor: Box<dyn FnMut(Hendelse)>) -> Function {
    Closure::wrap(gjor).into_js_value().unchecked_into()
}

/// Listens for as long as the page lives.
pub fn pa(element: &Element, hendelse: &str, gjor: Box<dyn FnMut(Hendelse)>) {
    element.add_event_listener(hendelse, &funksjon(gjor));
}

/// Listens to the window.
pub fn pa_vinduet(hendelse: &str, gjor: Box<dyn FnMut(Hendelse)>) {
    add_listener_of_window(hendelse, &funksjon(gjor));
}

/// Does something later.
pub fn om(millisekunder: i32, gjor: Box<dyn FnMut(Hendelse)>) {
    set_timeout(&funksjon(gjor), millisekunder);
}

/// Does something before the next picture on the screen.
pub fn ved_neste_bilde(gjor: Box<dyn FnMut(Hendelse)>) {
    request_animation_frame(&funksjon(gjor));
}
