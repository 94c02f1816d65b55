//! What is known of test frameworks.

use std::collections::BTreeMap;

use crate::model::language::Language;

/// A test framework: what is a test, what runs before it, where it gets things from.
#[derive(Clone, Debug)]
pub(crate) struct TestFramework {
    /// What tests have as their framework.
    pub(crate) id: String,
    pub(crate) language: Language,
    /// Beginnings of imports that tell it.
    pub(crate) imports: Vec<String>,
    /// Packages that tell it where no import does.
    pub(crate) packages: Vec<String>,
    /// Names of functions and methods that are tests; `*` stands for anything at the end.
    pub(crate) functions: Vec<String>,
    /// Qualified base classes of classes with tests (Go: last names of embedded types).
    pub(crate) bases: Vec<String>,
    /// Last names of types of a test function's parameter.
    pub(crate) parameter: Vec<String>,
    /// Methods of that parameter that run a part of the test.
    pub(crate) subtests: Vec<String>,
    /// Functions called with a name and a function that is a test.
    pub(crate) cases: Vec<String>,
    /// Functions called with a name and a function that holds tests.
    pub(crate) groups: Vec<String>,
    /// Functions that run before tests.
    pub(crate) hooks: Vec<String>,
    /// Qualified decorators of functions whose results tests get by the names of parameters.
    pub(crate) fixtures: Vec<String>,
    /// Qualified decorators that name such functions.
    pub(crate) uses: Vec<String>,
    /// Methods that give what a fixture gives whose name is their argument.
    pub(crate) looks_up: Vec<String>,
    /// Last names of functions that give rows of arguments to a test.
    pub(crate) tables: Vec<String>,
    /// Last names of functions that run the test methods of the object given.
    pub(crate) suites: Vec<String>,
    /// What marks tests that do not run: qualified decorators, or names of functions and of their members.
    pub(crate) skips: Vec<String>,
    /// Last names of calls by which a test ends itself.
    pub(crate) skip_calls: Vec<String>,
    /// Types of what the framework gives by name.
    pub(crate) given: BTreeMap<String, Vec<String>>,
}

impl TestFramework {
    /// Whether an import tells it.
    pub(crate) fn is_imported_by(&self, module: &str) -> bool {
        self.imports.iter().any(|import| {
            module.strip_prefix(import.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '.']))
        })
    }

    /// Whether a function called `name` is a test.
    pub(crate) fn is_test(&self, name: &str) -> bool {
        self.functions.iter().any(|pattern| match pattern.strip_suffix('*') {
            Some(head) => name.starts_with(head),
            None => name == pattern,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn framework() -> TestFramework {
        TestFramework {
            id: "larch".to_owned(),
            language: Language::Python,
            imports: vec!["larch.testing".to_owned()],
            packages: Vec::new(),
            functions: vec!["check_*".to_owned(), "main".to_owned()],
            bases: Vec::new(),
            parameter: Vec::new(),
            subtests: Vec::new(),
            cases: Vec::new(),
            groups: Vec::new(),
            hooks: Vec::new(),
            fixtures: Vec::new(),
            uses: Vec::new(),
            looks_up: Vec::new(),
            tables: Vec::new(),
            suites: Vec::new(),
            skips: Vec::new(),
            skip_calls: Vec::new(),
            given: BTreeMap::new(),
        }
    }

    #[test]
    fn imports_count_from_their_beginning() {
        assert!(framework().is_imported_by("larch.testing"));
        assert!(framework().is_imported_by("larch.testing.client"));
        assert!(!framework().is_imported_by("larch.testing_tools"));
        assert!(!framework().is_imported_by("larch"));
    }

    #[test]
    fn tests_are_told_by_their_names() {
        assert!(framework().is_test("check_orders"));
        assert!(framework().is_test("main"));
        assert!(!framework().is_test("mains"));
        assert!(!framework().is_test("checks"));
    }
}
