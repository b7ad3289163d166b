//! A chart as it stands in the page, and what can be read out of it.

use super::*;
use crate::domain::forlop::Forlop;

/// A row of the table: its number, whether it is hidden, and the text of the cells that name its mark.
#[derive(Debug)]
pub(super) struct Siderad {
    pub nr: usize,
    pub skjult: bool,
    pub celler: [String; 3],
}

/// The chart and what is said around it.
pub(super) fn html(tegning: &Tegning, visning: &Visning, f: &Forlop) -> String {
    let (tegning, visning, omtale) = (tegning.clone(), visning.clone(), omtale(f));
    Owner::new().with(|| view! { <Graf tegning=tegning visning=visning omtale=omtale/> }.to_html())
}

/// The rows that the marks of the drawing name, in order.
pub(super) fn merker(html: &str) -> Vec<usize> {
    let svg = html.split_once("data-graf-svg").and_then(|(_, r)| r.split_once("</svg>")).expect("a drawing").0;
    let mut rader: Vec<usize> = svg.split("data-rad=\"").skip(1).map(nummer).collect();
    rader.sort_unstable();
    rader
}

/// The rows of the table, in order.
pub(super) fn rader(html: &str) -> Vec<Siderad> {
    let tabell = html.split_once("data-graf-tabell").and_then(|(_, r)| r.split_once("</table>")).expect("a table").0;
    let rad = |del: &str| {
        let (merke, innhold) = del.split_once('>').expect("a row");
        let nr = nummer(merke.split_once("data-rad=\"").expect("a number").1);
        let celle = |navn: &str| {
            let (_, rest) = innhold.split_once(&format!("id=\"graf-{nr}{navn}\"")).expect("a cell");
            tekst(rest.split_once("<div>").and_then(|(_, r)| r.split_once("</div>")).expect("its text").0)
        };
        Siderad { nr, skjult: merke.contains(" hidden"), celler: ["h", "n", "m"].map(celle) }
    };
    tabell.split("<tr id=\"graf-rad-").skip(1).map(rad).collect()
}

fn nummer(tekst: &str) -> usize {
    tekst.split('"').next().and_then(|n| n.parse().ok()).expect("a number")
}

/// Text without its elements.
pub(super) fn tekst(html: &str) -> String {
    let deler = html.split('<').enumerate();
    let ren: String = deler.map(|(nr, d)| if nr == 0 { d } else { d.split_once('>').map_or("", |(_, t)| t) }).collect();
    ren.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}
