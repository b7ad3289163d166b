//! Links from outside to one setting: through the login, to those whom it concerns, telling the others nothing.

use crate::house::{Answer, House, message};
use crate::routes::SETTING;

fn guid(house: &House, part: &str, slug: &str) -> String {
    let register = house.portal.katalog.register(part).expect(part);
    register.definisjon(slug).expect(slug).id.0.clone()
}

/// What can be seen of an answer, without what is drawn by lot for each.
fn seen(answer: &Answer) -> (u16, String, Vec<(String, String)>) {
    let policy = answer.header("content-security-policy");
    let nonce = policy.split("'nonce-").nth(1).and_then(|n| n.split('\'').next()).expect("a nonce");
    let plain = |text: &str| text.replace(nonce, "");
    let headers = answer.headers.iter();
    let headers = headers.map(|(n, v)| (n.to_string(), plain(v.to_str().unwrap_or_default()))).collect();
    (answer.status.as_u16(), plain(&answer.body), headers)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_link_leads_through_the_login_to_the_setting() {
    let house = House::demo().await;
    let link = format!("/innstilling/{}", guid(&house, "nprkpr", "oppbevaring"));
    let to_login = house.get(&link, "").await;
    let login = format!("/logg-inn?grunn=inn&retur={link}");
    assert_eq!((to_login.status.as_u16(), to_login.header("location")), (303, login.as_str()));
    let page = house.get(&login, "").await;
    assert!(page.body.contains(&format!("name=\"retur\" value=\"{link}\"")), "the login page keeps the way back");
    let logged_in = house.post("/logg-inn/testperson", "", &format!("person=kari&retur={link}")).await;
    assert_eq!(logged_in.header("location"), link);
    let there = house.get(&link, &logged_in.cookie()).await;
    let setting = format!("/personverninnstillinger/{SETTING}");
    assert_eq!((there.status.as_u16(), there.header("location")), (303, setting.as_str()));
    assert_eq!(house.get(&setting, &logged_in.cookie()).await.status, 200);
    let loud = format!("/innstilling/{}", guid(&house, "nprkpr", "oppbevaring").to_uppercase());
    assert_eq!(house.get(&loud, &logged_in.cookie()).await.header("location"), setting);
}

/// Not listed, ended, unknown, and no GUID at all: one answer.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_link_that_does_not_concern_one_tells_nothing() {
    let house = House::demo().await;
    let cookie = house.log_in("ingrid").await;
    let unknown = house.get("/innstilling/00000000-0000-4000-8000-000000000000", &cookie).await;
    assert_eq!((unknown.status.as_u16(), unknown.h1()), (404, message("feil-gjelder-ikke-tittel")));
    assert!(unknown.body.contains("href=\"/personverninnstillinger\""), "the way to the list");
    let (ms, diabetes) = (guid(&house, "ms", "data"), guid(&house, "diabetes", "lagring"));
    let loud = ms.to_uppercase();
    for text in
        [ms.as_str(), &loud, &diabetes, "x", "%FF", "%00", "..", "%2F%2Fevil.example", "%27%20OR%201=1", "%0D%0Ax:%20y"]
    {
        let answer = house.get(&format!("/innstilling/{text}"), &cookie).await;
        assert_eq!(seen(&answer), seen(&unknown), "{text}");
    }
    let line = house.log_in("line").await;
    assert_eq!(house.get(&format!("/innstilling/{diabetes}"), &line).await.status, 303);
    house.portal.klokke.flytt(jiff::SignedDuration::from_hours(-24 * 365 * 7));
    let line = house.log_in("line").await;
    let before = house.get(&format!("/innstilling/{diabetes}"), &line).await;
    assert_eq!((before.status.as_u16(), before.h1()), (404, message("feil-gjelder-ikke-tittel")), "not in force");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_link_never_leads_out_of_the_portal() {
    let house = House::demo().await;
    let cookie = house.log_in("kari").await;
    for text in ["%2F%2Fevil.example", "https:%2F%2Fevil.example", "%5C%5Cevil.example", "?retur=https://evil.example"]
    {
        let link = format!("/innstilling/{text}");
        let answer = house.get(&link, &cookie).await;
        assert_eq!((answer.status.as_u16(), answer.header("location")), (404, ""), "{text}");
        let login = house.get(&link, "").await;
        assert!(login.header("location").starts_with("/logg-inn?grunn=inn&retur=/innstilling/"), "{text}");
    }
}
