//! Groups whose members are the modules below a folder: a framework loads each and calls what it exports.

use crate::model::facts::{ExprId, FuncId};
use crate::model::language::Language;
use crate::model::rule::{FolderRule, Join, Rule, Selector};
use crate::model::sym::Sym;
use crate::model::text::Text;
use crate::resolve::eval::Resolver;
use crate::resolve::path;
use crate::resolve::routers::subject;
use crate::resolve::select::Subject;
use crate::resolve::value::{At, Choice, Env, FileId, Key, Value};

impl Resolver<'_> {
    /// The functions exported by the modules below the folder that a call names.
    pub(crate) fn functions_below(&mut self, file: FileId, call: ExprId, rule: &FolderRule) -> Vec<(FileId, FuncId)> {
        let subject = subject(At::new(file, call, &Env::default()), None, Sym::EMPTY);
        let mut out = Vec::new();
        for folder in self.folders(&rule.root, &subject) {
            let inside: Vec<FileId> = self.world.modules.below(&folder).collect();
            for module in inside.iter().copied() {
                if self.language(module) == self.language(file) && !self.is_hidden(module, &inside, rule) {
                    out.extend(self.whole_function(module).map(|func| (module, func)).into_iter().filter_map(own));
                }
            }
        }
        out
    }

    /// Whether the folder of a module has another that alone counts.
    fn is_hidden(&self, module: FileId, inside: &[FileId], rule: &FolderRule) -> bool {
        let place = |file: FileId| {
            let rel = self.world.unit(file).rel.as_str();
            let (dir, name) = rel.rsplit_once('/').unwrap_or(("", rel));
            (dir, Sym::new(name.split('.').next().unwrap_or(name)))
        };
        let (dir, stem) = place(module);
        let index = |file: &FileId| place(*file).0 == dir && rule.index.contains(&place(*file).1);
        !rule.index.contains(&stem) && inside.iter().any(index)
    }

    /// The function that a module is, for whoever loads it.
    fn whole_function(&mut self, module: FileId) -> Option<(FileId, FuncId)> {
        let found = match self.language(module) {
            Language::Ecma => self.exported(module, Sym::new("default"), &Env::default()),
            _ => Vec::new(),
        };
        found.into_iter().find_map(|(value, _)| match value {
            Value::Func { file, func, .. } => Some((file, func)),
            _ => None,
        })
    }

    fn folders(&mut self, root: &Selector, subject: &Subject) -> Vec<String> {
        let Some(values) = self.select(root, subject) else { return Vec::new() };
        let texts = self.texts(&values, false);
        texts
            .iter()
            .filter_map(|(text, _)| self.folder_named(subject.at.file, text))
            .filter(|f| !f.is_empty())
            .collect()
    }

    /// The path of a group, with what the place of the module adds that was called with it.
    pub(crate) fn with_folder(&mut self, rule: &Rule, subject: &Subject, path: String) -> String {
        let Some(folder) = &rule.folder else { return path };
        let called = subject.at.env.entries().iter().find_map(|(key, choice)| match (key, choice) {
            (Key::Frame(module, _), Choice::Callback(file, call, _))
                if (*file, *call) == (subject.at.file, subject.at.expr) =>
            {
                Some(*module)
            }
            _ => None,
        });
        let Some(module) = called else { return path };
        if let Some(whole) = self.exported_text(module, &folder.whole) {
            return path::canonical(&whole, &self.syntaxes(rule));
        }
        let below = match self.exported_text(module, &folder.own) {
            Some(own) => path::canonical(&own, &self.syntaxes(rule)),
            None if self.says(&folder.names, subject) == Some(false) => String::new(),
            None => {
                let parameters = self.says(&folder.params, subject) == Some(true);
                let dir = super::modules::folder(&self.world.unit(module).rel);
                let folders = self.folders(&folder.root, subject);
                let below = folders.iter().find_map(|f| dir.strip_prefix(f.as_str())).unwrap_or_default();
                if parameters { folder_parameters(below) } else { below.to_owned() }
            }
        };
        path::join(&path, &below, Join::Slash)
    }

    fn exported_text(&mut self, module: FileId, names: &[Sym]) -> Option<Text> {
        names.iter().find_map(|name| {
            let found = self.exported(module, *name, &Env::default());
            found.into_iter().find_map(|(value, _)| match value {
                Value::Text(text) => Some(text.as_ref().clone()),
                _ => None,
            })
        })
    }

    /// What a selector says when it selects a truth value.
    fn says(&mut self, selector: &Selector, subject: &Subject) -> Option<bool> {
        self.select(selector, subject)?.iter().find_map(|(value, _)| match value {
            Value::Bool(said) => Some(*said),
            _ => None,
        })
    }
}

fn own(found: (FileId, (FileId, FuncId))) -> Option<(FileId, FuncId)> {
    // A function that the module only passes on belongs to the module that has it.
    (found.0 == found.1.0).then_some(found.1)
}

/// `/users/_id` is `/users/{id}`.
fn folder_parameters(path: &str) -> String {
    let segment = |segment: &str| match segment.strip_prefix('_') {
        Some(name) if !name.is_empty() => format!("{{{name}}}"),
        _ => segment.to_owned(),
    };
    path.split('/').map(segment).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_can_be_parameters() {
        assert_eq!(folder_parameters("/users/_id/posts"), "/users/{id}/posts");
        assert_eq!(folder_parameters("/_"), "/_");
    }
}
