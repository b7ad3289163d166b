//! The little Markdown that our descriptions are written in, as views: paragraphs, headings of the second level, lists, and
//! words in backquotes. Everything else is text.

use leptos::prelude::*;

/// A description, block by block.
pub fn prose(text: &str) -> Vec<AnyView> {
    text.split("\n\n").map(str::trim).filter(|block| !block.is_empty()).map(block).collect()
}

fn block(text: &str) -> AnyView {
    if let Some(heading) = text.strip_prefix("## ") {
        return view! { <h2>{words(heading)}</h2> }.into_any();
    }
    if text.starts_with("- ") {
        let items = text.trim_start_matches("- ").split("\n- ").map(|item| view! { <li>{words(item)}</li> });
        return view! { <ul>{items.collect_view()}</ul> }.into_any();
    }
    view! { <p>{words(text)}</p> }.into_any()
}

/// Words, with what stands in backquotes as code.
fn words(text: &str) -> Vec<AnyView> {
    let parts = text.split('`').enumerate().filter(|(_, part)| !part.is_empty());
    parts
        .map(|(n, part)| match n % 2 {
            1 => view! { <code>{part.to_owned()}</code> }.into_any(),
            _ => part.to_owned().into_any(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_told_apart() {
        let html =
            prose("A `b` c\nd.\n\n## E\n\n- f\n- `g` h").into_iter().map(RenderHtml::to_html).collect::<String>();
        let html = html.replace("<!>", "");
        assert_eq!(html, "<p>A <code>b</code> c\nd.</p><h2>E</h2><ul><li>f</li><li><code>g</code> h</li></ul>");
    }
}
