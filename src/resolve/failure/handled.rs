//! Errors that are caught around a call, and what is done about them.

use crate::model::facts::{Expr, ExprId, FuncId};
use crate::model::language::Language;
use crate::model::point::Failure;
use crate::model::rule::Precaution;
use crate::resolve::contract::Answers;
use crate::resolve::eval::Resolver;
use crate::resolve::value::{At, Env, FileId};
use crate::resolve::world::{callee_name, last_name};

/// Calls after which nothing runs.
const EXITS: [&str; 6] = ["sys.exit", "exit", "os._exit", "process.exit", "os.Exit", "panic"];

/// A stretch of code: its first expression, and one past its last.
pub(super) type Span = (ExprId, ExprId);

impl Resolver<'_> {
    /// Tells the errors that are caught around a call.
    pub(super) fn handled(&mut self, at: &At, out: &mut Failure) {
        if self.language(at.file) == Language::Go {
            out.handled.extend(self.error_result(at));
            return;
        }
        self.chained_catch(at, out);
        let world = self.world;
        let facts = world.facts(at.file);
        let around = world.functions_around(at.file, at.expr);
        let named = around.iter().find(|func| !facts.functions[func.index()].name.is_empty());
        // What stands around the definition of a function is not around its calls.
        let from = named.map_or(ExprId(0), |func| facts.functions[func.index()].first);
        for clause in &facts.control.clauses {
            if clause.tried.0 <= at.expr && at.expr < clause.tried.1 && from <= clause.tried.0 {
                let caught = self.caught(&at.sibling(clause.caught));
                let done = self.done(at.file, clause.body, around.first().copied());
                out.handled.push(format!("{caught}: {done}"));
            }
        }
    }

    /// `fetch(..).then(..).catch(handler)`.
    fn chained_catch(&mut self, at: &At, out: &mut Failure) {
        let world = self.world;
        let facts = world.facts(at.file);
        let mut call = at.expr;
        for _ in 0..16 {
            let Some(next) = world.chained(at.file, call) else { break };
            call = next;
            let name = callee_name(facts, call);
            let handler = match name.as_ref().map(|name| name.as_str()) {
                Some("catch") => self.positional(&at.sibling(call), 0),
                Some("then") => self.positional(&at.sibling(call), 1),
                _ => None,
            };
            let Some(handler) = handler else { continue };
            let done = match facts.expr(handler) {
                Expr::Func(func) => {
                    let function = &facts.functions[func.index()];
                    self.done(at.file, (function.first, function.end), Some(func))
                }
                _ if self.is_log(&at.sibling(handler)) => "logged".to_owned(),
                _ => match self.named(&at.sibling(handler)) {
                    Some(name) => format!("handed to {name}"),
                    None => continue,
                },
            };
            out.handled.push(format!("any error: {done}"));
        }
    }

    /// The types of errors that a clause names.
    fn caught(&mut self, at: &At) -> String {
        if !at.expr.is_some() {
            return "any error".to_owned();
        }
        let facts = self.world.facts(at.file);
        let all = match facts.expr(at.expr) {
            Expr::List { items } => facts.items(items).to_vec(),
            _ => vec![at.expr],
        };
        let names: Vec<String> = all.into_iter().filter_map(|expr| self.named(&at.sibling(expr))).collect();
        if names.is_empty() { "some errors".to_owned() } else { names.join(", ") }
    }

    /// What a stretch of code does about an error: `raised as HTTPException 502`, `gives []`, `logged`.
    pub(super) fn done(&mut self, file: FileId, span: Span, func: Option<FuncId>) -> String {
        let world = self.world;
        let facts = world.facts(file);
        let within = |expr: ExprId| span.0 <= expr && expr < span.1;
        let statuses = self.statuses_in(file, span);
        let mut all: Vec<String> = Vec::new();
        for throw in facts.control.throws.iter().filter(|throw| within(throw.at)) {
            all.push(match facts.expr(throw.value) {
                Expr::Call { callee, .. } => {
                    let name = last_name(facts, callee).map_or_else(
                        || "another".to_owned(),
                        |name| {
                            // A function that makes the error: the error's own name is not told.
                            let is_class = name.as_str().starts_with(char::is_uppercase);
                            if is_class { name.to_string() } else { format!("{name}()") }
                        },
                    );
                    let told = self.statuses_in(file, (throw.at, ExprId(throw.value.0 + 1)));
                    format!("raised as {name}{}", told.iter().map(|s| format!(" {s}")).collect::<String>())
                }
                Expr::Name { name, .. } if name.as_str().starts_with(char::is_uppercase) => format!("raised as {name}"),
                _ => "raised again".to_owned(),
            });
        }
        if all.is_empty() && !statuses.is_empty() {
            let told: Vec<String> = statuses.iter().map(u16::to_string).collect();
            all.push(format!("answered with {}", told.join(", ")));
        }
        let returns = func.map_or(&[][..], |func| &facts.functions[func.index()].returns);
        for value in returns.iter().filter(|value| within(**value) && statuses.is_empty()) {
            let value = self.as_written(&At::new(file, *value, &Env::default()), 1);
            all.push(format!("gives {}", value.unwrap_or_else(|| "a value".to_owned())));
        }
        if all.is_empty() {
            all.push(self.called_instead(file, span));
        }
        all.dedup();
        all.truncate(3);
        all.join(" or ")
    }

    /// What a stretch of code calls that neither raises, answers nor gives anything.
    pub(super) fn called_instead(&mut self, file: FileId, span: Span) -> String {
        let facts = self.world.facts(file);
        let calls = (span.0.0..span.1.0).map(ExprId).filter(|e| matches!(facts.expr(*e), Expr::Call { .. }));
        let calls: Vec<At> = calls.map(|call| At::new(file, call, &Env::default())).collect();
        let names: Vec<String> = calls.iter().filter_map(|call| self.name_of_called(call)).collect();
        if names.iter().any(|name| EXITS.contains(&name.as_str())) {
            return "ends the process".to_owned();
        }
        if calls.iter().any(|call| self.is_log(call)) {
            return "logged".to_owned();
        }
        // Calls that only make a text of the error stand in the arguments of others, which come last.
        names.last().map_or_else(|| "passed over".to_owned(), |name| format!("calls {name}"))
    }

    /// The dotted name of what a call calls.
    pub(super) fn name_of_called(&self, at: &At) -> Option<String> {
        match self.world.facts(at.file).expr(at.expr) {
            Expr::Call { callee, .. } => self.named(&at.sibling(callee)),
            _ => None,
        }
    }

    /// Statuses that calls in a stretch of code answer with.
    pub(super) fn statuses_in(&mut self, file: FileId, span: Span) -> Vec<u16> {
        let facts = self.world.facts(file);
        let mut out = Answers::new();
        for call in (span.0.0..span.1.0).map(ExprId).filter(|e| matches!(facts.expr(*e), Expr::Call { .. })) {
            let at = At::new(file, call, &Env::default());
            self.answer_call(&at, &mut out);
            if let Some(name) = callee_name(facts, call) {
                self.error_made(&at, name, &mut out);
            }
            if facts.language == Language::Go {
                self.standard_statuses(&at, &mut out);
            }
        }
        out.into_keys().filter(|status| *status >= 400).collect()
    }

    /// Whether a call writes a line of a log.
    pub(super) fn is_log(&mut self, at: &At) -> bool {
        let world = self.world;
        let rules = &world.rules.failures;
        let facts = world.facts(at.file);
        let is_known = self
            .known_calls(at, &rules.calls)
            .iter()
            .any(|(number, _)| rules.all.get(*number as usize).is_some_and(|rule| rule.means == Precaution::Log));
        // Loggers come from anywhere, and are called so.
        let named_so = || {
            let callee = match facts.expr(at.expr) {
                Expr::Call { callee, .. } => callee,
                _ => at.expr,
            };
            let Expr::Member { base, .. } = facts.expr(callee) else { return false };
            let name = last_name(facts, base).map(|name| name.as_str().to_lowercase()).unwrap_or_default();
            let name = name.trim_start_matches('_');
            name == "log" || name == "logging" || name.ends_with("logger")
        };
        is_known || named_so()
    }
}
