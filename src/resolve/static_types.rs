//! Classes of the project that expressions have by declarations alone, in a language whose declarations bind. Cheaper
//! than what an expression may be, and enough to tell that a question about it is settled.

use rustc_hash::FxHashMap;

use crate::model::facts::{ClassId, ClassKind, Expr, ExprId, FuncId};
use crate::model::language::Language;
use crate::model::sym::Sym;
use crate::resolve::eval::Resolver;
use crate::resolve::modules::Target;
use crate::resolve::value::{At, Env, FileId, Value};
use crate::resolve::world::{last_name, scopes};

type Class = (FileId, ClassId);

/// Declarations followed for one expression.
const MAX_STEPS: u8 = 6;

/// What was worked out before.
#[derive(Default)]
pub(crate) struct StaticTypes {
    classes: FxHashMap<(FileId, ExprId), Option<Class>>,
    /// Whether an object of the class may hold a request.
    holders: FxHashMap<Class, bool>,
}

impl Resolver<'_> {
    /// Whether a method that is called on `base` is one of the project's own, as declarations alone tell.
    pub(crate) fn is_own_method(&mut self, file: FileId, base: ExprId, name: Sym) -> bool {
        let class = self.static_class(file, base);
        class.is_some_and(|(file, class)| self.method(file, class, name).is_some())
    }

    /// Whether an expression is an object of the project that neither is a request nor can hold one.
    pub(crate) fn holds_no_request(&mut self, file: FileId, expr: ExprId) -> bool {
        let Some(class) = self.static_class(file, expr) else { return false };
        if let Some(holds) = self.static_types.holders.get(&class) {
            return !holds;
        }
        let (language, info) = (self.language(class.0), self.class(class.0, class.1));
        let types: Vec<ExprId> = info.fields.iter().map(|field| field.ty).collect();
        let holds = !info.bases.is_empty() || types.into_iter().any(|ty| self.may_be_request(language, class.0, ty));
        self.static_types.holders.insert(class, holds);
        !holds
    }

    /// Whether values of a declared type may be requests: it has the name of one, or is an interface.
    fn may_be_request(&mut self, language: Language, file: FileId, ty: ExprId) -> bool {
        let facts = self.world.facts(file);
        let Some(name) = last_name(facts, super::world::strip_index(facts, ty)) else { return false };
        if self.world.params.carrier_names.contains(&(language, name)) {
            return true;
        }
        let typed = self.typed(&At::new(file, ty, &Env::default()));
        typed.iter().any(|(value, _)| match value {
            Value::Instance { file, class, .. } => !self.is_concrete((*file, *class)),
            _ => false,
        })
    }

    fn is_concrete(&self, (file, class): Class) -> bool {
        !matches!(self.class(file, class).kind, ClassKind::Interface | ClassKind::Alias)
    }

    /// The class that an expression has by declarations, where one is declared that nothing else can stand in for.
    fn static_class(&mut self, file: FileId, expr: ExprId) -> Option<Class> {
        if self.language(file) != Language::Go {
            return None;
        }
        if let Some(known) = self.static_types.classes.get(&(file, expr)) {
            return *known;
        }
        let class = self.declared_class(file, expr, 0).filter(|class| self.is_concrete(*class));
        self.static_types.classes.insert((file, expr), class);
        class
    }

    fn declared_class(&mut self, file: FileId, expr: ExprId, depth: u8) -> Option<Class> {
        if depth > MAX_STEPS {
            return None;
        }
        let facts = self.world.facts(file);
        match facts.expr(expr) {
            Expr::Name { name, scope } => {
                let at = At::new(file, expr, &Env::default());
                let found = self.visible(&at, name, scope)?;
                let mut classes = found.into_iter().map(|(f, n)| {
                    let binding = self.world.facts(f).bindings[n as usize];
                    match binding.ty.get() {
                        Some(ty) => self.class_of_type(f, ty),
                        None => self.declared_class(f, binding.value, depth + 1),
                    }
                });
                let first = classes.next()??;
                classes.all(|class| class == Some(first)).then_some(first)
            }
            Expr::Param { func, index } => {
                let param = facts.functions[func.index()].params.get(usize::from(index))?;
                self.class_of_type(file, param.ty)
            }
            Expr::Struct { ty, .. } => self.class_of_type(file, ty),
            Expr::Member { base, name } => {
                let (f, class) = self.declared_class(file, base, depth + 1)?;
                let ty = self.class(f, class).fields.iter().find(|field| field.name == name)?.ty;
                self.class_of_type(f, ty)
            }
            Expr::Call { .. } => self.result_class(file, expr, 0, depth),
            Expr::Index { base, index } => match (facts.expr(base), facts.expr(index)) {
                (Expr::Call { .. }, Expr::Num(n)) => self.result_class(file, base, n.as_str().parse().ok()?, depth),
                _ => None,
            },
            _ => None,
        }
    }

    /// The class of result `number` of a call.
    fn result_class(&mut self, file: FileId, call: ExprId, number: usize, depth: u8) -> Option<Class> {
        let (f, func) = self.declared_callee(file, call, depth)?;
        let facts = self.world.facts(f);
        let ty = facts.functions[func.index()].return_type;
        let ty = match facts.expr(ty) {
            Expr::List { items } => *facts.items(items).get(number)?,
            _ if number == 0 => ty,
            _ => return None,
        };
        self.class_of_type(f, ty)
    }

    /// The function that a call runs: one of the package or of an imported one, or a method of a class.
    fn declared_callee(&mut self, file: FileId, call: ExprId, depth: u8) -> Option<(FileId, FuncId)> {
        let facts = self.world.facts(file);
        let Expr::Call { callee, .. } = facts.expr(call) else { return None };
        match facts.expr(callee) {
            Expr::Name { name, scope } => {
                let at = At::new(file, callee, &Env::default());
                let found = self.visible(&at, name, scope);
                let package = || self.world.go_package(self.world.folder(file), name).to_vec();
                self.only_function(&found.unwrap_or_else(package))
            }
            Expr::Member { base, name } => {
                if let Some(folder) = self.imported_package(file, base) {
                    return self.only_function(self.world.go_package(folder, name));
                }
                let (f, class) = self.declared_class(file, base, depth + 1)?;
                self.method(f, class, name)
            }
            _ => None,
        }
    }

    fn only_function(&self, bound: &[(FileId, u32)]) -> Option<(FileId, FuncId)> {
        let [(file, n)] = bound else { return None };
        let facts = self.world.facts(*file);
        match facts.expr(facts.bindings[*n as usize].value) {
            Expr::Func(func) => Some((*file, func)),
            _ => None,
        }
    }

    /// The folder of the project's package that a name is imported as.
    fn imported_package(&self, file: FileId, base: ExprId) -> Option<Sym> {
        let facts = self.world.facts(file);
        let Expr::Name { name, scope } = facts.expr(base) else { return None };
        let here = scopes(facts, scope).map(|s| self.world.bindings(file, s, name)).find(|here| !here.is_empty())?;
        let Expr::Import(import) = facts.expr(facts.bindings[*here.first()? as usize].value) else { return None };
        match self.world.modules.resolve(file, facts.imports[import.index()].module) {
            Target::File(target) => Some(self.world.folder(target)),
            _ => None,
        }
    }

    fn class_of_type(&mut self, file: FileId, ty: ExprId) -> Option<Class> {
        if !matches!(self.world.facts(file).expr(ty), Expr::Name { .. } | Expr::Member { .. } | Expr::Class(_)) {
            return None;
        }
        match self.typed(&At::new(file, ty, &Env::default())).as_slice() {
            [(Value::Instance { file, class, site: None }, _)] => Some((*file, *class)),
            _ => None,
        }
    }
}
