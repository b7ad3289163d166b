//! Quality D-37, over every route: no page shows a citizen's data without a row in the log that the citizen sees.

use crate::house::House;
use crate::routes::{PUBLIC, pages};

/// Pages that read no data of the citizen's.
const READS_NOTHING: [&str; 1] = ["/meny"];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_personal_page_leaves_a_row_in_the_citizens_log() {
    let house = House::demo().await;
    let cookie = house.log_in("kari").await;
    let rows = "SELECT COUNT(*) FROM bruk WHERE innbygger = 1001 AND hvem = 'selv'";
    for page in pages(&house).await {
        let before = house.number(rows).await;
        house.get(&page, &cookie).await;
        let reads = !PUBLIC.contains(&page.as_str()) && !READS_NOTHING.contains(&page.as_str());
        assert_eq!(house.number(rows).await > before, reads, "{page}");
    }
}
