//! Being listed is itself health information: a registry that does not exist, one that the citizen is not listed in, one
//! that somebody else is listed in and one that is hidden from a representative get the same answer at every address.

use crate::house::{Answer, House};
use crate::routes::patterns;
use app::domain::register::Apenhet;

/// A registry that is nobody's, as long as the ones it is compared with.
const NOBODYS: &str = "zzzzzz";

/// Every address about one registry, read from the route table and from the forms' routes.
fn addresses() -> Vec<(bool, String)> {
    let forms = include_str!("../../../app/src/routes.rs").split(".route(").skip(1);
    let forms = forms.filter_map(|r| {
        let (path, rest) = r.split_once('"')?.1.split_once('"')?;
        let post = rest.lines().next()?.contains("post(");
        path.contains("{register}").then(|| (post, path.to_owned()))
    });
    let pages = patterns().into_iter().filter(|p| p.contains("{register}")).map(|p| (false, p));
    pages.chain(forms).collect()
}

/// What a stranger can tell from an answer: all of it but what is random in every answer, and the name that was asked for.
fn seen(answer: &Answer, slug: &str) -> (u16, String, Vec<String>) {
    let body = answer.body.replace(&format!("/{slug}/"), "/*/");
    let random = ["nonce=\"", "value=\"", "kode "];
    let body = random.iter().fold(body, |body, start| {
        let mut parts = body.split(start);
        let first = parts.next().unwrap_or_default().to_owned();
        parts.fold(first, |text, part| text + start + part.split_once(['"', '<']).map_or("", |p| p.1))
    });
    let names = answer.headers.keys().map(ToString::to_string).collect();
    (answer.status.as_u16(), body, names)
}

async fn ask(house: &House, cookie: &str, address: &(bool, String), slug: &str) -> (u16, String, Vec<String>) {
    let path = address.1.replace("{register}", slug);
    let file = if path.contains("/tallene/") { "graf.csv" } else { "graf.svg" };
    let path = ["{id}", "{annen}", "{nr}", "{slag}", "{fil}"]
        .iter()
        .zip(["1", "2", "1", "feil", file])
        .fold(path, |p, (k, v)| p.replace(k, v));
    assert!(!path.contains('{'), "a parameter without a value: {path}");
    if !address.0 {
        return seen(&house.get(&path, cookie).await, slug);
    }
    // A form that lacks something, and one that is whole: neither may tell.
    let (status, bare, headers) = seen(&house.post(&path, cookie, "nokkel=x").await, slug);
    let whole = seen(&house.post(&path, cookie, "nokkel=x&type_=STD&tekst=x").await, slug);
    assert_eq!(whole.0, status, "{path}");
    (status, bare + &whole.1, [headers, whole.2].concat())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_registry_one_is_not_listed_in_is_as_one_that_does_not_exist() {
    let house = House::demo().await;
    let ingrid = house.log_in("ingrid").await;
    let addresses = addresses();
    assert!(addresses.len() >= 3, "{addresses:?}");
    let hidden = house.portal.katalog.registre().iter().filter(|r| r.apent_for == Apenhet::Oppforte);
    for register in hidden {
        for address in &addresses {
            let nobodys = ask(&house, &ingrid, address, NOBODYS).await;
            let unlisted = ask(&house, &ingrid, address, &register.slug).await;
            assert!(nobodys.0 == 404 || nobodys.0 == 400, "{address:?}: {}", nobodys.0);
            assert_eq!(unlisted, nobodys, "{address:?}: {}", register.slug);
        }
    }
}

/// Kari is listed in the MS registry. Whoever acts for her without insight in their power of attorney cannot tell.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_listing_that_is_hidden_from_a_representative_cannot_be_told_from_none() {
    let house = House::demo().await;
    house.sql("UPDATE relasjon SET omrader = '3' WHERE rolle = 'FU' OR rolle = 'TD'").await;
    let line = house.log_in("line").await;
    assert_eq!(house.act_for(&line, "1001-FU").await.header("location"), "/?merknad=byttet", "she does act for Kari");
    for address in addresses() {
        let nobodys = ask(&house, &line, &address, NOBODYS).await;
        for slug in ["ms", "kvarus", "als"] {
            assert_eq!(ask(&house, &line, &address, slug).await, nobodys, "{address:?}: {slug}");
        }
    }
}
