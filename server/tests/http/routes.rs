//! Every address of the portal, from its own tables.

use crate::house::House;
use app::domain::foresporsel::svar::fingeravtrykk;
use app::domain::samples;
use app::routes::Ruter;
use leptos_axum::generate_route_list;

/// Pages that need no login.
pub const PUBLIC: [&str; 5] = ["/logg-inn", "/hjelp", "/personvern", "/tilgjengelighet", "/verifiser"];

/// The patterns of the route table's pages.
pub fn patterns() -> Vec<String> {
    let patterns: Vec<String> = generate_route_list(Ruter).iter().map(|r| r.path().to_owned()).collect();
    assert!(patterns.len() >= 18, "{patterns:?}");
    patterns
}

/// Every page with something of Kari's in the place of parameters. Makes a change, so that there is a receipt.
pub async fn pages(house: &House) -> Vec<String> {
    let receipt = house.receipt("kari").await;
    let ms = house.portal.innsyn.innhold(&house.actor("kari"), "ms").await.expect("Kari's reports");
    let report = format!("/helseregistre/ms/rapport/{}", ms.rapporter[0].id);
    let (waiting, answered) = house.requests("kari").await;
    let compared = format!("{report}/forskjell/{}", ms.rapporter[1].id);
    let order = format!("/bestillinger/{}", house.order("kari", "sysvak", "routes").await);
    let case = house.case("kari").await;
    let fill = |pattern: String| match pattern.as_str() {
        "/henvendelser/{id}" => case.clone(),
        "/samtykke/{id}/kvittering" => pattern.replace("{id}", &answered),
        p if p.starts_with("/samtykke/") => p.replace("{id}", &waiting),
        p if p.contains("/kvittering/") => receipt.clone(),
        p if p.contains("/tekst/") => receipt.replace("/kvittering/", "/tekst/"),
        p if p.ends_with("/tidsreise") => format!("{p}?dato=2022-01-01"),
        p if p.contains("/forskjell/") => compared.clone(),
        p if p.ends_with("/sammendrag") => format!("{report}/sammendrag"),
        p if p.ends_with("/sammenligning") => format!("{report}/sammenligning"),
        p if p.contains("/rapport/") => report.clone(),
        "/bestillinger/{id}" => order.clone(),
        p if p.ends_with("/{innstilling}/utvalg") => format!("{ACCESS}/utvalgt-personell/utvalg"),
        p if p.ends_with("/{innstilling}/periode") => format!("{ACCESS}/besokshistorikk/periode"),
        p if p.starts_with("/deltakelse/") => PROJECT.to_owned(),
        p => p
            .replace("{omrade}", "forskning")
            .replace("{part}", "nprkpr")
            .replace("{innstilling}", "utlevering-formal")
            .replace("{register}", "sysvak")
            .replace("{slag}", "sporsmal"),
    };
    let pages: Vec<String> = patterns().into_iter().map(fill).collect();
    assert!(pages.iter().all(|p| !p.contains('{')), "a parameter without a value: {pages:?}");
    pages
}

/// Forms that are not about a person's data: logging in and out, staying logged in, and the choice of person itself.
pub const WITHOUT_PERSON: [&str; 5] =
    ["/logg-inn/testperson", "/logg-ut", "/okt/forleng", "/pa-vegne-av", "/verifiser"];

/// Every address that takes a form, read from the sources, with the form that would change something.
pub fn forms() -> Vec<(String, &'static str)> {
    let sources = [include_str!("../../../app/src/routes.rs"), include_str!("../../src/lib.rs")];
    let routes = sources.into_iter().flat_map(|s| s.split(".route(\"").skip(1));
    let posts = routes.filter_map(|r| {
        let (path, rest) = r.split_once('"')?;
        rest.lines().next()?.contains("post(").then_some(path)
    });
    let (request, answer) = arnes_answer();
    let fill = |path: &str| {
        let path = path.replace("{omrade}/{part}/{innstilling}", SETTING).replace("/deltakelse/{part}/{id}", PROJECT);
        path.replace("{id}", &request).replace("{register}", "sysvak").replace("{slag}", "sporsmal")
    };
    let answer: &'static str = answer.leak();
    let form = |path: &str| if path.starts_with("/samtykke/") { answer } else { form(path) };
    let forms: Vec<_> = posts.map(|path| (fill(path), form(path))).collect();
    assert_eq!(forms.len(), 18, "{forms:?}");
    forms
}

/// What Kari takes part in; see `House`.
pub const PROJECT: &str = "/deltakelse/ms/p-1";
const ACCESS: &str = "/personverninnstillinger/tilgang/kjernejournal";
pub const SETTING: &str = "forskning/nprkpr/oppbevaring";

/// Who may send a form: requests for consent are one person's own.
pub fn sender(path: &str) -> &'static str {
    if path.starts_with("/samtykke/") { "arne" } else { "kari" }
}

/// The number of Arne's request, and the form that answers it with a no.
pub fn arnes_answer() -> (String, String) {
    let people = samples::alle("2026-11-22T09:00:00Z".parse().expect("a valid instant"));
    let arne = people.iter().find(|p| p.slug == "arne").expect("Arne");
    let request = &arne.foresporsler[0];
    let catalogue = app::catalogue::innebygd().expect("the embedded catalogue is sound");
    let (register, definition) = catalogue.definisjon(&request.definisjoner[0]).expect("a definition");
    let text = fingeravtrykk(request, register, &[definition]);
    (request.id.to_string(), format!("svar={}.inaktiv&tekst={text}&nokkel=test", definition.id.0))
}

fn form(path: &str) -> &'static str {
    match path {
        "/helseregistre/{register}/bestill" => "type_=STD&nokkel=order",
        // Nobody's order: the tests of orders cancel real ones.
        "/bestillinger/{id}/avbryt" => "",
        "/helseregistre/{register}/henvendelse/{slag}" => "tekst=Hvor+lenge+lagres+dette&nokkel=sak",
        "/henvendelser/{id}/svar" | "/henvendelser/{id}/klage" => "tekst=En+ting+til&nokkel=test",
        "/helseregistre/{register}/notater" => "aar=2019&tekst=Flyttet&nokkel=notat",
        // Nobody's note and report: `own` deletes, has back and chooses for real.
        "/helseregistre/{register}/notater/slett" => "notat=0CM4-DT1W-00000&nokkel=slett",
        "/helseregistre/{register}/notater/angre" => "notat=0CM4-DT1W-00000&nokkel=angre",
        "/helseregistre/{register}/rapport/{id}/sammenligning" => "skala=msss&valg=vis&nokkel=valg",
        "/varsler/lest" => "til=7ZZZ-ZZZZ-ZZZZZ",
        "/logg-inn/testperson" => "person=line&retur=/",
        "/logg-ut" | "/okt/forleng" => "",
        "/pa-vegne-av" => "valg=selv",
        "/personverninnstillinger/{omrade}/{part}/{innstilling}/bekreft" => {
            "valg=aktiv&sekvensnummer=0&nokkel=test&forstar=ja"
        }
        "/deltakelse/{part}/{id}/valg" => "funksjon=paaminnelse&slag=enkel&verdi=ja&nokkel=deltakelse",
        // Not sent as a browser sends it: this form holds a file (see `receipts`).
        "/verifiser" => "tekst=x",
        new => panic!("the new form {new} has no test"),
    }
}
