//! A chart as a file of its own: it opens anywhere, with its name, its date, its signs, and what it shows in words. Colours
//! are attributes; nothing is fetched.

use super::Tegning;
use super::tegnforklaring::{brukte, ord};
use crate::charts::forklaring::setninger;
use crate::charts::{Visning, symbol, tegn};
use crate::pages::registre::rapport::forklaringsord::forklaringsord;
use crate::pages::registre::uttrekk::dokument::tekst;
use std::fmt::Write;

/// Room for the title and the date, and for a row of signs.
const HODE: u32 = 56;
const RAD: u32 = 30;
const MARG: u32 = 12;

/// The drawing of `visning`. `tittel` and `under` stand above it.
pub fn svg(tegning: &Tegning, visning: &Visning, tittel: &str, under: &str) -> String {
    let kurs = &tegning.kurs;
    let graf = tegn(kurs, visning);
    let tegn = brukte(kurs);
    let rader = u32::try_from(tegn.len().div_ceil(2)).unwrap_or(u32::MAX / RAD / 2);
    let (bredde, hoyde) = (graf.bredde, HODE + graf.hoyde + MARG + rader * RAD);
    let ord_om = setninger(kurs, &forklaringsord(), graf.vindu).join(" ");
    let mut ut = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {bredde} {hoyde}\" \
         width=\"{bredde}\" height=\"{hoyde}\" role=\"img\" aria-labelledby=\"tittel ord\" lang=\"nb\" \
         font-family=\"system-ui, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif\">\n<title id=\"tittel\">{}</title>\n\
         <desc id=\"ord\">{}</desc>\n<rect width=\"{bredde}\" height=\"{hoyde}\" fill=\"#FFFFFF\"/>\n\
         <text x=\"{MARG}\" y=\"22\" font-size=\"16\" font-weight=\"600\" fill=\"#1E2225\">{}</text>\n\
         <text x=\"{MARG}\" y=\"42\" font-size=\"13\" fill=\"#1E2225\">{}</text>\n\
         <g transform=\"translate(0 {HODE})\">\n{}</g>\n",
        tekst(tittel),
        tekst(&ord_om),
        tekst(tittel),
        tekst(under),
        graf.innhold,
    );
    for (nr, s) in (0..).zip(tegn) {
        let (x, y) = (MARG + nr % 2 * (bredde / 2), HODE + graf.hoyde + MARG + nr / 2 * RAD);
        let (bilde, ord) = (symbol(s), tekst(&ord(s)));
        let plass = bilde.bredde + 8;
        // Writing to a string cannot fail.
        let _ = writeln!(
            ut,
            "<g transform=\"translate({x} {y})\">\n{}<text x=\"{plass}\" y=\"18\" font-size=\"13\" fill=\"#1E2225\">{ord}</text></g>",
            bilde.innhold
        );
    }
    ut.push_str("</svg>\n");
    ut
}
