//! Templates: the built-in ones, and those of the user.

use minijinja::{Environment, UndefinedBehavior, Value};

use crate::prompt::fill::{self, Asked, Values};
use crate::prompt::placeholders;
use crate::prompt::section::Place;

/// A template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Template {
    name: String,
    text: String,
    /// `{{ name }}` and `{% if .. %}`; else a document with placeholders.
    is_jinja: bool,
}

/// The name of the template that is taken when none is asked for.
pub(crate) const DEFAULT: &str = "default";

/// Name, purpose and text of the built-in templates.
const BUILT_IN: [(&str, &str, &str); 6] = [
    (DEFAULT, "all sections; for most purposes", include_str!("../../queries/prompts/default.md.j2")),
    (
        "suite",
        "a whole suite for one component, with a fixed form of the answer",
        include_str!("../../queries/prompts/suite.md.j2"),
    ),
    (
        "boundaries",
        "tests in suites by boundary: flows, errors, consistency, identity",
        include_str!("../../queries/prompts/boundaries.md.j2"),
    ),
    (
        "guide",
        "a guide that also sets up the environment, with timing and load",
        include_str!("../../queries/prompts/guide.md.j2"),
    ),
    (
        "component",
        "one component or feature, scenarios in four parts",
        include_str!("../../queries/prompts/component.md.j2"),
    ),
    ("skill", "a skill file for coding agents, with front matter", include_str!("../../queries/prompts/skill.md.j2")),
];

/// Texts that templates include.
const PARTS: [(&str, &str); 2] = [
    ("rules.md.j2", include_str!("../../queries/prompts/rules.md.j2")),
    ("data.md.j2", include_str!("../../queries/prompts/data.md.j2")),
];

impl Template {
    /// The built-in template of that name.
    pub(crate) fn built_in(name: &str) -> Option<Template> {
        let found = BUILT_IN.iter().find(|(known, ..)| *known == name)?;
        Some(Template { name: name.to_owned(), text: found.2.to_owned(), is_jinja: true })
    }

    /// A template of the user: Jinja when its name ends in `.j2`, `.jinja` or `.jinja2`, else a document with
    /// placeholders.
    pub(crate) fn of_user(name: &str, text: String) -> Template {
        let is_jinja = [".j2", ".jinja", ".jinja2"].iter().any(|end| name.ends_with(end));
        Template { name: name.to_owned(), text, is_jinja }
    }

    /// Names and purposes of the built-in templates.
    pub(crate) fn list() -> impl Iterator<Item = (&'static str, &'static str)> {
        BUILT_IN.iter().map(|(name, about, _)| (*name, *about))
    }

    /// What it asks for.
    pub(super) fn asked(&self) -> Result<Asked, String> {
        if !self.is_jinja {
            return Ok(fill::asked(&self.text));
        }
        let env = self.environment()?;
        let template = env.get_template(&self.name).map_err(|e| reason(&e))?;
        let mut names: Vec<String> = template.undeclared_variables(false).into_iter().collect();
        for (part, _) in PARTS.iter().filter(|(part, _)| self.text.contains(part)) {
            let part = env.get_template(part).map_err(|e| reason(&e))?;
            names.extend(part.undeclared_variables(false));
        }
        names.sort();
        let known = crate::prompt::values();
        let mut asked = Asked::default();
        for name in names {
            let constant = placeholders::all().iter().find(|p| p.names.contains(&name));
            match constant {
                Some(p) if p.model => asked.left.push(format!("{{{{ {name} }}}}")),
                Some(p) => drop(asked.values.insert(p.value.clone())),
                None if known.contains(&name) => drop(asked.values.insert(name)),
                None => asked.unknown.push(format!("{{{{ {name} }}}}")),
            }
        }
        Ok(asked)
    }

    pub(super) fn render(&self, asked: &Asked, values: &dyn Values) -> Result<String, String> {
        if !self.is_jinja {
            return Ok(fill::fill(&self.text, asked, values));
        }
        let env = self.environment()?;
        let template = env.get_template(&self.name).map_err(|e| reason(&e))?;
        let mut context: std::collections::BTreeMap<&str, Value> = std::collections::BTreeMap::new();
        for name in &asked.values {
            context.insert(name, Value::from(values.text(name, Place::Text).unwrap_or_default()));
        }
        for placeholder in placeholders::all().iter().filter(|p| asked.values.contains(p.value.as_str())) {
            for name in &placeholder.names {
                context.insert(name, Value::from(values.text(&placeholder.value, Place::Text).unwrap_or_default()));
            }
        }
        let text = template.render(context).map_err(|e| reason(&e))?;
        Ok(format!("{}\n", text.trim_end()))
    }

    fn environment(&self) -> Result<Environment<'_>, String> {
        let mut env = Environment::new();
        env.set_undefined_behavior(UndefinedBehavior::Lenient);
        env.set_auto_escape_callback(|_| minijinja::AutoEscape::None);
        for (name, text) in PARTS {
            env.add_template(name, text).map_err(|e| reason(&e))?;
        }
        env.add_template(&self.name, &self.text).map_err(|e| reason(&e))?;
        Ok(env)
    }
}

fn reason(error: &minijinja::Error) -> String {
    let line = error.line().map(|line| format!(" (line {line})")).unwrap_or_default();
    let detail = error.detail().map(|detail| format!(": {detail}")).unwrap_or_default();
    format!("{}{detail}{line}", error.kind())
}
