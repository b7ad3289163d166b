//! Every address of the portal, from its own tables.

use crate::house::House;
use app::routes::Ruter;
use leptos_axum::generate_route_list;

/// Pages that need no login.
pub const PUBLIC: [&str; 4] = ["/logg-inn", "/hjelp", "/personvern", "/tilgjengelighet"];

/// The patterns of the route table's pages.
pub fn patterns() -> Vec<String> {
    let patterns: Vec<String> = generate_route_list(Ruter).iter().map(|r| r.path().to_owned()).collect();
    assert!(patterns.len() >= 17, "{patterns:?}");
    patterns
}

/// Every page with something of Kari's in the place of parameters. Makes a change, so that there is a receipt.
pub async fn pages(house: &House) -> Vec<String> {
    let receipt = house.receipt("kari").await;
    let ms = house.portal.innsyn.innhold(&house.actor("kari"), "ms").await.expect("Kari's reports");
    let report = format!("/helseregistre/ms/rapport/{}", ms.rapporter[0].id);
    let fill = |pattern: String| match pattern.as_str() {
        p if p.contains("/kvittering/") => receipt.clone(),
        p if p.contains("/rapport/") => report.clone(),
        p if p.ends_with("/{innstilling}/utvalg") => format!("{ACCESS}/utvalgt-personell/utvalg"),
        p if p.ends_with("/{innstilling}/periode") => format!("{ACCESS}/besokshistorikk/periode"),
        p => p
            .replace("{omrade}", "forskning")
            .replace("{part}", "nprkpr")
            .replace("{innstilling}", "utlevering-formal")
            .replace("{register}", "sysvak"),
    };
    let pages: Vec<String> = patterns().into_iter().map(fill).collect();
    assert!(pages.iter().all(|p| !p.contains('{')), "a parameter without a value: {pages:?}");
    pages
}

/// Every address that takes a form, read from the sources, with the form that would change something.
pub fn forms() -> Vec<(String, &'static str)> {
    let sources = [include_str!("../../../app/src/routes.rs"), include_str!("../../src/lib.rs")];
    let routes = sources.into_iter().flat_map(|s| s.split(".route(\"").skip(1));
    let posts = routes.filter_map(|r| {
        let (path, rest) = r.split_once('"')?;
        rest.lines().next()?.contains("post(").then_some(path)
    });
    let forms: Vec<_> =
        posts.map(|path| (path.replace("{omrade}/{part}/{innstilling}", SETTING), form(path))).collect();
    assert_eq!(forms.len(), 4, "{forms:?}");
    forms
}

const ACCESS: &str = "/personverninnstillinger/tilgang/kjernejournal";
pub const SETTING: &str = "forskning/nprkpr/oppbevaring";

fn form(path: &str) -> &'static str {
    match path {
        "/logg-inn/testperson" => "person=line&retur=/",
        "/logg-ut" | "/okt/forleng" => "",
        "/personverninnstillinger/{omrade}/{part}/{innstilling}/bekreft" => {
            "valg=aktiv&sekvensnummer=0&nokkel=test&forstar=ja"
        }
        new => panic!("the new form {new} has no test"),
    }
}
