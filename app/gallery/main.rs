//! The component gallery: every component, island and page with its states, without a server. For those who build
//! Innsyn; its own words are English. `cargo xtask gallery` shows it.

mod address;
mod exhibit;
mod forced_colors;

use address::Address;
use app::components::alert::{Alert, Kind};
use app::components::exhibit::Exhibit;
use app::components::links::BackLink;
use app::components::navs::{Pills, Place};
use app::messages::Sprak;
use app::oppsett::Oppsett;
use app::{components, islands, pages};
use exhibit::Alone;
use leptos::prelude::*;
use leptos_meta::{Title, provide_meta_context};

/// The widths of the frames, in CSS pixels: a small phone and a desktop.
const WIDTHS: [u32; 2] = [360, 1280];

/// An exhibit and the group it hangs in. Its number is its place in the list of all.
type Room = (&'static str, Exhibit);

fn rooms() -> Vec<Room> {
    let groups = [
        ("Components", components::EXHIBITS.to_vec()),
        ("Islands", islands::EXHIBITS.to_vec()),
        ("Pages", pages::exhibits()),
    ];
    groups.into_iter().flat_map(|(group, exhibits)| exhibits.into_iter().map(move |e| (group, e))).collect()
}

fn main() {
    std::panic::set_hook(Box::new(|panic| leptos::logging::error!("{panic}")));
    leptos::mount::mount_to_body(Gallery);
}

#[component]
fn Gallery() -> impl IntoView {
    let address = Address::read(&window().location().search().unwrap_or_default());
    provide_meta_context();
    provide_context(Oppsett::default());
    provide_context(address.sprak);
    let rooms = rooms();
    let place =
        address.place.and_then(|(room, state)| rooms.get(room)?.1.states.get(state).copied().map(|s| (room, s)));
    match place {
        Some((room, state)) if address.bare => {
            view! { <Alone name=rooms[room].1.name state=state address=address/> }.into_any()
        }
        Some((room, _)) => view! { <Look rooms=rooms room=room address=address/> }.into_any(),
        None => view! { <Index rooms=rooms lost=address.place.is_some()/> }.into_any(),
    }
}

#[component]
fn Index(rooms: Vec<Room>, lost: bool) -> impl IntoView {
    let mut groups: Vec<_> = rooms.iter().map(|(group, _)| *group).collect();
    groups.dedup();
    let sections = groups.into_iter().map(|group| {
        let here = rooms.iter().enumerate().filter(|(_, (g, _))| *g == group);
        let here = here.map(|(room, (_, exhibit))| view! { <States exhibit=*exhibit room=room/> });
        view! { <h2>{group}</h2>{here.collect_view()} }
    });
    view! {
        <Title text="Innsyn gallery"/>
        <main id="innhold" class="page-width" tabindex="-1">
            {lost.then(|| view! { <Alert kind=Kind::Warning text="There is no such exhibit. It may have moved."/> })}
            <h1>"Innsyn gallery"</h1>
            <p class="lead">"Every component, island and page with its states. The same source and the same CSS as in the portal, with invented people."</p>
            {sections.collect_view()}
        </main>
    }
}

#[component]
fn States(exhibit: Exhibit, room: usize) -> impl IntoView {
    let links = exhibit.states.iter().enumerate().map(|(nr, (state, _))| {
        let href = Address { place: Some((room, nr)), ..Address::default() }.href();
        let whole = format!("{}: {state}", exhibit.name);
        view! { <li><a href=href data-exhibit=whole><span class="sr-only">{exhibit.name}": "</span>{*state}</a></li> }
    });
    view! { <div class="room"><h3>{exhibit.name}</h3><ul class="states">{links.collect_view()}</ul></div> }
}

/// One state in the frames, with the switches.
#[component]
fn Look(rooms: Vec<Room>, room: usize, address: Address) -> impl IntoView {
    let exhibit = rooms[room].1;
    let (_, nr) = address.place.unwrap_or_default();
    let to = move |change: &dyn Fn(&mut Address)| {
        let mut there = address;
        change(&mut there);
        there.href()
    };
    let states = exhibit.states.iter().enumerate();
    let states = states.map(|(i, (name, _))| Place::new(to(&|a| a.place = Some((room, i))), *name, i == nr)).collect();
    let colours = [("Normal", false), ("Forced (imitation)", true)]
        .map(|(name, on)| Place::new(to(&|a| a.forced_colors = on), name, on == address.forced_colors));
    let text = [("100 %", false), ("200 %", true)]
        .map(|(name, on)| Place::new(to(&|a| a.large_text = on), name, on == address.large_text));
    // Every language that has a message file; a new one in `Sprak` shows up here.
    let languages =
        Sprak::ALLE.iter().map(|s| Place::new(to(&|a| a.sprak = *s), s.kode(), *s == address.sprak)).collect();
    let frames = WIDTHS.map(|width| {
        let href = to(&|a| a.bare = true);
        view! {
            <figure class="framed">
                <figcaption>{width}" px · "<a href=href.clone()>"Open alone"<span class="sr-only">{format!(", from {width} px")}</span></a></figcaption>
                <iframe src=href width=width height="320" title=format!("{width} px wide")></iframe>
            </figure>
        }
    });
    let state = exhibit.states[nr].0;
    view! {
        <Title text=format!("{}: {state} – Innsyn gallery", exhibit.name)/>
        <main id="innhold" class="look" tabindex="-1">
            <BackLink href="?" text="All exhibits"/>
            <h1>{exhibit.name}</h1>
            <Pills label="States" places=states/>
            <div class="switches">
                <section aria-labelledby="colours"><h2 id="colours">"Colours"</h2><Pills label="Choose colours" places=colours.to_vec()/></section>
                <section aria-labelledby="language"><h2 id="language">"Language"</h2><Pills label="Choose language" places=languages/></section>
                <section aria-labelledby="text"><h2 id="text">"Text size"</h2><Pills label="Choose text size" places=text.to_vec()/></section>
            </div>
            {address.forced_colors.then(|| view! {
                <p class="meta">"Forced colours are imitated here: rules for forced-colors hold, and other colours become system colours. For the real ones let the browser emulate them (DevTools: Rendering, forced-colors: active)."</p>
            })}
            <p class="meta">"Words of pages come from the message files, in the chosen language; samples of components are in bokmål."</p>
            <div class="wall">{frames}</div>
        </main>
    }
}
