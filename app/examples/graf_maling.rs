//! Writes what `end2end/bench/graf.mjs` measures: a chart of 100,000 points as the server draws it, and the same points as
//! columns for the other one. `cargo xtask bench` runs it: `graf_maling FOLDER`.

use app::charts::kurs::{Hoyde, Innhold, Kurs, Minutt, Ord, Punkt, Serie, Spenn, Spor};
use app::charts::{Visning, oversikt, tegn};
use std::error::Error;
use std::path::PathBuf;

const ANTALL: i32 = 100_000;
/// Minutes between two points: five years of a value every half hour.
const AVSTAND: Minutt = 26;
const START: Minutt = 18_262 * 1440;

/// A restless value with slow waves and rare peaks: what a reduction must not lose. The same in every run.
fn punkter() -> Vec<Punkt> {
    let mut tall: u32 = 7;
    let ett = |nr: i32| {
        tall = tall.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let stoy = f64::from(tall >> 16) / 65_536.0;
        let topp = if tall.is_multiple_of(997) { 40.0 } else { 0.0 };
        let verdi = 100.0 + 20.0 * (f64::from(nr) / 9_000.0).sin() + 10.0 * stoy + topp;
        Punkt { nar: START + nr * AVSTAND, verdi: (verdi * 10.0).round() / 10.0, ring: false, flagg: false }
    };
    (0..ANTALL).map(ett).collect()
}

fn kurs(punkter: Vec<Punkt>) -> Kurs {
    let hele = Spenn { fra: START, til: START + ANTALL * AVSTAND };
    let serie = Serie {
        skala: (60.0, 200.0),
        enhet: "mmHg".to_owned(),
        desimaler: 0,
        band: vec![],
        bedre: None,
        hoyde: Hoyde::Stor,
        opphold: None,
        sammenligning: None,
        punkter,
    };
    let navn = "Blodtrykk".to_owned();
    let spor = Spor { id: "trykk".to_owned(), navn, ingen: String::new(), innhold: Innhold::Serie(serie) };
    let maneder =
        ["jan", "feb", "mar", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "des"].map(str::to_owned);
    Kurs {
        id: "graf".to_owned(),
        hele,
        til_og_med: hele.til,
        linjer: vec![],
        nullpunkter: vec![],
        spor: vec![spor],
        ord: Ord { maneder, desimaltegn: ',', rolle: "graf".to_owned() },
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let mappe = PathBuf::from(std::env::args_os().nth(1).ok_or("a folder to write to is missing")?);
    let punkter = punkter();
    let kolonne = |verdi: fn(&Punkt) -> f64| punkter.iter().map(verdi).collect::<Vec<_>>();
    let kolonner = [kolonne(|p| f64::from(p.nar) * 60.0), kolonne(|p| p.verdi)];
    std::fs::write(mappe.join("punkter.json"), serde_json::to_vec(&kolonner)?)?;
    let kurs = kurs(punkter);
    let visning = Visning { nullpunkt: None, ..Visning::default() };
    let (tegning, stripe) = (tegn(&kurs, &visning), oversikt(&kurs, &visning));
    let side = format!(
        "<div class=\"graf\" data-graf=\"graf\" data-kurs=\"{}\" data-visning=\"{}\"><figure class=\"chart\" id=\"graf\">\
         <div class=\"chart-scroll\"><svg class=\"course\" data-graf-svg role=\"graphics-document\" aria-label=\"graf\" \
         viewBox=\"{}\">{}</svg></div><svg class=\"course chart-overview\" data-graf-oversikt aria-hidden=\"true\" \
         viewBox=\"{}\">{}</svg></figure></div>",
        kurs.kod(),
        visning.kode().replace('&', "&amp;"),
        tegning.viewbox(),
        tegning.innhold,
        stripe.viewbox(),
        stripe.innhold,
    );
    std::fs::write(mappe.join("graf.html"), side)?;
    Ok(())
}
