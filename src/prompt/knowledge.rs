//! What `queries/prompts/` knows of tests and of what stands in for services.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::Regex;
use serde::Deserialize;

use crate::model::language::Language;

/// All of it.
#[derive(Debug, Default)]
pub(super) struct Knowledge {
    pub(super) testing: Testing,
    pub(super) doubles: Doubles,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Testing {
    pub(super) library: Vec<Library>,
    pub(super) stub: BTreeMap<String, String>,
    pub(super) setup: Vec<SetUp>,
    pub(super) entry: Vec<SetUp>,
    pub(super) commands: Commands,
}

/// What a library is to a test.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Role {
    Runner,
    Client,
    Double,
    Data,
    Container,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Library {
    pub(super) title: String,
    language: String,
    pub(super) role: Role,
    /// Names by which manifests ask for it.
    #[serde(default)]
    pub(super) packages: Vec<String>,
    /// Patterns of lines that use it.
    #[serde(default)]
    pub(super) imports: Vec<Pattern>,
    /// Runs all tests.
    #[serde(default)]
    pub(super) command: String,
    /// Runs one test.
    #[serde(default)]
    pub(super) one: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SetUp {
    language: String,
    pub(super) what: String,
    #[serde(default)]
    pub(super) files: Option<Pattern>,
    pub(super) line: Pattern,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Commands {
    /// Names of scripts that run tests.
    script: Option<Pattern>,
    /// Names of scripts that do not.
    not: Option<Pattern>,
    /// Lines of the shell that run tests.
    shell: Option<Pattern>,
    /// Lines of the shell that fetch tools.
    install: Option<Pattern>,
    /// Words for tests of more than one part.
    integration: Option<Pattern>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Doubles {
    standin: Vec<StandIn>,
    /// By kind of point.
    kind: BTreeMap<String, StandIn>,
}

/// What stands in for a service.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StandIn {
    #[serde(default)]
    technologies: Vec<String>,
    pub(super) title: String,
    /// The image of a real one.
    #[serde(default)]
    pub(super) image: String,
    /// Names of images that are one.
    #[serde(default)]
    pub(super) images: Vec<String>,
    #[serde(default)]
    pub(super) health: String,
    #[serde(default)]
    pub(super) connect: String,
    #[serde(default)]
    pub(super) populate: String,
    #[serde(default)]
    pub(super) reset: String,
}

/// A regular expression.
#[derive(Debug)]
pub(super) struct Pattern(Option<Regex>);

impl<'de> Deserialize<'de> for Pattern {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Pattern, D::Error> {
        let text = String::deserialize(deserializer)?;
        Regex::new(&text).map(|regex| Pattern(Some(regex))).map_err(serde::de::Error::custom)
    }
}

impl Pattern {
    pub(super) fn is_in(&self, text: &str) -> bool {
        self.0.as_ref().is_some_and(|regex| regex.is_match(text))
    }
}

impl Library {
    pub(super) fn is_of(&self, language: Language) -> bool {
        self.language == key(language)
    }
}

impl SetUp {
    pub(super) fn is_of(&self, language: Language) -> bool {
        self.language == key(language)
    }
}

impl Commands {
    /// Whether a script of this name runs tests.
    pub(super) fn is_script(&self, name: &str) -> bool {
        let says = |pattern: &Option<Pattern>| pattern.as_ref().is_some_and(|pattern| pattern.is_in(name));
        says(&self.script) && !says(&self.not)
    }

    /// Whether a line of the shell runs tests.
    pub(super) fn is_shell(&self, line: &str) -> bool {
        let says = |pattern: &Option<Pattern>| pattern.as_ref().is_some_and(|pattern| pattern.is_in(line));
        !line.trim_start().starts_with('#') && says(&self.shell) && !says(&self.install)
    }

    /// Whether a name speaks of tests of more than one part.
    pub(super) fn is_integration(&self, name: &str) -> bool {
        self.integration.as_ref().is_some_and(|pattern| pattern.is_in(name))
    }
}

impl Doubles {
    /// What stands in for a technology, or else for a kind of point.
    pub(super) fn of(&self, technology: &str, kind: &str) -> StandIn {
        let by_technology = self.standin.iter().find(|s| s.technologies.iter().any(|t| t == technology));
        by_technology.or_else(|| self.kind.get(kind)).cloned().unwrap_or_default()
    }

    /// Whether `image` is a `technology`.
    pub(super) fn is_image(&self, technology: &str, image: &str) -> bool {
        let name = image.rsplit('/').next().unwrap_or(image);
        let name = name.split([':', '@']).next().unwrap_or(name);
        let known = self.standin.iter().filter(|s| s.technologies.iter().any(|t| t == technology));
        let mut names = known.flat_map(|s| &s.images);
        names.any(|known| known == name) || name == technology
    }
}

/// What the files call a language.
pub(super) fn key(language: Language) -> &'static str {
    match language {
        Language::Python => "python",
        Language::Ecma => "javascript",
        Language::Go => "go",
    }
}

/// What is built in.
pub(super) fn knowledge() -> &'static Knowledge {
    static KNOWLEDGE: LazyLock<Knowledge> = LazyLock::new(|| Knowledge {
        testing: toml::from_str(include_str!("../../queries/prompts/testing.toml")).unwrap_or_default(),
        doubles: toml::from_str(include_str!("../../queries/prompts/doubles.toml")).unwrap_or_default(),
    });
    &KNOWLEDGE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_built_in_can_be_read() {
        let testing: Result<Testing, _> = toml::from_str(include_str!("../../queries/prompts/testing.toml"));
        assert!(testing.is_ok(), "{}", testing.unwrap_err());
        let doubles: Result<Doubles, _> = toml::from_str(include_str!("../../queries/prompts/doubles.toml"));
        assert!(doubles.is_ok(), "{}", doubles.unwrap_err());
    }

    #[test]
    fn commands_that_run_tests_are_told_from_others() {
        let commands = &knowledge().testing.commands;
        for line in [
            "uv run pytest -n 4",
            "  go test ./...",
            "cd x && npm run test:e2e",
            "make integration-test",
            "npx nx run-many --target=test --all",
        ] {
            assert!(commands.is_shell(line), "{line}");
        }
        for line in
            ["uv run python seed.py", "# pytest", "npm ci", "go build ./...", "pip install pytest", "npm install jest"]
        {
            assert!(!commands.is_shell(line), "{line}");
        }
        for name in ["test", "test:api", "integration-test", "e2e", "coverage"] {
            assert!(commands.is_script(name), "{name}");
        }
        for name in ["lint:test", "test:watch", "latest", "build"] {
            assert!(!commands.is_script(name), "{name}");
        }
    }

    #[test]
    fn images_tell_their_technology() {
        let doubles = &knowledge().doubles;
        assert!(doubles.is_image("postgresql", "docker.io/library/postgres:17-alpine"));
        assert!(doubles.is_image("redis", "valkey/valkey:8"));
        assert!(!doubles.is_image("redis", "redis-exporter:1"));
        assert_eq!(doubles.of("celery", "queue_publish").title, "Task queue");
        assert_eq!(doubles.of("?", "http_call").title, "HTTP service");
    }
}
