//! What a database call is about: SQL text, query builders, models of the project.

use crate::model::facts::{ClassId, ClassKind, Expr};
use crate::model::point::PointKind;
use crate::model::rule::{Emit, Rule};
use crate::model::sym::Sym;
use crate::resolve::eval::Resolver;
use crate::resolve::outbound::{shown, sql};
use crate::resolve::routers::subject;
use crate::resolve::select::{Decorated, Subject};
use crate::resolve::value::{At, Env, FileId, Results, Value};

/// Values within values that are looked into.
const MAX_DEPTH: u8 = 10;
/// Readings of one statement under different choices.
const MAX_RUNS: usize = 96;
/// Calls of a chain that are followed back to where it starts.
const MAX_CHAIN: usize = 24;
/// Values of one expression, under the same choices, that are read each for itself.
const MAX_ALTERNATIVES: usize = 48;
/// The same for what a library makes: often one query, built further in branches.
const MAX_BUILT: usize = 6;
/// Tables kept of one statement.
const MAX_TABLES: usize = 24;

/// What was found in a value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Statement {
    /// As the SQL or the builder's methods say it.
    pub(crate) operation: Option<String>,
    pub(crate) tables: Vec<String>,
    /// There is a table, whether it is known or not.
    pub(crate) needs_table: bool,
    /// Choices that make different statements; what was read before is to be read again under each.
    pub(crate) forks: Vec<Env>,
    /// Values that one expression has under the same choices; what was read before is to be read again with each.
    alternatives: Vec<Value>,
    /// The values to read where there are several.
    picked: Vec<Value>,
}

impl Statement {
    /// Whether it is to be read again, under each of several choices.
    fn is_open(&self) -> bool {
        !self.forks.is_empty() || !self.alternatives.is_empty()
    }

    fn add(&mut self, table: String) {
        if !table.is_empty() && !self.tables.contains(&table) && self.tables.len() < MAX_TABLES {
            self.tables.push(table);
        }
    }
}

impl Resolver<'_> {
    /// What `value` says of a database call, once for each way in which callers decide it.
    pub(crate) fn statements(&mut self, rule: &Rule, value: &Value, subject: &Subject) -> Vec<(Statement, Env)> {
        let mut open = vec![(subject.at.env.clone(), Vec::new())];
        let mut out: Vec<(Statement, Env)> = Vec::new();
        let mut runs = 0;
        while let Some((env, picked)) = open.pop() {
            runs += 1;
            let read = self.statement(rule, value, &env, &picked);
            if runs <= MAX_RUNS && !read.forks.is_empty() {
                open.extend(read.forks.into_iter().rev().map(|env| (env, picked.clone())));
            } else if runs <= MAX_RUNS && !read.alternatives.is_empty() {
                let more = |value: Value| picked.iter().cloned().chain([value]).collect();
                open.extend(read.alternatives.into_iter().rev().map(|value| (env.clone(), more(value))));
            } else {
                out.push((read, env));
            }
        }
        out
    }

    fn statement(&mut self, rule: &Rule, value: &Value, env: &Env, picked: &[Value]) -> Statement {
        let mut out = Statement { needs_table: true, picked: picked.to_vec(), ..Statement::default() };
        self.read_value(rule, value, env, 0, &mut out);
        if matches!(out.operation.as_deref(), Some("transaction" | "set" | "call" | "ddl")) {
            out.needs_table = false;
        }
        out
    }

    fn read_value(&mut self, rule: &Rule, value: &Value, env: &Env, depth: u8, out: &mut Statement) {
        if depth > MAX_DEPTH || !self.spend() {
            return;
        }
        match value {
            Value::Text(text) => {
                let technology = self.world.rules.packs[rule.pack].technology;
                if let Some(read) = sql::read(text, technology.as_str()) {
                    out.operation.get_or_insert(read.operation);
                    out.needs_table &= !read.tableless;
                    read.tables.into_iter().for_each(|table| out.add(table));
                }
            }
            Value::Class { file, class } | Value::Instance { file, class, .. } => {
                if let Some(table) = self.table_of(*file, *class) {
                    out.add(table);
                } else if !self.read_bases(rule, (*file, *class), env, depth, out)
                    && let Some(table) = self.table_by_name(rule, *file, *class)
                {
                    out.add(table);
                }
            }
            Value::Obj { ty, site, on } => self.read_built(rule, *ty, site.as_ref(), on.as_deref(), env, depth, out),
            Value::Bound { on, .. } => self.read_value(rule, on, env, depth + 1, out),
            Value::ListOf(at) => {
                for (value, _) in self.typed(at) {
                    self.read_value(rule, &value, env, depth + 1, out);
                }
            }
            Value::Seq(values) => {
                for value in values.iter().take(8) {
                    self.read_value(rule, value, env, depth + 1, out);
                }
            }
            Value::Node(at) => match self.world.facts(at.file).expr(at.expr) {
                Expr::List { items } => {
                    for item in self.world.facts(at.file).items(items).to_vec().into_iter().take(8) {
                        self.read_expr(rule, &at.sibling(item), env, depth + 1, out);
                    }
                }
                Expr::Name { .. } | Expr::Member { .. } | Expr::Index { .. } => {
                    self.read_expr(rule, at, env, depth + 1, out);
                }
                _ => {}
            },
            _ => {}
        }
    }

    /// What a class without a table is made from: `type X = Document<User>`, `extends Repository<User>`.
    fn read_bases(
        &mut self,
        rule: &Rule,
        (file, class): (FileId, ClassId),
        env: &Env,
        depth: u8,
        out: &mut Statement,
    ) -> bool {
        let before = out.tables.len();
        for (f, c) in self.lineage(file, class).into_iter().take(4) {
            let alias = self.class(f, c).kind == ClassKind::Alias;
            for base in self.class(f, c).bases.clone() {
                let at = At::new(f, base, &Env::default());
                match self.world.facts(f).expr(base) {
                    Expr::Index { index, .. } => self.read_expr(rule, &at.sibling(index), env, depth + 1, out),
                    Expr::Choice { .. } | Expr::List { .. } if alias => {
                        for (value, found) in self.typed(&at) {
                            self.read_value(rule, &value, &found, depth + 1, out);
                        }
                    }
                    _ => {}
                }
            }
        }
        out.tables.len() > before
    }

    /// A value made by calls of a library: what it was made on, then its arguments.
    #[expect(clippy::too_many_arguments, reason = "one kind of value, taken apart")]
    fn read_built(
        &mut self,
        rule: &Rule,
        ty: Sym,
        site: Option<&At>,
        on: Option<&Value>,
        env: &Env,
        depth: u8,
        out: &mut Statement,
    ) {
        let pack = &self.world.rules.packs[rule.pack];
        let name = site.and_then(|site| self.called_name(site));
        let name = name.unwrap_or_else(|| Sym::new(ty.as_str().rsplit(['.', '/']).next().unwrap_or_default()));
        if let Some(operation) = pack.operations.get(&name) {
            out.operation.get_or_insert(operation.to_string());
        }
        // What it was made on says the first table, as it stands first.
        if let Some(on) = on {
            self.read_value(rule, on, env, depth + 1, out);
        }
        let Some(site) = site.filter(|_| on.is_none() || pack.chain_arguments) else { return };
        let args: Vec<_> = self.arguments(site).iter().map(|a| a.value).collect();
        let names_table = pack.table_methods.contains(&name);
        for (n, arg) in args.into_iter().enumerate().take(8) {
            let at = At { env: site.env.overlay(env), ..site.sibling(arg) };
            if names_table && n == 0 && self.read_table_name(&at, out) {
                continue;
            }
            self.read_expr(rule, &at, env, depth + 1, out);
        }
    }

    /// What a call calls: a method or function by its own name, `()` for something made before.
    fn called_name(&mut self, call: &At) -> Option<Sym> {
        let facts = self.world.facts(call.file);
        let Expr::Call { callee, .. } = facts.expr(call.expr) else { return None };
        if let Expr::Member { name, .. } = facts.expr(callee) {
            return Some(name);
        }
        match self.eval(&call.sibling(callee)).first()?.0 {
            Value::Ext(name) => Some(Sym::new(name.as_str().rsplit(['.', '/']).next().unwrap_or_default())),
            Value::Bound { name, .. } => Some(name),
            _ => Some(Sym::new("()")),
        }
    }

    /// The model whose member the receiver of a call starts from, as the code writes it: `Model.objects.filter()`.
    pub(crate) fn model_in_receiver(&mut self, at: &At) -> Option<String> {
        let (file, class) = self.class_in_receiver(at)?;
        self.table_of(file, class)
    }

    /// The class that the receiver of a call starts from.
    pub(crate) fn class_in_receiver(&mut self, at: &At) -> Option<(FileId, ClassId)> {
        let mut expr = at.expr;
        for _ in 0..MAX_CHAIN {
            let facts = self.world.facts(at.file);
            let base = match facts.expr(expr) {
                Expr::Call { callee, .. } => match facts.expr(callee) {
                    Expr::Member { base, .. } => base,
                    _ => return None,
                },
                Expr::Member { base, .. } | Expr::Index { base, .. } => base,
                _ => return None,
            };
            for (value, _) in self.eval(&at.sibling(base)).into_iter().take(4) {
                if let Value::Class { file, class } = value
                    && self.table_of(file, class).is_some()
                {
                    return Some((file, class));
                }
            }
            expr = base;
        }
        None
    }

    /// The text of an argument that names a table.
    fn read_table_name(&mut self, at: &At, out: &mut Statement) -> bool {
        let values = one_by_one(self.eval(at), at, out);
        let texts = self.texts(&values, false);
        let names: Vec<String> =
            texts.iter().map(|(text, _)| table_name(&shown(text))).filter(|t| !t.is_empty()).collect();
        let found = !names.is_empty();
        names.into_iter().for_each(|name| out.add(name));
        found
    }

    /// An argument: a model, one of its columns, or something built.
    fn read_expr(&mut self, rule: &Rule, at: &At, env: &Env, depth: u8, out: &mut Statement) {
        if depth > MAX_DEPTH || out.is_open() {
            return;
        }
        let facts = self.world.facts(at.file);
        match facts.expr(at.expr) {
            // `User.name`
            Expr::Member { base, .. } => {
                let mut found = false;
                let values = one_by_one(self.eval(&at.sibling(base)), at, out);
                for (value, _) in values {
                    if let Value::Class { file, class } = value
                        && let Some(table) = self.table_of(file, class)
                    {
                        out.add(table);
                        found = true;
                    }
                }
                if found {
                    return;
                }
            }
            // `Repository<User>`
            Expr::Index { index, .. } => return self.read_expr(rule, &at.sibling(index), env, depth + 1, out),
            _ => {}
        }
        let values = one_by_one(self.eval(at), at, out);
        // Which of several lists a further argument is, is not known.
        if values.len() > 1 && !out.tables.is_empty() && !values.iter().any(|(value, _)| is_telling(value)) {
            return;
        }
        if let Some((value, found)) = values.first() {
            self.read_value(rule, value, &env.overlay(found), depth + 1, out);
        }
    }

    /// The table that a library makes of the name of any class.
    fn table_by_name(&mut self, rule: &Rule, file: FileId, class: ClassId) -> Option<String> {
        let selector = &self.world.rules.packs[rule.pack].model_table;
        if selector.is_empty() || self.class(file, class).name.is_empty() {
            return None;
        }
        let mut on_class = subject(At::new(file, crate::model::facts::ExprId::NONE, &Env::default()), None, Sym::EMPTY);
        on_class.decorated = Some(Decorated::Class(file, class));
        let texts = self.select(selector, &on_class).map(|v| self.texts(&v, false)).unwrap_or_default();
        texts.iter().map(|(text, _)| shown(text)).find(|table| !table.is_empty())
    }

    /// The table that a class of the project is a model of.
    pub(crate) fn table_of(&mut self, file: FileId, class: ClassId) -> Option<String> {
        if let Some(known) = self.tables.get(&(file, class)) {
            return known.clone();
        }
        self.tables.insert((file, class), None);
        let mut found = None;
        for (number, mut on_class) in self.class_rules(file, class) {
            let rule = self.rule(number);
            on_class.decorated = Some(Decorated::Class(file, class));
            if rule.emit != Emit::Point(PointKind::DbModel) || !self.holds(rule, &on_class) {
                continue;
            }
            let Some(boundary) = rule.boundary.as_deref() else { continue };
            let texts = self.select(&boundary.target, &on_class).map(|v| self.texts(&v, false)).unwrap_or_default();
            found = texts.iter().map(|(text, _)| shown(text)).find(|table| !table.is_empty());
            if found.is_some() {
                break;
            }
        }
        self.tables.insert((file, class), found.clone());
        found
    }
}

/// Whether a value may say what a statement is about.
fn is_telling(value: &Value) -> bool {
    match value {
        Value::Class { .. } | Value::Instance { .. } | Value::Text(_) | Value::Obj { .. } => true,
        Value::Seq(values) => values.iter().any(|v| matches!(v, Value::Class { .. } | Value::Instance { .. })),
        _ => false,
    }
}

/// The values of an expression to read now. Where there are several, those that make different statements are noted:
/// the choices that they depend on, else the values themselves.
fn one_by_one(values: Results, at: &At, out: &mut Statement) -> Results {
    if values.len() < 2 || out.is_open() {
        return values;
    }
    let mut envs: Vec<Env> = Vec::new();
    let mut telling: Vec<Value> = Vec::new();
    for (value, env) in values.iter().filter(|(value, _)| is_telling(value)) {
        let env = at.env.overlay(env);
        if !envs.contains(&env) {
            envs.push(env);
        }
        let most = if matches!(value, Value::Obj { .. }) { MAX_BUILT } else { MAX_ALTERNATIVES };
        if telling.len() < most && !telling.contains(value) {
            telling.push(value.clone());
        }
    }
    if envs.len() > 1 {
        out.forks = envs;
        return values;
    }
    if telling.len() < 2 {
        return values;
    }
    if let Some(picked) = values.iter().find(|(value, _)| out.picked.contains(value)) {
        return vec![picked.clone()];
    }
    out.alternatives = telling;
    values
}

/// `users as u` and `"users" u` name the table `users`.
fn table_name(text: &str) -> String {
    let first = text.split_whitespace().next().unwrap_or_default();
    first.trim_matches(['"', '`', '\'']).to_owned()
}
