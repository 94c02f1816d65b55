//! Functions of the languages themselves that fold: formatting, joining, trimming, iterating.

mod go;
mod texts;
mod url;

use std::rc::Rc;

use crate::model::facts::{Expr, ExprId};
use crate::model::language::Language;
use crate::model::sym::Sym;
use crate::model::text::Text;
pub(super) use crate::resolve::builtins::texts::sprintf;
use crate::resolve::builtins::texts::{Side, formatted, join, join_with, replace, trim};
use crate::resolve::eval::Resolver;

use crate::resolve::value::{At, Choice, Key, Results, Value};

impl Resolver<'_> {
    /// A call of a function of the language or its standard library; `None` when it is none that folds.
    pub(crate) fn builtin_function(&mut self, at: &At, name: Sym) -> Option<Results> {
        let language = self.language(at.file);
        let args: Vec<ExprId> = self.arguments(at).iter().filter(|a| a.name.is_empty()).map(|a| a.value).collect();
        if let Some(place) = self.place_function(at, name.as_str(), &args) {
            return Some(place);
        }
        if language == Language::Go
            && let Some(folded) = self.go_function(at, name.as_str(), &args)
        {
            return Some(folded);
        }
        match (language, name.as_str()) {
            (Language::Go, "fmt.Sprintf") | (Language::Ecma, "util.format") if !args.is_empty() => {
                Some(self.fold(at, &args, |t| sprintf(&t[0], &t[1..])))
            }
            (Language::Go, "path.Join" | "path/filepath.Join")
            | (Language::Python, "os.path.join" | "posixpath.join")
            | (Language::Ecma, "path.join" | "path.posix.join") => Some(self.fold(at, &args, |t| join(t, "/"))),
            (Language::Go, "strings.TrimSuffix") => Some(self.fold(at, &args, |t| trim(t, Side::Suffix))),
            (Language::Go, "strings.TrimPrefix") => Some(self.fold(at, &args, |t| trim(t, Side::Prefix))),
            (Language::Go, "strings.TrimRight") => Some(self.fold(at, &args, |t| trim(t, Side::End))),
            (Language::Go, "strings.TrimLeft") => Some(self.fold(at, &args, |t| trim(t, Side::Start))),
            (Language::Go, "strings.Trim") => Some(self.fold(at, &args, |t| trim(t, Side::Both))),
            (Language::Go, "strings.ToLower") => Some(self.fold(at, &args, |t| t[0].map_lit(str::to_lowercase))),
            (Language::Go, "strings.ToUpper") => Some(self.fold(at, &args, |t| t[0].map_lit(str::to_uppercase))),
            (Language::Go, "strings.Replace" | "strings.ReplaceAll") => Some(self.fold(at, &args, replace)),
            (Language::Go, "strings.TrimSpace")
            | (Language::Ecma, "encodeURIComponent" | "encodeURI")
            | (Language::Python, "urllib.parse.quote" | "urllib.parse.quote_plus")
            | (_, "str" | "String" | "string") => args.first().map(|a| self.as_text(at, *a)),
            (Language::Go, "new") => args.first().map(|ty| self.struct_literal(at, *ty)),
            (Language::Go, "append") => Some(self.appended(at, &args)),
            (Language::Python, "os.getenv" | "os.environ.get") | (Language::Go, "os.Getenv" | "os.LookupEnv") => {
                Some(self.env_read(at, &args))
            }
            (
                Language::Python,
                "list" | "tuple" | "sorted" | "set" | "reversed" | "iter" | "cast" | "typing.cast" | "copy.copy"
                | "copy.deepcopy",
            )
            | (Language::Ecma, "Object.freeze" | "Object.seal" | "Array.from" | "structuredClone") => {
                let at_end = matches!(name.as_str(), "cast" | "typing.cast");
                let arg = if at_end { args.last() } else { args.first() };
                arg.map(|a| self.eval(&at.sibling(*a)))
            }
            (Language::Python, "enumerate") => args.first().map(|a| {
                let elements = self.elements_of(&at.sibling(*a), false);
                let pairs = elements.into_iter().enumerate().map(|(n, (v, _))| pair(Value::Num(num(n)), v)).collect();
                vec![(Value::Seq(Rc::new(pairs)), at.env.clone())]
            }),
            (Language::Python, "dict") if args.is_empty() => None,
            (Language::Python, "getattr") if args.len() >= 2 => {
                let mut out = Vec::new();
                for (value, env) in self.eval(&at.sibling(args[0])) {
                    for (name, env) in self.eval(&At::new(at.file, args[1], &env)) {
                        if let Value::Text(text) = name
                            && let Some(name) = text.as_lit()
                        {
                            out.extend(self.member(at.file, &value, Sym::new(name), &env));
                        }
                    }
                }
                Some(out)
            }
            (Language::Python, "importlib.import_module" | "import_module") => args.first().map(|a| {
                let mut out = Vec::new();
                for (value, env) in self.eval(&at.sibling(*a)) {
                    if let Value::Text(text) = value
                        && let Some(name) = text.as_lit()
                    {
                        out.push((self.imported(at.file, Sym::new(name), Sym::new("*")), env));
                    }
                }
                out
            }),
            (Language::Ecma, "Object.values" | "Object.keys" | "Object.entries") => {
                let arg = *args.first()?;
                let mut all = Vec::new();
                for (value, _) in self.eval(&at.sibling(arg)) {
                    if let Value::Module(_) = value {
                        continue;
                    }
                    for (key, value) in self.entries(&value) {
                        all.push(match name.as_str() {
                            "Object.values" => value,
                            "Object.keys" => key,
                            _ => pair(key, value),
                        });
                    }
                }
                Some(vec![(Value::Seq(Rc::new(all)), at.env.clone())])
            }
            (Language::Ecma, "Object.assign") => args.last().map(|a| self.eval(&at.sibling(*a))),
            _ => None,
        }
    }

    /// Go's `append(list, more...)`.
    fn appended(&mut self, at: &At, args: &[ExprId]) -> Results {
        let mut all = Vec::new();
        for (n, arg) in args.iter().enumerate() {
            let spread = matches!(self.world.facts(at.file).expr(*arg), Expr::Spread(_));
            if n == 0 || spread {
                let mut elements = self.elements_of_any(&at.sibling(*arg));
                // A field that grows: its type says nothing beside what is added.
                if n == 0 && matches!(self.world.facts(at.file).expr(*arg), Expr::Member { .. }) {
                    elements.retain(|e| !matches!(e, Value::Obj { site: None, on: None, .. }));
                }
                all.extend(elements);
            } else {
                all.extend(self.eval(&at.sibling(*arg)).into_iter().map(|e| e.0));
            }
        }
        vec![(Value::Seq(Rc::new(all)), at.env.clone())]
    }

    fn env_read(&mut self, at: &At, args: &[ExprId]) -> Results {
        if let Some(default) = args.get(1).filter(|_| !self.names_env) {
            let mut default = self.eval(&at.sibling(*default));
            default.retain(|(value, _)| !super::select::absent(value) && !value.is_unknown());
            if !default.is_empty() {
                return default;
            }
        }
        let name = args.first().map(|a| self.eval(&at.sibling(*a)));
        let name = match name.as_deref() {
            Some([(Value::Text(text), _), ..]) => text.as_lit().map_or(Sym::EMPTY, Sym::new),
            _ => Sym::EMPTY,
        };
        vec![(self.env_value(name), at.env.clone())]
    }

    /// A method of a string, list or map; `None` when the receiver is none or the method does not fold.
    pub(crate) fn builtin_method(&mut self, at: &At, on: &Value, name: Sym) -> Option<Results> {
        let args: Vec<ExprId> = self.arguments(at).iter().filter(|a| a.name.is_empty()).map(|a| a.value).collect();
        if self.language(at.file) == Language::Go
            && let Some(folded) = self.go_method(at, on, name, &args)
        {
            return Some(folded);
        }
        match on {
            Value::Text(text) => self.text_method(at, text, name, &args),
            Value::Node(_) | Value::Seq(_) | Value::ListOf(_) => self.list_method(at, on, name, &args),
            Value::Func { .. } if self.language(at.file) == Language::Ecma && name.as_str() == "bind" => {
                Some(vec![(on.clone(), at.env.clone())])
            }
            Value::Obj { .. } if url::WHOLE.contains(&name.as_str()) => self.address_text(on, &at.env),
            _ => None,
        }
    }

    fn text_method(&mut self, at: &At, text: &Text, name: Sym, args: &[ExprId]) -> Option<Results> {
        let same = |text: Text| Some(vec![(Value::Text(Rc::new(text)), at.env.clone())]);
        let with_receiver = |texts: &[Text]| -> Vec<Text> {
            let mut all = vec![text.clone()];
            all.extend_from_slice(texts);
            all
        };
        match name.as_str() {
            "lower" | "toLowerCase" => same(text.map_lit(str::to_lowercase)),
            "upper" | "toUpperCase" => same(text.map_lit(str::to_uppercase)),
            "trim" | "toString" | "encode" | "strip" if args.is_empty() => same(text.clone()),
            "strip" => Some(self.fold(at, args, |t| trim(&with_receiver(t), Side::Both))),
            "rstrip" => Some(self.fold(at, args, |t| trim(&with_receiver(t), Side::End))),
            "lstrip" => Some(self.fold(at, args, |t| trim(&with_receiver(t), Side::Start))),
            "removeprefix" => Some(self.fold(at, args, |t| trim(&with_receiver(t), Side::Prefix))),
            "removesuffix" => Some(self.fold(at, args, |t| trim(&with_receiver(t), Side::Suffix))),
            "replace" | "replaceAll" => Some(self.fold(at, args, |t| replace(&with_receiver(t)))),
            "concat" => Some(self.fold(at, args, |t| join(&with_receiver(t), ""))),
            "format" => Some(self.format(at, text)),
            "join" => {
                let list = *args.first()?;
                let mut all = Vec::new();
                for (value, _) in self.elements_of(&at.sibling(list), false) {
                    all.push(self.text_of(at.file, list, &value));
                }
                let separator = text.as_lit()?.to_owned();
                same(join_with(&all, &separator))
            }
            "split" => {
                let separator = self.eval(&at.sibling(*args.first()?)).swap_remove(0).0;
                let (Value::Text(separator), Some(text)) = (separator, text.as_lit()) else { return None };
                let parts = text.split(separator.as_lit()?).map(Value::text).collect();
                Some(vec![(Value::Seq(Rc::new(parts)), at.env.clone())])
            }
            _ => None,
        }
    }

    fn list_method(&mut self, at: &At, on: &Value, name: Sym, args: &[ExprId]) -> Option<Results> {
        let seq = |values: Vec<Value>| Some(vec![(Value::Seq(Rc::new(values)), at.env.clone())]);
        match name.as_str() {
            "items" | "entries" => {
                let pairs = self.entries(on).into_iter().map(|(k, v)| pair(k, v)).collect();
                seq(pairs)
            }
            "values" => {
                let values = self.entries(on).into_iter().map(|e| e.1).collect();
                seq(values)
            }
            "keys" => {
                let keys = self.entries(on).into_iter().map(|e| e.0).collect();
                seq(keys)
            }
            "get" => {
                let mut out = Vec::new();
                for (key, env) in self.eval(&at.sibling(*args.first()?)) {
                    if let (Value::Text(key), Value::Node(node)) = (key, on)
                        && let Some(key) = key.as_lit()
                        && let Some(found) = self.map_value(node, Sym::new(key))
                    {
                        out.extend(found.into_iter().map(|(v, _)| (v, env.clone())));
                    }
                }
                if out.is_empty() && args.len() > 1 {
                    out = self.eval(&at.sibling(args[1]));
                }
                Some(out)
            }
            "copy" | "slice" | "sort" | "reverse" | "flat" | "filter" | "toSorted" => {
                Some(vec![(on.clone(), at.env.clone())])
            }
            "concat" => {
                let mut all: Vec<Value> = self.elements(on, &at.env, false).into_iter().map(|e| e.0).collect();
                for arg in args {
                    all.extend(self.elements_of(&at.sibling(*arg), false).into_iter().map(|e| e.0));
                }
                seq(all)
            }
            "join" => {
                let separator = match args.first() {
                    Some(arg) => match self.eval(&at.sibling(*arg)).swap_remove(0).0 {
                        Value::Text(text) => text.as_lit()?.to_owned(),
                        _ => return None,
                    },
                    None => ",".to_owned(),
                };
                let elements = self.elements(on, &at.env, false);
                let texts: Vec<Text> = elements.iter().map(|(v, _)| self.text_of(at.file, at.expr, v)).collect();
                Some(vec![(Value::Text(Rc::new(join_with(&texts, &separator))), at.env.clone())])
            }
            "map" | "flatMap" => {
                let function = self.eval(&at.sibling(*args.first()?)).swap_remove(0).0;
                let Value::Func { file, func, env, .. } = function else { return None };
                let frame = Key::Frame(file, func);
                let env = at.env.overlay(&env).with(frame, Choice::Iterate(at.file, at.expr));
                let values = self.returned(file, func, &env);
                if name.as_str() == "map" {
                    return seq(values.into_iter().map(|v| v.0).collect());
                }
                let mut all = Vec::new();
                for (value, env) in values {
                    all.extend(self.elements(&value, &env, false).into_iter().map(|e| e.0));
                }
                seq(all)
            }
            _ => None,
        }
    }

    /// Applies `f` to the texts of the arguments, once for each combination (bounded).
    fn fold(&mut self, at: &At, args: &[ExprId], f: impl Fn(&[Text]) -> Text) -> Results {
        let mut rows: Vec<(Vec<Text>, crate::resolve::value::Env)> = vec![(Vec::new(), at.env.clone())];
        for arg in args {
            let (expr, spread) = match self.world.facts(at.file).expr(*arg) {
                Expr::Spread(inner) => (inner, true),
                _ => (*arg, false),
            };
            let mut next = Vec::new();
            for (row, env) in &rows {
                let arg_at = At::new(at.file, expr, env);
                if spread {
                    let mut row = row.clone();
                    for (value, _) in self.elements_of(&arg_at, false) {
                        row.push(self.text_of(at.file, expr, &value));
                    }
                    next.push((row, env.clone()));
                    continue;
                }
                for (value, env) in self.eval(&arg_at) {
                    let mut row = row.clone();
                    row.push(self.text_of(at.file, expr, &value));
                    next.push((row, env));
                }
            }
            next.truncate(200);
            rows = next;
        }
        rows.into_iter().filter(|r| !r.0.is_empty()).map(|(row, env)| (Value::Text(Rc::new(f(&row))), env)).collect()
    }

    /// `"...{}...{name}".format(...)`.
    fn format(&mut self, at: &At, text: &Text) -> Results {
        let mut rows: Vec<(Vec<(Sym, Text)>, crate::resolve::value::Env)> = vec![(Vec::new(), at.env.clone())];
        for arg in self.arguments(at) {
            let mut next = Vec::new();
            for (row, env) in &rows {
                for (value, env) in self.eval(&At::new(at.file, arg.value, env)) {
                    let mut row = row.clone();
                    row.push((arg.name, self.text_of(at.file, arg.value, &value)));
                    next.push((row, env));
                }
            }
            next.truncate(200);
            rows = next;
        }
        rows.into_iter().map(|(row, env)| (Value::Text(Rc::new(formatted(text, &row))), env)).collect()
    }
}

fn num(n: usize) -> Sym {
    Sym::new(&n.to_string())
}

fn pair(a: Value, b: Value) -> Value {
    Value::Seq(Rc::new(vec![a, b]))
}
