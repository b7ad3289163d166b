//! The warning two minutes before a session ends. Without scripts there is no warning: every page states the limit in
//! its footer. With scripts: asks the server how long is left (another window may have kept the session alive), then
//! shows a native dialog. Keyboard: the dialog holds the focus; Escape means "continue".

use crate::components::exhibit::Exhibit;
use leptos::html::Dialog;
use leptos::prelude::*;
use std::time::Duration;
use gloo_net::http::{Request, Response};

/// Seconds before the end at which the warning comes.
const WARN_BEFORE: u32 = 120;

/// The dialog. `seconds` is what was left when the page was made.
#[cfg_attr(feature = "islands", island)]
#[cfg_attr(not(feature = "islands"), component)]
pub fn TimeLimit(seconds: u32, title: String, text: String, go_on: String, log_out: String) -> impl IntoView {
    let dialog = NodeRef::<Dialog>::new();
    let timer = StoredValue::new(None::<TimeoutHandle>);
    Effect::new(move |_| wait(timer, dialog, seconds));
    let extend = move || {
        if let Some(d) = dialog.get_untracked() {
            d.close();
        }
        leptos::task::spawn_local(async move {
            match seconds_left(Request::post("/okt/forleng").send().await).await {
                0 => leave(),
                left => wait(timer, dialog, left),
            }
        });
    };
    view! {
        <dialog class="ds-dialog" node_ref=dialog aria-labelledby="time-limit-title" on:cancel=move |_: web_sys::Event| extend()>
            <h2 id="time-limit-title">{title}</h2>
            <p>{text}</p>
            <div class="form-actions">
                <button class="ds-button" type="button" on:click=move |_| extend()>{go_on}</button>
                <form method="post" action="/logg-ut">
                    <button class="ds-button" data-variant="secondary" type="submit">{log_out}</button>
                </form>
            </div>
        </dialog>
    }
}

/// The one timer of the page. A handle, not the callback: what the server makes may be dropped on another thread.
type Timer = StoredValue<Option<TimeoutHandle>>;

/// Starts the timer anew.
fn start(timer: Timer, then: impl FnOnce() + 'static, seconds: u32) {
    if let Some(waiting) = timer.get_value() {
        waiting.clear();
    }
    timer.set_value(set_timeout_with_handle(then, Duration::from_secs(seconds.into())).ok());
}

/// Waits until the warning is due, and asks the server then.
fn wait(timer: Timer, dialog: NodeRef<Dialog>, seconds: u32) {
    let until = seconds.saturating_sub(WARN_BEFORE).max(1);
    let ask = move || leptos::task::spawn_local(ask(timer, dialog));
    start(timer, ask, until);
}

async fn ask(timer: Timer, dialog: NodeRef<Dialog>) {
    match seconds_left(Request::get("/okt").send().await).await {
        0 => leave(),
        left @ 1..=WARN_BEFORE => {
            if let Some(d) = dialog.get_untracked() {
                let _shown_already = d.show_modal();
            }
            start(timer, leave, left);
        }
        more => wait(timer, dialog, more),
    }
}

/// The server answers with the number of seconds alone; anything else means that there is no session.
async fn seconds_left(answer: Result<Response, gloo_net::Error>) -> u32 {
    match answer {
        Ok(answer) if answer.ok() => answer.text().await.ok().and_then(|t| t.trim().parse().ok()).unwrap_or(0),
        _ => 0,
    }
}

/// To the login page, by way of the page that is shown, so that one comes back to it.
fn leave() {
    let _unloading = window().location().reload();
}

pub const EXHIBIT: Exhibit = Exhibit {
    name: "TimeLimit",
    states: &[("waiting", || {
        let s = str::to_owned;
        view! {
            <p>"Dialogen vises to minutter før utlogging."</p>
            <TimeLimit seconds=100_000 title=s("Er du der fortsatt?") text=s("Du blir logget ut om to minutter.") go_on=s("Fortsett") log_out=s("Logg ut")/>
        }
        .into_any()
    })],
};
