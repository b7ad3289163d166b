//! The few parts that run in the browser. Each is complete as HTML from the server and works without scripts; the
//! script makes it quicker. The same source is an island on server and in browser, and a component in the gallery.
//! All words come in as properties, so that no message file enters the WebAssembly.

mod live_filter;
mod open_all;
mod print_button;
mod time_limit;

pub use live_filter::{FilterTexts, LiveFilter, passes};
pub use open_all::OpenAll;
pub use print_button::PrintButton;
pub use time_limit::TimeLimit;

use crate::components::exhibit::Exhibit;

pub const EXHIBITS: &[Exhibit] = &[live_filter::EXHIBIT, open_all::EXHIBIT, print_button::EXHIBIT, time_limit::EXHIBIT];
