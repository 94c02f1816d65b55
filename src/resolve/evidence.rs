//! Where a point is, and the steps that led to it.

use crate::model::facts::{ExprId, FuncId};
use crate::model::rule::Rule;
use crate::model::text::Text;
use crate::resolve::eval::Resolver;
use crate::resolve::routers::Step;
use crate::resolve::select::{Decorated, Subject};
use crate::resolve::value::{Choice, Env, FileId, Key};

impl Resolver<'_> {
    /// Whether a registration is a decorator of a function that stands right below it.
    pub(crate) fn decorates(&self, subject: &Subject) -> bool {
        self.world.decorated_by(subject.at.file, subject.at.expr).is_some()
    }

    /// File, line, column, last line of a registration.
    pub(crate) fn position(&self, subject: &Subject) -> (FileId, u32, u32, u32) {
        if let Some((_, at)) = &subject.key {
            let pos = self.world.facts(at.file).pos(at.expr);
            return (at.file, pos.line(), pos.column(), pos.line());
        }
        let facts = self.world.facts(subject.at.file);
        if subject.at.expr.is_some() {
            let pos = facts.pos(subject.at.expr);
            let args = self.arguments(&subject.at);
            let last = args.iter().map(|a| facts.pos(a.value).line()).max().unwrap_or(0).max(pos.line());
            return (subject.at.file, pos.line(), pos.column(), last);
        }
        match subject.decorated {
            Some(Decorated::Func(file, func)) => {
                let pos = self.world.facts(file).functions[func.index()].pos;
                (file, pos.line(), pos.column(), pos.line())
            }
            Some(Decorated::Class(file, class)) => {
                let pos = self.class(file, class).pos;
                (file, pos.line(), pos.column(), pos.line())
            }
            None => (subject.at.file, 1, 1, 1),
        }
    }

    /// The choices of an environment, told.
    pub(crate) fn choices(&self, env: &Env) -> Vec<Step> {
        let mut out = Vec::new();
        for (key, choice) in env.entries() {
            let (file, expr, note) = match (key, choice) {
                (Key::Frame(file, func), Choice::Call(f, call)) => {
                    (*f, *call, format!("{} is called here", self.spoken(*file, *func)))
                }
                (Key::Frame(file, func), Choice::Callback(f, call, _)) => {
                    (*f, *call, format!("{} is handed over here, to be called", self.spoken(*file, *func)))
                }
                (Key::Loop(file, of), Choice::Element(n)) => (*file, *of, format!("element {} of this list", n + 1)),
                _ => continue,
            };
            out.push((self.frames_around(env, file, expr), self.step(file, expr, note)));
        }
        // As a program runs: whoever calls comes before what is called.
        out.sort_by_key(|(depth, _)| *depth);
        out.into_iter().map(|(_, step)| step).collect()
    }

    /// How many choices lie between the start of the program and an expression.
    fn frames_around(&self, env: &Env, file: FileId, expr: ExprId) -> usize {
        let (mut depth, mut open, mut seen) = (0, vec![(file, expr)], Vec::new());
        while let Some((file, expr)) = open.pop() {
            for func in self.world.functions_around(file, expr) {
                let key = Key::Frame(file, func);
                let Some(Choice::Call(f, call) | Choice::Callback(f, call, _)) = env.get(key) else { continue };
                if !seen.contains(&key) {
                    seen.push(key);
                    depth += 1;
                    open.push((f, call));
                }
            }
        }
        depth
    }

    /// A function as people call it.
    fn spoken(&self, file: FileId, func: FuncId) -> String {
        let name = self.world.facts(file).functions[func.index()].name;
        if name.is_empty() { "a function without a name".to_owned() } else { format!("{name}()") }
    }
}

/// `prefix /api (larch/group)`.
pub(crate) fn prefix_note(prefix: &Text, rule: &Rule) -> String {
    let prefix = prefix.to_string();
    if prefix.is_empty() { format!("an empty prefix ({})", rule.id) } else { format!("prefix {prefix} ({})", rule.id) }
}

/// `mounted at /api (larch/mount)`.
pub(crate) fn mount_note(prefix: &Text, rule: &Rule) -> String {
    let prefix = prefix.to_string();
    if prefix.is_empty() {
        format!("mounted without a prefix ({})", rule.id)
    } else {
        format!("mounted at {prefix} ({})", rule.id)
    }
}
