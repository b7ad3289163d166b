//! What operators are told, and what they can do.

use crate::house::{House, SLUGS, citizen};
use crate::receiver::{Mood, Receiver};
use crate::{clients, wait_for};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_refusal_is_shown_and_sent_again_when_it_is_mended() {
    let receiver = Receiver::start(&["fold", "all"], Mood::Well).await;
    let house = House::new(1, &clients(&receiver.url)).await;
    assert_eq!(house.command(&[]).status.code(), Some(0), "nothing waits");
    receiver.with("fold", |r| r.mood = Mood::Refuses(422));
    let mut waits = house.program();
    waits.env("INNSYN_RETRY_WAITS", "3600").env("INNSYN_LISTEN", "127.0.0.1:0");
    let mut process = waits.stderr(std::process::Stdio::null()).spawn().expect("the program starts");
    house.change(citizen(0), SLUGS[0], 1).await;
    wait_for("it is refused", 60, async || {
        house.number("SELECT CAST(COUNT(*) AS BIGINT) FROM levering WHERE trenger_person").await == 1
    })
    .await;
    wait_for("the other has it", 60, async || house.command(&[]).status.code() == Some(1)).await;
    let told = String::from_utf8(house.command(&[]).stdout).expect("text");
    let line = told.lines().find(|l| l.starts_with("fold")).expect("the subscriber");
    assert!(line.contains(" 422 ") && line.ends_with("ALARM"), "{told}");
    assert!(told.lines().any(|l| l.starts_with("all") && l.ends_with("ok")), "{told}");
    receiver.with("fold", |r| r.mood = Mood::Well);
    assert_eq!(house.command(&["--retry", "fold"]).status.code(), Some(0));
    wait_for("all is well again", 60, async || house.command(&[]).status.code() == Some(0)).await;
    assert_eq!(receiver.with("fold", |r| r.seen.values().map(|s| s.stored.clone()).collect::<Vec<_>>()), [[1]]);
    drop(process.kill());
    drop(process.wait());
    house.tear_down().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_cannot_be_answered_is_neither_well_nor_alarm() {
    let house = House::new(1, &clients("http://127.0.0.1:1")).await;
    for words in [&["--retry", "nobody"][..], &["--retry"], &["--all"]] {
        assert_eq!(house.command(words).status.code(), Some(2), "{words:?}");
    }
    let mut nowhere = house.program();
    nowhere.env("DATABASE_URL", "postgres://innsyn@127.0.0.1:1/none").arg("replication");
    assert_eq!(nowhere.output().expect("the program runs").status.code(), Some(2));
    assert_eq!(house.program().arg("unknown").output().expect("the program runs").status.code(), Some(2));
    house.tear_down().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_with_subscribers_and_no_key_says_so_and_does_not_start() {
    let house = House::new(1, &clients("http://127.0.0.1:1")).await;
    let mut program = house.program();
    program.env("INNSYN_LISTEN", "127.0.0.1:0").env_remove("INNSYN_SYSTEM_KEY");
    let output = program.output().expect("the program runs");
    let told = String::from_utf8(output.stderr).expect("text");
    assert!(!output.status.success() && told.contains("INNSYN_SYSTEM_KEY is missing"), "{told}");
    house.tear_down().await;
}
