//! The drawing as a picture (PNG), made in the browser from what is on the screen: nothing is sent anywhere.

use super::dom::funksjon;
use super::{Delt, nettleser};
use std::rc::Rc;

/// Pixels for each unit of the drawing: sharp on paper too.
const SKALA: u32 = 3;

/// Makes the picture and offers it for download.
pub fn lag(graf: &Delt) {
    let annen = Rc::clone(graf);
    let ferdig = funksjon(Box::new(move |_| annen.si(&annen.ord("data-lagret"))));
    let svg = &graf.stand.borrow().svg;
    nettleser::lagre(&graf.svg, svg.bredde * SKALA, svg.hoyde * SKALA, &graf.kurs.id, &ferdig);
}
