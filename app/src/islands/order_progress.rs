//! The steps of an order that is waited for. Without scripts: the steps as they were when the page was made, and a link that
//! loads it again. With scripts: listens to the order's events, marks the step, says it in the polite line, and shows the
//! link to the finished report.
//!
//! The list is `ol#fremdrift` with the address of the events in `data-events`; the line has a sentence for each status in
//! `data-` attributes.

use super::{all, data, first};
use crate::components::exhibit::Exhibit;
use futures_util::StreamExt;
use gloo_net::eventsource::futures::EventSource;
use leptos::prelude::*;
use web_sys::HtmlElement;

/// A step: its title, and when it was reached.
#[derive(Clone, Debug, Default)]
pub struct ProgressStep {
    pub title: String,
    pub note: String,
}

/// The words of the island.
#[derive(Clone, Debug, Default)]
pub struct ProgressTexts {
    /// Read with a step that is done.
    pub done: String,
    pub received: String,
    pub ready: String,
    pub failed: String,
    /// The link to the page as it is by then.
    pub link: String,
}

/// The state of step `nr` when `reached` are done.
fn state(nr: usize, reached: usize) -> &'static str {
    match nr {
        n if n < reached => "done",
        n if n == reached => "current",
        _ => "",
    }
}

/// The list of steps, the line, and the link. `path` is the order's page; `live`: there is something to wait for.
#[component]
pub fn OrderProgress(
    path: String,
    steps: Vec<ProgressStep>,
    reached: usize,
    live: bool,
    texts: ProgressTexts,
) -> impl IntoView {
    let done = texts.done.clone();
    let steps = steps.into_iter().enumerate().map(|(nr, step)| {
        let state = state(nr, reached);
        let words = if state == "done" { done.clone() } else { String::new() };
        view! {
            <li data-state=state aria-current=(state == "current").then_some("step")>
                {step.title}" "<span class="sr-only">{words}</span>
                {(!step.note.is_empty()).then(|| view! { <p>{step.note}</p> })}
            </li>
        }
    });
    let events = live.then(|| format!("{path}/hendelser"));
    view! {
        <ol class="steps" id="fremdrift" data-events=events data-done=texts.done>{steps.collect_view()}</ol>
        <p class="meta" role="status" id="fremdrift-sagt" data-hos_registeret=texts.received data-klar=texts.ready
            data-feilet=texts.failed></p>
        <p id="fremdrift-vis" hidden><a href=path>{texts.link}</a></p>
        {live.then(|| view! { <OrderProgressIsland/> })}
    }
}

/// Listens and marks.
#[cfg_attr(feature = "islands", island)]
#[cfg_attr(not(feature = "islands"), component)]
fn OrderProgressIsland() -> impl IntoView {
    Effect::new(|_| {
        if let Some(list) = first("#fremdrift") {
            leptos::task::spawn_local(listen(list));
        }
    });
}

/// Until the order is over or the server says that there is nothing more.
async fn listen(list: HtmlElement) {
    let address = data(&list, "data-events");
    if address.is_empty() {
        return;
    }
    let Ok(mut source) = EventSource::new(&address) else { return };
    let Ok(mut events) = source.subscribe("message") else { return };
    let mut known = String::from("bestilt");
    while let Some(Ok((_, event))) = events.next().await {
        let status = event.data().as_string().unwrap_or_default();
        if status != known {
            tell(&list, &status);
            known = status;
        }
        if matches!(known.as_str(), "klar" | "avbrutt") {
            return;
        }
    }
}

fn tell(list: &HtmlElement, status: &str) {
    let reached = match status {
        "hos_registeret" | "feilet" => 1,
        "klar" => 3,
        _ => return,
    };
    let done = data(list, "data-done");
    for (nr, step) in all("#fremdrift > li").into_iter().enumerate() {
        let state = state(nr, reached);
        let _set = step.set_attribute("data-state", state);
        let _marked = match state {
            "current" => step.set_attribute("aria-current", "step"),
            _ => step.remove_attribute("aria-current"),
        };
        if let Ok(Some(words)) = step.query_selector(".sr-only") {
            words.set_text_content((state == "done").then_some(done.as_str()));
        }
    }
    if let Some(line) = first("#fremdrift-sagt") {
        line.set_inner_text(&data(&line, &format!("data-{status}")));
    }
    if let Some(link) = first("#fremdrift-vis") {
        link.set_hidden(status == "hos_registeret");
    }
}

fn sample(reached: usize) -> AnyView {
    let step = |title: &str, note: &str| ProgressStep { title: title.to_owned(), note: note.to_owned() };
    let steps =
        vec![step("Bestilt", "10. mars 2026"), step("Registeret lager rapporten", ""), step("Klar til å lese", "")];
    let texts = ProgressTexts { done: "ferdig".to_owned(), ..ProgressTexts::default() };
    view! { <OrderProgress path="#".to_owned() steps=steps reached=reached live=false texts=texts/> }.into_any()
}

pub const EXHIBIT: Exhibit = Exhibit {
    name: "OrderProgress",
    states: &[("ordered", || sample(0)), ("with the registry", || sample(1)), ("ready", || sample(3))],
};

#[cfg(test)]
mod tests {
    use super::state;

    #[test]
    fn steps_before_the_one_reached_are_done_and_those_after_to_come() {
        let states = |reached| [0, 1, 2].map(|nr| state(nr, reached));
        assert_eq!(states(0), ["current", "", ""]);
        assert_eq!(states(1), ["done", "current", ""]);
        assert_eq!(states(3), ["done", "done", "done"]);
    }
}
