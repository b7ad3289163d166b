//! The warning two minutes before a session ends. Without scripts there is no warning: every page states the limit in
//! its footer. With scripts: asks the server how long is left (another window may have kept the session alive), then
//! shows a native dialog. Keyboard: the dialog holds the focus; Escape means "continue".

use super::{data, first, on};
use crate::components::exhibit::Exhibit;
use gloo_net::http::{Request, Response};
use leptos::prelude::*;
use std::cell::Cell;
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

/// Seconds before the end at which the warning comes.
const WARN_BEFORE: u32 = 120;
/// Seconds until the server is asked again when it did not answer.
const ASK_AGAIN: u32 = 20;

/// The dialog. `seconds` is what was left when the page was made.
#[component]
pub fn TimeLimit(seconds: u32, title: String, text: String, go_on: String, log_out: String) -> impl IntoView {
    view! {
        <dialog class="ds-dialog" id="time-limit" aria-labelledby="time-limit-title" data-seconds=seconds>
            <h2 id="time-limit-title">{title}</h2>
            <p>{text}</p>
            <div class="form-actions">
                <button class="ds-button" type="button" id="time-limit-extend">{go_on}</button>
                <form method="post" action="/logg-ut">
                    <button class="ds-button" data-variant="secondary" type="submit">{log_out}</button>
                </form>
            </div>
        </dialog>
        <TimeLimitIsland/>
    }
}

/// Waits, asks and warns.
#[cfg_attr(feature = "islands", island)]
#[cfg_attr(not(feature = "islands"), component)]
fn TimeLimitIsland() -> impl IntoView {
    Effect::new(|_| {
        let (Some(dialog), Some(extend)) = (dialog(), first("#time-limit-extend")) else { return };
        wait(data(&dialog, "data-seconds").parse().unwrap_or(0));
        on(&extend, "click", Box::new(|_| go_on()));
        on(&dialog, "cancel", Box::new(|_| go_on()));
    });
}

fn dialog() -> Option<HtmlDialogElement> {
    first("#time-limit")?.dyn_into().ok()
}

/// Closes the dialog and keeps the session alive.
fn go_on() {
    if let Some(dialog) = dialog() {
        dialog.close();
    }
    leptos::task::spawn_local(async {
        match seconds_left(Request::post("/okt/forleng").send().await).await {
            Some(0) => leave(),
            Some(left) => wait(left),
            None => ask_again(),
        }
    });
}

/// Waits until the warning is due, and asks the server then.
fn wait(seconds: u32) {
    let until = seconds.saturating_sub(WARN_BEFORE).max(1);
    start_timer(until, || leptos::task::spawn_local(ask()));
}

async fn ask() {
    match seconds_left(Request::get("/okt").send().await).await {
        Some(0) => leave(),
        Some(left @ 1..=WARN_BEFORE) => {
            if let Some(dialog) = dialog() {
                let _shown_already = dialog.show_modal();
            }
            // After the server's own end, never before: reloading keeps a session alive.
            start_timer(left + 2, leave);
        }
        Some(more) => wait(more),
        None => ask_again(),
    }
}

/// No answer from the server is not an answer: what somebody has written stays on the screen.
fn ask_again() {
    start_timer(ASK_AGAIN, || leptos::task::spawn_local(ask()));
}

/// Starts the page's one timer anew.
fn start_timer(seconds: u32, then: fn()) {
    thread_local!(static TIMER: Cell<Option<TimeoutHandle>> = const { Cell::new(None) });
    let started = set_timeout_with_handle(then, Duration::from_secs(seconds.into())).ok();
    if let Some(before) = TIMER.replace(started) {
        before.clear();
    }
}

/// The server answers with the number of seconds alone, or 401 when there is no session. Anything else, such as no
/// network, says nothing about the session.
async fn seconds_left(answer: Result<Response, gloo_net::Error>) -> Option<u32> {
    let answer = answer.ok()?;
    if answer.status() == 401 {
        return Some(0);
    }
    answer.text().await.ok().filter(|_| answer.ok())?.trim().parse().ok()
}

/// To the login page, by way of the page that is shown, so that one comes back to it.
fn leave() {
    let _unloading = window().location().reload();
}

fn sample() -> AnyView {
    let s = str::to_owned;
    view! {
        <p>"Dialogen vises to minutter før utlogging."</p>
        <TimeLimit seconds=100_000 title=s("Er du der fortsatt?") text=s("Du blir logget ut om to minutter.") go_on=s("Fortsett") log_out=s("Logg ut")/>
    }
    .into_any()
}

/// Opens the dialog as the timer does.
fn shown() -> AnyView {
    Effect::new(|_| {
        let dialog = document().query_selector("dialog").ok().flatten();
        if let Some(d) = dialog.and_then(|d| d.dyn_into::<web_sys::HtmlDialogElement>().ok()) {
            let _shown_already = d.show_modal();
        }
    });
    sample()
}

pub const EXHIBIT: Exhibit = Exhibit { name: "TimeLimit", states: &[("waiting", sample), ("shown", shown)] };
