//! Generic parts of a page. They know nothing of registries or citizens. Each file ends with its `EXHIBIT`.

pub mod alert;
pub mod choices;
pub mod date_field;
pub mod disclosure;
pub mod drawing;
pub mod exhibit;
pub mod facts;
pub mod ikon;
pub mod links;
pub mod navs;
pub mod print_head;
pub mod receipt;
pub mod row;
pub mod status;
pub mod table;
pub mod text_area;
pub mod tile;

use exhibit::Exhibit;

/// Every component, for the gallery and for tests.
pub const EXHIBITS: &[Exhibit] = &[
    alert::EXHIBIT,
    choices::EXHIBIT,
    date_field::EXHIBIT,
    disclosure::EXHIBIT,
    drawing::EXHIBIT,
    facts::EXHIBIT,
    ikon::EXHIBIT,
    links::EXHIBIT,
    navs::EXHIBIT,
    print_head::EXHIBIT,
    receipt::EXHIBIT,
    row::EXHIBIT,
    status::EXHIBIT,
    table::EXHIBIT,
    text_area::EXHIBIT,
    tile::EXHIBIT,
];
