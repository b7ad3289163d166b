//! What a component shows in the gallery: its name and its states. Tests render the same states.

use leptos::prelude::AnyView;

/// One room of the gallery. Each component file ends with its `EXHIBIT`.
#[derive(Clone, Copy, Debug)]
pub struct Exhibit {
    pub name: &'static str,
    pub states: &'static [State],
}

/// A state: its name, and how it is drawn.
pub type State = (&'static str, fn() -> AnyView);
