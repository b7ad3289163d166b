//! The page that shows the document of this interface: drawn from it by the server, without scripts, under a policy that
//! allows none. It shows what the document says and nothing else, so a new service needs no line here.

mod prose;
mod types;

use super::contract::path;
use super::openapi;
use app::oppsett::Oppsett;
use app::portal::Portal;
use axum::Router;
use axum::body::Bytes;
use axum::http::header;
use axum::routing::get;
use leptos::prelude::*;
use prose::prose;
use serde_json::Value;
use types::{body_types, example, kind};

const STYLE: &str = include_str!("documentation/style.css");
const STYLE_PATH: &str = "/personvern/dokumentasjon.css";
const POLICY: &str = "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; base-uri 'none'; \
                      form-action 'none'; frame-ancestors 'none'";

/// The page and its stylesheet; the portal's own stylesheet is used besides.
pub fn routes(oppsett: &Oppsett) -> Router<Portal> {
    let document = serde_json::to_value(openapi::document()).unwrap_or_default();
    let page = Bytes::from(page(&document, oppsett));
    let head = [(header::CONTENT_TYPE, "text/html; charset=utf-8"), (header::CONTENT_SECURITY_POLICY, POLICY)];
    Router::new()
        .route(path::DOCUMENTATION, get(move || async move { (head, page) }))
        .route(STYLE_PATH, get(|| async { ([(header::CONTENT_TYPE, "text/css; charset=utf-8")], STYLE) }))
}

/// One service of the document.
struct Service<'d> {
    id: String,
    method: String,
    path: &'d str,
    operation: &'d Value,
}

fn page(document: &Value, oppsett: &Oppsett) -> String {
    let title = text(&document["info"]["title"]);
    let body = view! {
        <a class="ds-skip-link" href="#innhold">"Skip to the content"</a>
        <header class="site-header">
            <div class="page-width"><a class="site-name" href="/"><span>{oppsett.tjeneste.clone()}</span></a></div>
        </header>
        <main id="innhold" class="page-width documentation" tabindex="-1">
            <h1>{title.clone()}</h1>
            <p class="meta">"Version "{text(&document["info"]["version"])}</p>
            {contents(document)}
        </main>
        <footer class="site-footer">
            <div class="page-width"><p><a href=path::OPENAPI>"The document itself (OpenAPI 3.1, JSON)"</a></p></div>
        </footer>
    };
    let html = view! {
        <html lang="en" data-color-scheme="light">
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <title>{format!("{title} – {}", oppsett.tjeneste)}</title>
                <link rel="stylesheet" href=oppsett.filer.css.clone()/>
                <link rel="stylesheet" href=STYLE_PATH/>
                <link rel="icon" href="/favicon.svg" r#type="image/svg+xml"/>
            </head>
            <body>{body}</body>
        </html>
    };
    format!("<!DOCTYPE html>{}", html.to_html())
}

fn contents(document: &Value) -> impl IntoView + use<> {
    let services = services(document);
    let schemas = document["components"]["schemas"].as_object();
    let list = services.iter().map(|s| {
        let link = view! { <a href=format!("#{}", s.id)>{text(&s.operation["summary"])}</a> }.into_any();
        vec![link, address(s), text(&s.operation["tags"][0]).into_any()]
    });
    view! {
        <nav aria-label="On this page">
            <ul class="contents">
                <li><a href="#services">"Services"</a></li>
                <li><a href="#about">"About"</a></li>
                <li><a href="#details">"Each service"</a></li>
                <li><a href="#types">"Types"</a></li>
            </ul>
        </nav>
        <h2 id="services">"Services"</h2>
        {table("All services", &["Service", "Address", "Group"], list.collect())}
        <section id="about" aria-label="About">{prose(&text(&document["info"]["description"]))}</section>
        <h2 id="details">"Each service"</h2>
        {services.iter().map(|s| service(document, s)).collect_view()}
        <h2 id="types">"Types"</h2>
        {schemas.into_iter().flatten().map(|(name, schema)| types::section(document, name, schema)).collect_view()}
    }
}

fn services(document: &Value) -> Vec<Service<'_>> {
    let paths = document["paths"].as_object().into_iter().flatten();
    let each = paths.flat_map(|(path, item)| {
        item.as_object().into_iter().flatten().map(move |(method, operation)| Service {
            id: text(&operation["operationId"]),
            method: method.to_ascii_uppercase(),
            path,
            operation,
        })
    });
    each.collect()
}

fn address(s: &Service<'_>) -> AnyView {
    view! { <code><b>{s.method.clone()}</b>" "{s.path.to_owned()}</code> }.into_any()
}

fn service(document: &Value, s: &Service<'_>) -> impl IntoView + use<> {
    let operation = s.operation;
    let scopes =
        operation["security"].as_array().into_iter().flatten().flat_map(|s| s.as_object().into_iter().flatten());
    let scopes: Vec<String> = scopes.flat_map(|(_, names)| names.as_array().into_iter().flatten().map(text)).collect();
    let scope = (!scopes.is_empty()).then(|| {
        view! { <p>"Scope: "{scopes.into_iter().map(|s| view! { <code>{s}</code>" " }).collect_view()}</p> }
    });
    view! {
        <section class="service" id=s.id.clone()>
            <h3>{text(&operation["summary"])}</h3>
            <p class="address">{address(s)}</p>
            {prose(&text(&operation["description"]))}
            {scope}
            {parameters(document, operation)}
            {request(document, operation)}
            {answers(document, operation)}
        </section>
    }
}

fn parameters(document: &Value, operation: &Value) -> Option<AnyView> {
    let all = operation["parameters"].as_array().filter(|p| !p.is_empty())?;
    let row = |p: &Value| {
        let p = resolved(document, p);
        let place = format!("{}, {}", text(&p["in"]), if p["required"] == true { "required" } else { "optional" });
        vec![code(&text(&p["name"])), place.into_any(), kind(&p["schema"]), prose(&text(&p["description"])).into_any()]
    };
    Some(table("Parameters", &["Name", "Where", "Type", "Meaning"], all.iter().map(row).collect()))
}

fn request(document: &Value, operation: &Value) -> Option<AnyView> {
    let body = resolved(document, operation.get("requestBody")?);
    let schema = &body["content"]["application/json"]["schema"];
    let sample = serde_json::to_string_pretty(&example(document, schema)).unwrap_or_default();
    let view = view! {
        <p>"Body: "{kind(schema)}". For example:"</p>
        <pre tabindex="0" aria-label="An example of the body"><code>{sample}</code></pre>
    };
    Some(view.into_any())
}

fn answers(document: &Value, operation: &Value) -> AnyView {
    let all = operation["responses"].as_object().into_iter().flatten();
    let row = |(status, response): (&String, &Value)| {
        let response = resolved(document, response);
        // Codes are told once, in the text about errors.
        let meaning = text(&response["description"]);
        let meaning = meaning.split("\n- ").next().unwrap_or_default().trim().to_owned();
        vec![status.clone().into_any(), prose(&meaning).into_any(), body_types(response)]
    };
    table("Answers", &["Status", "Meaning", "Body"], all.map(row).collect())
}

/// A table whose rows stand one under the other on a small screen, each cell with its heading.
fn table(caption: &'static str, heads: &'static [&'static str], rows: Vec<Vec<AnyView>>) -> AnyView {
    let row = |cells: Vec<AnyView>| {
        let mut cells = cells.into_iter().zip(heads);
        let first = cells.next().map(|(cell, head)| view! { <th scope="row" data-l=*head>{cell}</th> });
        let rest = cells.map(|(cell, head)| view! { <td data-l=*head>{cell}</td> }).collect_view();
        view! { <tr>{first}{rest}</tr> }
    };
    view! {
        <table class="ds-table stack">
            <caption>{caption}</caption>
            <thead><tr>{heads.iter().map(|h| view! { <th scope="col">{*h}</th> }).collect_view()}</tr></thead>
            <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
        </table>
    }
    .into_any()
}

fn code(text: &str) -> AnyView {
    view! { <code>{text.to_owned()}</code> }.into_any()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// What a reference stands for, or the value itself.
fn resolved<'d>(document: &'d Value, value: &'d Value) -> &'d Value {
    value["$ref"].as_str().and_then(|r| document.pointer(r.strip_prefix('#')?)).unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn() -> String {
        page(&openapi::tests::sample(), &Oppsett::default())
    }

    #[test]
    fn every_service_is_listed_and_explained() {
        let page = drawn().replace("<!>", "");
        for part in [
            "<a href=\"#sett\">Sets one citizen",
            "id=\"sett\"",
            "<b>POST</b> /personvern/prove/sett",
            "<code>skriv</code>",
            "<code>pagingReference</code>",
            "<a href=\"#type-SetRequest\">SetRequest</a>",
            "id=\"type-SetRequest\"",
            "id=\"type-ErrorCategory\"",
            "EPVK-101518",
        ] {
            assert!(page.contains(part), "{part}");
        }
        assert_eq!(page.matches("<h1").count(), 1);
        assert!(!page.contains("<script") && !page.contains("style="));
    }

    #[test]
    fn every_link_within_the_page_leads_somewhere() {
        let page = drawn();
        let links: Vec<&str> = page.split("href=\"#").skip(1).filter_map(|l| l.split('"').next()).collect();
        assert!(links.len() > 10);
        for link in links {
            assert_eq!(page.matches(&format!("id=\"{link}\"")).count(), 1, "{link}");
        }
    }

    #[test]
    fn what_the_document_says_is_text() {
        let mut document = openapi::tests::sample();
        document["info"]["description"] = "<script>x</script> `<b>`\n\n## <i>\n\n- <u>".into();
        let page = page(&document, &Oppsett::default());
        for tag in ["<script>x", "<code><b>`", "<i>", "<u>"] {
            assert!(!page.contains(tag), "{tag}");
        }
    }
}
