//! A citizen's way through the pages without a browser: links are followed and forms are sent as the HTML has them.

use crate::house::{Answer, House};

/// Where a citizen is, and what it has taken to get there.
pub struct Walk<'h> {
    house: &'h House,
    cookie: String,
    /// Path and query of the page.
    pub path: String,
    pub page: Answer,
    pub effort: Effort,
}

/// What something takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Effort {
    pub pages: usize,
    /// Links, buttons and boxes pressed.
    pub clicks: usize,
    /// Fields that must be filled in.
    pub fields: usize,
}

/// A form as the page has it.
struct Form {
    post: bool,
    action: String,
    /// What is sent without anybody touching it.
    given: Vec<(String, String)>,
    names: Vec<String>,
}

impl<'h> Walk<'h> {
    pub async fn new(house: &'h House, person: &str) -> Self {
        let cookie = house.log_in(person).await;
        let page = house.get("/hjelp", &cookie).await;
        Self { house, cookie, path: String::new(), page, effort: Effort::default() }
    }

    /// Types an address.
    pub async fn open(&mut self, path: &str) {
        let answer = self.house.get(path, &self.cookie).await;
        self.arrive(path.to_owned(), answer).await;
    }

    /// Starts counting.
    pub fn count(&mut self) {
        self.effort = Effort::default();
    }

    /// Follows the link to an address.
    pub async fn follow(&mut self, href: &str) {
        assert!(self.links().iter().any(|l| l == href), "{}: no link to {href}: {:?}", self.path, self.links());
        self.effort.clicks += 1;
        self.open(href).await;
    }

    /// Fills in and sends the form that goes to an address ending like this.
    pub async fn send(&mut self, action: &str, fields: &[(&str, &str)]) {
        let form = self.form(action);
        for (name, _) in fields {
            assert!(form.names.iter().any(|n| n == name), "{}: no field {name}: {:?}", self.path, form.names);
        }
        self.effort.clicks += 1 + fields.len();
        self.effort.fields += fields.len();
        let untouched = form.given.into_iter().filter(|(n, _)| n == "m" || !fields.iter().any(|(f, _)| f == n));
        let fields = fields.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned()));
        let pairs: Vec<String> =
            untouched.chain(fields).map(|(n, v)| format!("{}={}", escape(&n), escape(&v))).collect();
        let body = pairs.join("&");
        if form.post {
            let answer = self.house.post(&form.action, &self.cookie, &body).await;
            self.arrive(form.action, answer).await;
        } else {
            self.open(&format!("{}?{body}", form.action)).await;
        }
    }

    /// Comes to a page, through redirects.
    async fn arrive(&mut self, mut path: String, mut answer: Answer) {
        for _ in 0..5 {
            if answer.status != 303 {
                break;
            }
            path = answer.header("location").to_owned();
            answer = self.house.get(&path, &self.cookie).await;
        }
        self.effort.pages += 1;
        (self.path, self.page) = (path, answer);
    }

    pub fn links(&self) -> Vec<String> {
        tags(&self.page.body, "a").filter_map(|t| attribute(t, "href")).collect()
    }

    /// Whether the page has a form that goes to an address ending like this.
    pub fn asks(&self, action: &str) -> bool {
        tags(&self.page.body, "form").any(|t| attribute(t, "action").is_some_and(|a| a.ends_with(action)))
    }

    /// The values that a field of the page can take.
    pub fn values(&self, name: &str) -> Vec<String> {
        let fields = tags(&self.page.body, "input").filter(|t| attribute(t, "name").as_deref() == Some(name));
        fields.filter_map(|t| attribute(t, "value")).collect()
    }

    fn form(&self, action: &str) -> Form {
        let parts = self.page.body.split("<form").skip(1).map(|p| p.split("</form>").next().unwrap_or_default());
        let mut found = parts.filter(|p| {
            let tag = p.split('>').next().unwrap_or_default();
            attribute(tag, "action").is_some_and(|a| a.ends_with(action))
        });
        let part = found.next().unwrap_or_else(|| panic!("{}: no form to {action}: {}", self.path, self.page.body));
        let tag = part.split('>').next().unwrap_or_default();
        let inputs: Vec<&str> = tags(part, "input").collect();
        let named = |t: &&str| Some((attribute(t, "name")?, attribute(t, "value").unwrap_or_default()));
        let sent = |t: &&&str| {
            let kind = attribute(t, "type").unwrap_or_default();
            !["radio", "checkbox"].contains(&kind.as_str()) || t.split_whitespace().any(|w| w.starts_with("checked"))
        };
        Form {
            post: attribute(tag, "method").as_deref() == Some("post"),
            action: attribute(tag, "action").unwrap_or_default(),
            given: inputs.iter().filter(sent).filter_map(named).collect(),
            names: inputs.iter().filter_map(named).map(|(n, _)| n).collect(),
        }
    }
}

/// The start tags of a kind, without their brackets.
fn tags<'a>(html: &'a str, kind: &'a str) -> impl Iterator<Item = &'a str> {
    let start = format!("<{kind}");
    let mut rest = html;
    std::iter::from_fn(move || {
        loop {
            rest = &rest[rest.find(&start)? + start.len()..];
            if rest.starts_with([' ', '>']) {
                return rest.split('>').next();
            }
        }
    })
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let value = tag.split(&format!(" {name}=\"")).nth(1)?.split('"').next()?;
    Some(value.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&"))
}

fn escape(text: &str) -> String {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-._~".contains(&b);
    text.bytes().map(|b| if plain(b) { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
}
