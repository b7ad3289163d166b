//! Reads the charts of a page as a browser does: what is drawn, the table behind it, and the course it was drawn from.
//! Reading one checks what holds for each: every mark has its row, and every row that is shown its mark.

use crate::report_pages::{plain, selector, text};
use app::charts::kurs::{Innhold, Minutt, Plass, Spenn, Tegn};
use app::charts::{Kurs, Visning, tegn};
use app::messages::{dato, tall};
use jiff::Span;
use jiff::civil::{Date, date};
use scraper::{ElementRef, Html};

/// A chart of a page.
pub struct Chart {
    pub id: String,
    pub course: Kurs,
    /// The numbers of the marks that are drawn, in the order of the drawing.
    pub marks: Vec<usize>,
    pub rows: Vec<Row>,
    /// The tracks of the form that are not ticked, by their place in the course.
    pub hidden_tracks: Vec<usize>,
    /// What is chosen in the form: first year, last year, what years are counted from.
    pub chosen: [String; 3],
    /// The markup inside the `svg` element, byte for byte.
    pub drawing: String,
}

/// A row of the table behind a chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub number: usize,
    pub hidden: bool,
    /// What, when, and more.
    pub cells: [String; 3],
    pub whole: String,
}

/// All charts of a page, in its order.
pub fn charts(body: &str, name: &str) -> Vec<Chart> {
    let html = Html::parse_document(body);
    html.select(&selector("[data-graf]")).map(|place| read(&html, place, body, name)).collect()
}

fn read(html: &Html, place: ElementRef<'_>, body: &str, name: &str) -> Chart {
    let id = place.attr("data-graf").expect("an id").to_owned();
    let name = format!("{name}, {id}");
    let course = Kurs::les(place.attr("data-kurs").expect("a course")).unwrap_or_else(|f| panic!("{name}: {f}"));
    assert_eq!(course.id, id, "{name}");
    let groups = selector("svg[data-graf-svg] g[data-rad]");
    let rows: Vec<Row> = place.select(&selector("table tr[data-rad]")).map(|r| row(r, &id)).collect();
    let marks = place.select(&groups).map(|mark| named(html, mark, &id, &rows, &name)).collect();
    let chart = Chart {
        hidden_tracks: hidden_tracks(place, &course, &name),
        chosen: ["fra", "til", "teller"].map(|field| chosen(place, field)),
        drawing: drawing(body, &id),
        id,
        course,
        marks,
        rows,
    };
    chart.holds(&name);
    chart
}

fn number(element: ElementRef<'_>) -> usize {
    element.attr("data-rad").and_then(|n| n.parse().ok()).expect("the number of a mark")
}

fn row(element: ElementRef<'_>, id: &str) -> Row {
    let number = number(element);
    assert_eq!(element.attr("id"), Some(format!("{id}-rad-{number}").as_str()));
    let cell = |letter: char| {
        let cell = element.select(&selector(&format!("[id='{id}-{number}{letter}']"))).next();
        plain(&text(cell.unwrap_or_else(|| panic!("{id}: row {number} has no cell {letter}"))))
    };
    let cells = ['h', 'n', 'm'].map(cell);
    assert!(element.select(&selector("th[scope=row]")).next().is_some(), "{id}: row {number} has a heading");
    Row { number, hidden: element.attr("hidden").is_some(), cells, whole: plain(&text(element)) }
}

/// The number of a mark, whose name is the cells of its own row.
fn named(html: &Html, mark: ElementRef<'_>, id: &str, rows: &[Row], name: &str) -> usize {
    let number = number(mark);
    let by = mark.attr("aria-labelledby").unwrap_or_else(|| panic!("{name}: mark {number} has no name"));
    let cells = ['h', 'n', 'm'].map(|letter| format!("{id}-{number}{letter}"));
    assert_eq!(by.split(' ').collect::<Vec<_>>(), cells, "{name}");
    for cell in &cells {
        assert_eq!(html.select(&selector(&format!("[id='{cell}']"))).count(), 1, "{name}: {cell}");
    }
    let row = rows.iter().find(|r| r.number == number).unwrap_or_else(|| panic!("{name}: no row {number}"));
    assert!(!row.cells[0].is_empty() && !row.cells[1].is_empty(), "{name}: {row:?}");
    number
}

fn hidden_tracks(place: ElementRef<'_>, course: &Kurs, name: &str) -> Vec<usize> {
    let boxes: Vec<(String, bool)> = place
        .select(&selector("form[data-graf-form] input[type=checkbox]"))
        .map(|b| (b.attr("value").unwrap_or_default().to_owned(), b.attr("checked").is_some()))
        .collect();
    let ids: Vec<&str> = course.spor.iter().map(|s| s.id.as_str()).collect();
    assert_eq!(boxes.iter().map(|b| b.0.as_str()).collect::<Vec<_>>(), ids, "{name}: a box for each track");
    boxes.iter().enumerate().filter(|(_, b)| !b.1).map(|(nr, _)| nr).collect()
}

/// What is chosen in a list of the form; the first when nothing is marked, as browsers do.
fn chosen(place: ElementRef<'_>, field: &str) -> String {
    let lists = format!("form[data-graf-form] select[name='{field}'], form[data-graf-form] select[name$='-{field}']");
    let Some(list) = place.select(&selector(&lists)).next() else { return String::new() };
    let marked = list.select(&selector("option[selected]")).next();
    let option = marked.or_else(|| list.select(&selector("option")).next());
    option.and_then(|o| o.attr("value")).unwrap_or_default().to_owned()
}

fn drawing(body: &str, id: &str) -> String {
    let place = body.split_once(&format!("data-graf=\"{id}\"")).expect("the chart").1;
    let svg = place.split_once("data-graf-svg").expect("a drawing").1;
    let inside = svg.split_once('>').expect("the end of a tag").1;
    inside.split_once("</svg>").expect("the end of the drawing").0.to_owned()
}

impl Chart {
    /// What holds for every chart in every view.
    fn holds(&self, name: &str) {
        let all: Vec<usize> = (0..self.course.merker().count()).collect();
        let rows: Vec<usize> = self.rows.iter().map(|r| r.number).collect();
        assert_eq!(rows, all, "{name}: one row for each mark of the course, in its order");
        let shown: Vec<usize> = self.rows.iter().filter(|r| !r.hidden).map(|r| r.number).collect();
        assert_eq!(self.marks, shown, "{name}: the marks are the rows that are shown, in the same order");
        for place in self.course.merker() {
            self.tells(place, name);
        }
    }

    /// Whether the row of a mark says the same as the mark.
    fn tells(&self, place: Plass, name: &str) {
        let row = &self.rows[place.rad];
        let says = |words: &str| assert!(row.whole.contains(&plain(words)), "{name}: «{words}» is not in {row:?}");
        match &self.course.spor[place.spor].innhold {
            Innhold::Serie(s) => {
                let point = s.punkter[place.post];
                let with_decimals = format!("{:.*}", usize::from(s.desimaler), point.verdi).replace('.', ",");
                let said = [with_decimals, tall(point.verdi)].iter().any(|v| row.whole.contains(&plain(v)));
                assert!(said, "{name}: {} is not in {row:?}", point.verdi);
                says(&dato(day(point.nar)));
            }
            Innhold::Hendelser(h) => {
                let event = &h[place.post];
                says_when(event.nar, &says);
                match event.tegn {
                    Tegn::Mr { nye: Some(0), .. } => says("ingen nye"),
                    Tegn::Mr { nye: Some(new), .. } => says(&new.to_string()),
                    _ => {}
                }
            }
            Innhold::Perioder(p) => {
                let period = &p[place.post];
                says_when(period.start, &says);
                says(&period.etikett);
                if let Some(end) = period.slutt {
                    says_when(end, &says);
                }
            }
        }
    }

    /// What is to be seen of the course with these tracks hidden, between two days, both included.
    pub fn within(&self, hidden: &[usize], days: Option<(Date, Date)>) -> Vec<usize> {
        let time = days.map(|(from, to)| Spenn { fra: minute(from), til: minute(to) + 1439 });
        let view = Visning { skjulte: hidden.to_vec(), tid: time, ..Visning::default() };
        view.synlige(&self.course).iter().map(|p| p.rad).collect()
    }

    /// The place of a track.
    pub fn track(&self, id: &str) -> usize {
        self.course.spor.iter().position(|s| s.id == id).unwrap_or_else(|| panic!("{}: no track {id}", self.id))
    }

    /// The first view is what any other holder of the course would draw, byte for byte.
    pub fn is_drawn_by_the_same_function(&self, name: &str) {
        let view = Visning { skjulte: self.hidden_tracks.clone(), ..Visning::default() };
        let svg = tegn(&self.course, &view);
        assert!(!svg.innhold.is_empty(), "{name}, {}: nothing is drawn", self.id);
        assert_eq!(self.drawing, svg.innhold, "{name}, {}", self.id);
    }
}

fn says_when(when: Spenn, says: &impl Fn(&str)) {
    if day(when.fra) == day(when.til) {
        says(&dato(day(when.fra)));
    } else {
        says(&day(when.fra).year().to_string());
    }
}

const EPOCH: Date = date(1970, 1, 1);

pub fn day(minute: Minutt) -> Date {
    EPOCH.saturating_add(Span::new().days(minute.div_euclid(1440)))
}

pub fn minute(day: Date) -> Minutt {
    (day - EPOCH).get_days() * 1440
}
