//! Values of abstract evaluation, and the choices (environment) under which they hold.

use std::hash::{Hash, Hasher};
use std::rc::Rc;

use crate::model::facts::{ClassId, ExprId, FuncId};
use crate::model::sym::Sym;
use crate::model::text::Text;

mod env;

pub(crate) use env::{Choice, Env, Key};

/// A file of the project: index into `World::files`, in order of their paths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct FileId(pub(crate) u32);

/// An expression of a file under choices.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct At {
    pub(crate) file: FileId,
    pub(crate) expr: ExprId,
    pub(crate) env: Env,
}

impl At {
    pub(crate) fn new(file: FileId, expr: ExprId, env: &Env) -> At {
        At { file, expr, env: env.clone() }
    }

    /// Another expression of the same file under the same choices.
    pub(crate) fn sibling(&self, expr: ExprId) -> At {
        At { file: self.file, expr, env: self.env.clone() }
    }
}

/// An abstract value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Value {
    /// Not known; with the name that stood there, for holes.
    Unknown(Sym),
    Null,
    Bool(bool),
    Num(Sym),
    Text(Rc<Text>),
    /// A list, map or comprehension literal, looked into on demand.
    Node(At),
    /// A list of known values.
    Seq(Rc<Vec<Value>>),
    /// A list of which only the element type is known.
    ListOf(At),
    /// A function; `on` is the receiver it is bound to.
    Func {
        file: FileId,
        func: FuncId,
        env: Env,
        on: Option<Rc<Value>>,
    },
    Class {
        file: FileId,
        class: ClassId,
    },
    /// An instance of a class of the project; `site` is the call or literal that made it.
    Instance {
        file: FileId,
        class: ClassId,
        site: Option<At>,
    },
    /// A module (Python, ECMAScript: a file) or package (Go: any file of it) of the project.
    Module(FileId),
    /// A folder without files of its own on a Python path: `pkg` in `pkg.mod`.
    Namespace(Sym),
    /// Something outside the project, by qualified name.
    Ext(Sym),
    /// A value made by something outside the project; `ty` is its type name.
    Obj {
        ty: Sym,
        site: Option<At>,
        on: Option<Rc<Value>>,
    },
    /// A member of a value that has no such member in the project: method of an outside object, of a string or list.
    Bound {
        on: Rc<Value>,
        name: Sym,
    },
}

/// Elements at each end of a list that its hash looks at.
const SEQ_HASHED: usize = 32;

impl Hash for Value {
    /// Shallow: receivers may be long chains, and what made a value tells it apart well enough.
    fn hash<H: Hasher>(&self, state: &mut H) {
        std::mem::discriminant(self).hash(state);
        match self {
            Value::Unknown(name) | Value::Num(name) | Value::Namespace(name) | Value::Ext(name) => name.hash(state),
            Value::Bool(value) => value.hash(state),
            Value::Text(text) => text.hash(state),
            Value::Node(at) | Value::ListOf(at) => at.hash(state),
            Value::Seq(values) => {
                values.len().hash(state);
                let ends = values.iter().take(SEQ_HASHED).chain(values.iter().rev().take(SEQ_HASHED));
                for value in ends {
                    match value {
                        Value::Seq(inner) => inner.len().hash(state),
                        value => value.hash(state),
                    }
                }
            }
            Value::Func { file, func, env, .. } => (file, func, env).hash(state),
            Value::Class { file, class } => (file, class).hash(state),
            Value::Instance { file, class, site } => (file, class, site).hash(state),
            Value::Module(file) => file.hash(state),
            Value::Obj { ty, site, .. } => (ty, site).hash(state),
            Value::Bound { name, .. } => name.hash(state),
            Value::Null => {}
        }
    }
}

impl Value {
    pub(crate) const UNKNOWN: Value = Value::Unknown(Sym::EMPTY);

    pub(crate) fn text(text: &str) -> Value {
        Value::Text(Rc::new(Text::lit(text)))
    }

    pub(crate) fn is_unknown(&self) -> bool {
        matches!(self, Value::Unknown(_))
    }
}

/// Values with the choices that each depends on.
pub(crate) type Results = Vec<(Value, Env)>;

/// Beside values that the code tells, those that it half tells go: texts that begin with a hole, and values known
/// by a declared type only. An empty text tells nothing: `f"{path}/" if path else ""`.
pub(crate) fn prefer_told(results: &mut Results) {
    if results.len() < 2 {
        return;
    }
    let begins_open = |v: &Value| match v {
        Value::Text(text) => matches!(text.parts().first(), Some(crate::model::text::Part::Hole(_))),
        _ => false,
    };
    if results.iter().any(|(v, _)| matches!(v, Value::Text(t) if !t.has_hole() && !t.is_empty())) {
        results.retain(|(v, _)| !begins_open(v));
    }
    if results.iter().any(|(v, _)| is_made(v)) {
        results.retain(|(v, _)| !matches!(v, Value::Obj { site: None, on: None, .. }));
    }
}

/// Whether the call that makes a value is known.
pub(crate) fn is_made(value: &Value) -> bool {
    matches!(value, Value::Obj { site: Some(_), .. } | Value::Instance { site: Some(_), .. })
}

/// Leaves the first of what is alike.
pub(crate) fn dedupe<T: Eq + Hash>(results: &mut Vec<T>) {
    /// So few are compared with one another.
    const FEW: usize = 6;
    if results.len() < 2 {
        return;
    }
    let first: Vec<bool> = if results.len() <= FEW {
        (0..results.len()).map(|n| !results[..n].contains(&results[n])).collect()
    } else {
        let mut seen = rustc_hash::FxHashSet::with_capacity_and_hasher(results.len(), rustc_hash::FxBuildHasher);
        results.iter().map(|result| seen.insert(result)).collect()
    };
    if first.contains(&false) {
        let mut first = first.into_iter();
        results.retain(|_| first.next().unwrap_or(true));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_of_what_is_alike_stays() {
        for more in [0, 20] {
            let numbers = |from: std::ops::Range<i32>| from.map(|n| Value::text(&n.to_string()));
            let mut values: Vec<Value> = numbers(0..3).chain(numbers(0..more)).chain(numbers(1..2)).collect();
            dedupe(&mut values);
            assert_eq!(values, numbers(0..more.max(3)).collect::<Vec<_>>());
        }
    }
}
