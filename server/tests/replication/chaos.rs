//! Quality D-18: random changes, a receiver that fails three times of ten, processes killed at random: nothing lost,
//! nothing out of order.

use crate::house::{GUIDS, House, Process, SLUGS, citizen};
use crate::receiver::{Mood, Receiver, Seen};
use crate::{clients, wait_for};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

const CITIZENS: usize = 2000;
const PROCESSES: usize = 3;
const WRITERS: usize = 8;
/// Longest that is waited on a slow machine.
const SECONDS: u64 = 240;

/// Changes to make: `INNSYN_REPLICATION_CHANGES`, or 100,000.
fn wanted() -> usize {
    let set = std::env::var("INNSYN_REPLICATION_CHANGES").ok();
    set.map_or(100_000, |n| n.parse().expect("INNSYN_REPLICATION_CHANGES takes a number"))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_lost_or_out_of_order_whoever_fails_or_dies() {
    let started = Instant::now();
    let receiver = Receiver::start(&["fold", "all"], Mood::Unsteady).await;
    let house = Arc::new(House::new(CITIZENS, &clients(&receiver.url)).await);
    let over = Arc::new(AtomicBool::new(false));
    let killer = tokio::spawn(kill_at_random(Arc::clone(&house), Arc::clone(&over)));
    let made = make_changes(&house, wanted()).await;
    let changed_after = started.elapsed();
    let all: usize = made.iter().filter(|((_, what), _)| *what == 0).map(|(_, n)| n).sum();
    wait_for("most is delivered", SECONDS + made_in_all(&made) / 400, async || {
        receiver.with("all", |r| r.seen.values().map(|s| s.stored.len()).sum::<usize>()) > all * 9 / 10
    })
    .await;
    over.store(true, Ordering::SeqCst);
    let (processes, kills) = killer.await.expect("the killer");
    receiver.calm.store(true, Ordering::SeqCst);
    wait_for("all is delivered", SECONDS, async || {
        house.number("SELECT CAST(COUNT(*) AS BIGINT) FROM utboks WHERE nr IS NULL").await == 0
            && house.number("SELECT CAST(COUNT(*) AS BIGINT) FROM levering WHERE neste IS NOT NULL").await == 0
            && complete(&receiver, &made)
    })
    .await;
    for process in processes {
        assert!(process.stop().await.success(), "a server that is asked to stop ends well");
    }
    judge(&receiver, &made);
    let in_force = house
        .number("SELECT CAST(COUNT(*) AS BIGINT) FROM innstilling WHERE innbygger >= 1000000 AND i_kraft IS NOT NULL");
    assert_eq!(in_force.await, i64::try_from(made.len()).expect("a number"), "the citizen sees every setting in force");
    let calls = |name| receiver.with(name, |r| r.calls);
    eprintln!(
        "{} changes of {} settings in {changed_after:.0?}, {} calls to the folding subscriber, {} to the other, {kills} \
         kills, {:.0?} in all",
        made_in_all(&made),
        made.len(),
        calls("fold"),
        calls("all"),
        started.elapsed()
    );
    Arc::into_inner(house).expect("nobody else").tear_down().await;
}

/// Starts the processes, and kills one after the other until it is over; then gives those that live.
async fn kill_at_random(house: Arc<House>, over: Arc<AtomicBool>) -> (Vec<Process>, u32) {
    let mut processes: Vec<Process> = (0..PROCESSES).map(|_| house.start()).collect();
    let mut kills = 0;
    while !over.load(Ordering::SeqCst) {
        let dice: [u8; 2] = app::store::tilfeldig().expect("randomness");
        tokio::time::sleep(Duration::from_millis(800 + 4 * u64::from(dice[0]))).await;
        let victim = usize::from(dice[1]) % PROCESSES;
        processes[victim].kill();
        processes[victim] = house.start();
        kills += 1;
    }
    (processes, kills)
}

/// Random changes by several at once, each of citizens of its own, one of twenty through the citizen's door; how many of
/// each setting.
async fn make_changes(house: &Arc<House>, count: usize) -> HashMap<(usize, usize), usize> {
    let writers: Vec<_> =
        (0..WRITERS).map(|writer| tokio::spawn(write(Arc::clone(house), writer, count / WRITERS))).collect();
    let mut made = HashMap::new();
    for writer in writers {
        made.extend(writer.await.expect("a writer"));
    }
    made
}

async fn write(house: Arc<House>, writer: usize, count: usize) -> HashMap<(usize, usize), usize> {
    let mut made: HashMap<(usize, usize), usize> = HashMap::new();
    let mut left = count;
    while left > 0 {
        let mut batch = HashSet::new();
        while batch.len() < left.min(200) {
            let dice = u32::from_le_bytes(app::store::tilfeldig().expect("randomness"));
            let dice = usize::try_from(dice).expect("32 bits");
            batch.insert((dice / 3 % (CITIZENS / WRITERS) * WRITERS + writer, dice % 3));
        }
        left -= batch.len();
        let next = |(who, what)| {
            let nr = made.entry((who, what)).and_modify(|n| *n += 1).or_insert(1);
            (who, what, *nr)
        };
        let changes: Vec<_> = batch.into_iter().map(next).collect();
        let (by_hand, many) = changes.split_at(changes.len() / 20);
        for (who, what, nr) in by_hand {
            house.change(citizen(*who), SLUGS[*what], i64::try_from(*nr).expect("a number")).await;
        }
        house.change_many(many).await;
    }
    made
}

fn made_in_all(made: &HashMap<(usize, usize), usize>) -> u64 {
    u64::try_from(made.values().sum::<usize>()).expect("a number")
}

/// Whether both have the newest of every setting.
fn complete(receiver: &Receiver, made: &HashMap<(usize, usize), usize>) -> bool {
    let ones = made.keys().filter(|(_, what)| *what == 0).count();
    receiver.with("fold", |r| r.seen.len()) == made.len() && receiver.with("all", |r| r.seen.len()) == ones
}

/// Holds what the registries have against what was done.
fn judge(receiver: &Receiver, made: &HashMap<(usize, usize), usize>) {
    let (fold, all) = (settings(receiver, "fold"), settings(receiver, "all"));
    for (what, guid) in GUIDS.iter().enumerate() {
        let mut ends: Vec<usize> = made.iter().filter(|((_, w), _)| *w == what).map(|(_, n)| *n).collect();
        ends.sort_unstable();
        let mut got: Vec<usize> = of(&fold, guid).map(end).collect();
        got.sort_unstable();
        assert_eq!(got, ends, "the folding subscriber has the newest of everything");
        let got = of(&all, guid).count();
        assert_eq!(got, if what == 0 { ends.len() } else { 0 }, "the other has its own definition, and no other");
    }
    for seen in all.values() {
        let every: Vec<i32> = (1..=seen.stored.last().copied().unwrap_or(0)).collect();
        assert_eq!(seen.stored, every, "who wants all got all");
        assert_eq!(seen.arrived, every, "in order");
    }
    for (key, seen) in &all {
        assert_eq!(end(seen), end(&fold[key]), "both have the same");
    }
    for seen in fold.values().chain(all.values()) {
        let on = end(seen) % 2 == 1;
        assert_eq!(seen.status.as_deref(), Some(if on { "RES" } else { "IRES" }));
    }
    for name in ["fold", "all"] {
        assert_eq!(receiver.with(name, |r| r.backwards), 0, "nothing came after what replaced it");
        assert!(receiver.with(name, |r| r.calls) > 0);
    }
}

type Settings = HashMap<(String, String), Seen>;

fn settings(receiver: &Receiver, name: &str) -> Settings {
    receiver.with(name, |r| r.seen.clone())
}

fn of<'s>(settings: &'s Settings, guid: &'s str) -> impl Iterator<Item = &'s Seen> {
    settings.iter().filter(move |((_, g), _)| g == guid).map(|(_, s)| s)
}

fn end(seen: &Seen) -> usize {
    usize::try_from(seen.stored.last().copied().unwrap_or(0)).expect("a sequence number")
}
