//! Where the code itself stands: `__dirname`, `import.meta.url`, and the paths made of them.
//!
//! Such a path is a text that starts with [`HERE`]; what follows is relative to the scanned root.

use std::rc::Rc;

use crate::model::facts::ExprId;
use crate::model::language::Language;
use crate::model::sym::Sym;
use crate::model::text::Text;
use crate::resolve::eval::Resolver;
use crate::resolve::modules::{self, folder};
use crate::resolve::value::{At, FileId, Results, Value};

/// The root of the scan, as a URL and as a path: both are the same text here.
const HERE: &str = "file:///";

impl Resolver<'_> {
    /// What a name says about the place of the file it stands in.
    pub(crate) fn place(&self, file: FileId, name: &str) -> Option<Value> {
        if self.language(file) != Language::Ecma {
            return None;
        }
        let rel = self.world.unit(file).rel.as_str();
        let path = match name {
            "__dirname" | "import.meta.dirname" => folder(rel),
            "__filename" | "import.meta.filename" | "import.meta.url" => rel,
            _ => return None,
        };
        Some(Value::text(&format!("{HERE}{path}")))
    }

    /// A call of a function of the language's library that makes such paths.
    pub(crate) fn place_function(&mut self, at: &At, name: &str, args: &[ExprId]) -> Option<Results> {
        if self.language(at.file) != Language::Ecma {
            return None;
        }
        match name {
            "url.fileURLToPath" | "url.pathToFileURL" => args.first().map(|a| self.eval(&at.sibling(*a))),
            "process.cwd" => {
                let dir = self.world.modules.node_folder(at.file);
                Some(vec![(Value::text(&format!("{HERE}{dir}")), at.env.clone())])
            }
            "URL" if args.len() == 2 => {
                let (Some(base), Some(path)) = (self.here(at, args[1]), self.literal(at, args[0])) else { return None };
                Some(vec![(located(folder(&base), &path)?, at.env.clone())])
            }
            "path.dirname" => {
                let path = self.here(at, *args.first()?)?;
                Some(vec![(located(folder(&path), "")?, at.env.clone())])
            }
            "path.join" | "path.resolve" | "path.posix.join" => {
                let mut path = self.here(at, *args.first()?)?;
                for arg in &args[1..] {
                    path = modules::join(&path, &self.literal(at, *arg)?)?;
                }
                Some(vec![(located(&path, "")?, at.env.clone())])
            }
            _ => None,
        }
    }

    /// The folder below the root that a text names, seen from `file`: a place, or a path relative to the package.
    pub(crate) fn folder_named(&self, file: FileId, text: &Text) -> Option<String> {
        let text = text.as_lit()?;
        match text.strip_prefix(HERE) {
            Some(path) => Some(path.trim_end_matches('/').to_owned()),
            None if text.starts_with('/') => None,
            None => modules::join(&self.world.modules.node_folder(file), text),
        }
    }

    /// The path below the root that an argument is, when it is such a place.
    fn here(&mut self, at: &At, arg: ExprId) -> Option<String> {
        Some(self.literal(at, arg)?.strip_prefix(HERE)?.to_owned())
    }

    fn literal(&mut self, at: &At, arg: ExprId) -> Option<String> {
        let values = self.eval(&at.sibling(arg));
        values.iter().find_map(|(v, _)| match v {
            Value::Text(text) => text.as_lit().map(str::to_owned),
            _ => None,
        })
    }

    /// A name that the file does not declare.
    pub(crate) fn undeclared(&self, file: FileId, name: Sym) -> Value {
        self.place(file, name.as_str()).unwrap_or(Value::Ext(name))
    }
}

fn located(dir: &str, path: &str) -> Option<Value> {
    Some(Value::Text(Rc::new(Text::lit(&format!("{HERE}{}", modules::join(dir, path)?)))))
}
