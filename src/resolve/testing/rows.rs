//! What parameters of test functions are given by the framework: rows of tables, fixtures; and what test code adds to
//! objects of others.

use crate::model::facts::{Expr, ExprId, FuncId, Param};
use crate::model::language::Language;
use crate::model::sym::Sym;
use crate::resolve::eval::Resolver;
use crate::resolve::value::{At, Env, FileId, Results, Value};
use crate::resolve::world::last_name;

/// A table: its rows, and which part of each is wanted; `None`: the whole row.
type Table = (ExprId, Option<usize>);

impl Resolver<'_> {
    /// What a parameter of test code is given; `None`: it is given by callers, as elsewhere.
    pub(crate) fn test_value(&mut self, at: (FileId, FuncId), param: &Param, env: &Env) -> Option<Results> {
        let (file, func) = at;
        if !self.is_tested(file) {
            return None;
        }
        let table = match self.language(file) {
            Language::Python => self.decorated_table(file, func, param.name),
            Language::Ecma => self.called_table(file, func, param.name),
            Language::Go => None,
        };
        if let Some((rows, part)) = table {
            return Some(self.rows(file, rows, part, env));
        }
        self.fixture_value(file, func, param, env)
    }

    fn rows(&mut self, file: FileId, rows: ExprId, part: Option<usize>, env: &Env) -> Results {
        let mut out = Vec::new();
        for (row, env) in self.each(&At::new(file, rows, env), rows, false) {
            // `param(a, b, id="x")` is a row with a name.
            let wrapped = match &row {
                Value::Obj { site: Some(site), .. } => {
                    let args = self.arguments(site);
                    let plain = args.iter().filter(|a| a.name.is_empty());
                    plain.map(|a| a.value).nth(part.unwrap_or(0)).map(|arg| site.sibling(arg))
                }
                _ => None,
            };
            match (wrapped, part) {
                (Some(arg), _) => {
                    let values = self.eval(&arg);
                    out.extend(values.into_iter().map(|(value, _)| (value, env.clone())));
                }
                (None, Some(part)) => {
                    let number = Value::Num(Sym::new(&part.to_string()));
                    let found = self.indexed(file, &row, &number, &env);
                    out.extend(found.into_iter().map(|(value, _)| (value, env.clone())));
                }
                (None, None) => out.push((row, env)),
            }
        }
        out
    }

    fn is_table(&self, file: FileId, callee: ExprId) -> bool {
        let facts = self.world.facts(file);
        let frameworks = self.world.frameworks.iter().filter(|f| f.language == facts.language);
        last_name(facts, callee)
            .is_some_and(|name| frameworks.into_iter().any(|f| f.tables.iter().any(|t| t == name.as_str())))
    }

    /// `@parametrize("a, b", [(1, 2), (3, 4)])` on a function or its class.
    fn decorated_table(&mut self, file: FileId, func: FuncId, wanted: Sym) -> Option<Table> {
        let facts = self.world.facts(file);
        let function = &facts.functions[func.index()];
        let mut decorators = function.decorators.clone();
        if let Some(class) = function.class.get() {
            decorators.extend(self.class(file, class).decorators.iter().copied());
        }
        for decorator in decorators {
            let Expr::Call { callee, args, .. } = facts.expr(decorator) else { continue };
            if !self.is_table(file, callee) {
                continue;
            }
            let args = facts.arguments(args);
            let (Some(names), Some(rows)) = (args.first(), args.get(1)) else { continue };
            let names: Vec<String> = match facts.expr(names.value) {
                Expr::Str(text) => text.as_str().split(',').map(|name| name.trim().to_owned()).collect(),
                Expr::List { items } => {
                    let text = |item: &ExprId| match facts.expr(*item) {
                        Expr::Str(text) => text.to_string(),
                        _ => String::new(),
                    };
                    facts.items(items).iter().map(text).collect()
                }
                _ => continue,
            };
            let listed = matches!(facts.expr(args[0].value), Expr::List { .. });
            if let Some(number) = names.iter().position(|name| name == wanted.as_str()) {
                return Some((rows.value, (names.len() > 1 || listed).then_some(number)));
            }
        }
        None
    }

    /// `it.each([[1, 2], [3, 4]])("..", (a, b) => ..)`.
    fn called_table(&self, file: FileId, func: FuncId, wanted: Sym) -> Option<Table> {
        let facts = self.world.facts(file);
        let literal = self.world.func_expr(file, func)?;
        let (outer, _) = self.world.argument_of(file, literal)?;
        let Expr::Call { callee, .. } = facts.expr(outer) else { return None };
        let Expr::Call { callee, args, .. } = facts.expr(callee) else { return None };
        if !self.is_table(file, callee) {
            return None;
        }
        let rows = facts.arguments(args).first()?.value;
        let number = facts.functions[func.index()].params.iter().position(|p| p.name == wanted)?;
        let Expr::List { items } = facts.expr(rows) else { return Some((rows, None)) };
        let tuples = facts.items(items).iter().all(|item| matches!(facts.expr(*item), Expr::List { .. }));
        Some((rows, tuples.then_some(number)))
    }

    /// A function that test code hangs on an object of somebody else: `app.login = login`.
    pub(crate) fn added_member(&mut self, file: FileId, value: &Value, name: Sym) -> Option<Value> {
        if !self.is_tested(file) || self.language(file) != Language::Ecma {
            return None;
        }
        for (f, number) in self.world.stores_named(name).to_vec() {
            if !self.is_test_file(f) {
                continue;
            }
            let store = self.world.facts(f).stores[number as usize];
            let given = self.eval(&At::new(f, store.value, &Env::default()));
            let function = given.into_iter().find_map(|(given, _)| match given {
                Value::Func { file, func, env, .. } => {
                    Some(Value::Func { file, func, env, on: Some(std::rc::Rc::new(value.clone())) })
                }
                _ => None,
            });
            if function.is_some() {
                return function;
            }
        }
        None
    }

    /// Whether test code looks a method up by its name: `getattr(client, method)`.
    pub(crate) fn is_looked_up(&self, file: FileId, callee: Sym) -> bool {
        self.language(file) == Language::Python && callee.as_str() == "getattr" && self.is_tested(file)
    }
}
