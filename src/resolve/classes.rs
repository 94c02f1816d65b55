//! Classes, instances and types of the project.

use std::rc::Rc;

use crate::model::facts::{Class, ClassId, Expr, FuncId, ScopeId};
use crate::model::language::Language;
use crate::model::rule::{Emit, Returns, Shape};
use crate::model::sym::Sym;
use crate::resolve::eval::Resolver;
use crate::resolve::value::{At, Env, FileId, Results, Value};
use crate::resolve::world::strip_index;

/// How many classes a lineage may have.
pub(crate) const MAX_LINEAGE: usize = 24;

impl Resolver<'_> {
    pub(crate) fn class(&self, file: FileId, class: ClassId) -> &'_ Class {
        &self.world.facts(file).classes[class.index()]
    }

    /// A class and its bases in the project, nearest first. Aliases lead to what they stand for.
    pub(crate) fn lineage(&mut self, file: FileId, class: ClassId) -> Vec<(FileId, ClassId)> {
        if let Some(known) = self.lineages.get(&(file, class)) {
            return known.as_ref().clone();
        }
        let mark = self.mark();
        let out = self.find_lineage(file, class);
        if !self.cut_since(mark) {
            self.lineages.insert((file, class), Rc::new(out.clone()));
        }
        out
    }

    fn find_lineage(&mut self, file: FileId, class: ClassId) -> Vec<(FileId, ClassId)> {
        let mut out = vec![(file, class)];
        let mut next = 0;
        while next < out.len() && out.len() < MAX_LINEAGE {
            let (f, c) = out[next];
            for base in self.class(f, c).bases.clone() {
                let base = strip_index(self.world.facts(f), base);
                for (value, _) in self.eval(&At::new(f, base, &Env::default())) {
                    if let Value::Class { file, class } = value
                        && !out.contains(&(file, class))
                    {
                        out.push((file, class));
                    }
                }
            }
            next += 1;
        }
        out
    }

    /// Qualified names of the outside classes that a class derives from, nearest first, with their own bases.
    pub(crate) fn outside_bases(&mut self, file: FileId, class: ClassId) -> Vec<Sym> {
        if let Some(known) = self.bases_of.get(&(file, class)) {
            return known.as_ref().clone();
        }
        let mark = self.mark();
        let out = self.find_outside_bases(file, class);
        if !self.cut_since(mark) {
            self.bases_of.insert((file, class), Rc::new(out.clone()));
        }
        out
    }

    fn find_outside_bases(&mut self, file: FileId, class: ClassId) -> Vec<Sym> {
        let mut out: Vec<Sym> = Vec::new();
        for (f, c) in self.lineage(file, class) {
            for base in self.class(f, c).bases.clone() {
                let base = strip_index(self.world.facts(f), base);
                for (value, _) in self.eval(&At::new(f, base, &Env::default())) {
                    match value {
                        Value::Ext(name) | Value::Obj { ty: name, .. } if !out.contains(&name) => out.push(name),
                        _ => {}
                    }
                }
            }
        }
        out.extend(self.decorated_bases(file, class));
        self.add_outside_ancestors(file, &mut out);
        out
    }

    /// Outside decorators that make a class, or one that it derives from, as if it derived from something: those that
    /// class rules without a point of their own are about.
    fn decorated_bases(&mut self, file: FileId, class: ClassId) -> Vec<Sym> {
        let language = self.language(file);
        let mut out = Vec::new();
        for (f, c) in self.lineage(file, class) {
            for decorator in self.class(f, c).decorators.clone() {
                let callee = match self.world.facts(f).expr(decorator) {
                    Expr::Call { callee, .. } => callee,
                    _ => decorator,
                };
                for (value, _) in self.eval(&At::new(f, callee, &Env::default())) {
                    let Value::Ext(name) = value else { continue };
                    let rules = self.world.rules.by_base.get(&(language, name)).into_iter().flatten();
                    if rules.into_iter().any(|rule| self.rule(*rule).emit == Emit::Nothing) {
                        out.push(name);
                    }
                }
            }
        }
        out
    }

    /// Adds the bases of outside classes as packs know them, and names with `*` that match.
    pub(crate) fn add_outside_ancestors(&mut self, file: FileId, names: &mut Vec<Sym>) {
        let language = self.language(file);
        if let Some(name) = names.first().copied().filter(|_| !self.world.wildcards.is_empty()) {
            names.extend(self.wildcards_of(language, name).iter());
        }
        let mut next = 0;
        while next < names.len() {
            if let Some(bases) = self.world.rules.bases.get(&(language, names[next])) {
                for base in bases {
                    if !names.contains(base) {
                        names.push(*base);
                    }
                }
            }
            next += 1;
        }
    }

    /// The type names under which packs may know a value.
    pub(crate) fn types_of(&mut self, file: FileId, value: &Value) -> Vec<Sym> {
        match value {
            Value::Obj { ty, .. } | Value::Ext(ty) => {
                let mut names = vec![*ty];
                self.add_outside_ancestors(file, &mut names);
                names
            }
            Value::Instance { file, class, .. } => self.outside_bases(*file, *class),
            Value::Class { file, class } => self.outside_bases(*file, *class),
            Value::Bound { on, name } => self.types_of_member(file, on, *name),
            Value::Func { file, func, .. } => self.types_of_decorated(*file, *func),
            _ => Vec::new(),
        }
    }

    /// The type names with `*` in packs that a qualified name matches.
    pub(crate) fn wildcards_of(&mut self, language: Language, name: Sym) -> Rc<Vec<Sym>> {
        if let Some(known) = self.wildcards.get(&name) {
            return known.clone();
        }
        let matching = self.world.wildcards.iter().filter(|(l, w)| *l == language && w.matches(name.as_str()));
        let found = Rc::new(matching.map(|(_, wildcard)| wildcard.name).collect::<Vec<_>>());
        self.wildcards.insert(name, found.clone());
        found
    }

    /// What the decorators of a function make of it: a task, a handler with methods of its own.
    fn types_of_decorated(&mut self, file: FileId, func: FuncId) -> Vec<Sym> {
        if self.world.facts(file).functions[func.index()].decorators.is_empty() {
            return Vec::new();
        }
        if let Some(known) = self.decorated_types.get(&(file, func)) {
            return known.clone();
        }
        self.decorated_types.insert((file, func), Vec::new());
        let decorators = self.world.facts(file).functions[func.index()].decorators.clone();
        let mut out = Vec::new();
        for decorator in decorators {
            for m in self.matches(&At::new(file, decorator, &Env::default())) {
                let rule = self.rule(m.rule);
                if let (Shape::Decorator, Returns::Type(ty)) = (rule.shape, rule.returns) {
                    out.push(ty);
                }
            }
        }
        self.decorated_types.insert((file, func), out.clone());
        out
    }

    /// Whether a pack says what all members of a value are.
    pub(crate) fn has_any_member(&mut self, file: FileId, value: &Value) -> bool {
        let language = self.language(file);
        let any = Sym::new("*");
        let types = self.types_of(file, value);
        types.iter().any(|ty| self.world.rules.members.contains_key(&(language, *ty, any)))
    }

    /// The type names of a member that no rule names: of each type of its owner, and what a pack says of all members.
    fn types_of_member(&mut self, file: FileId, on: &Value, name: Sym) -> Vec<Sym> {
        if !matches!(on, Value::Obj { .. } | Value::Instance { .. } | Value::Class { .. } | Value::Bound { .. }) {
            return Vec::new();
        }
        let language = self.language(file);
        let owners = self.types_of(file, on);
        let any = Sym::new("*");
        let mut out: Vec<Sym> = owners.iter().take(8).map(|ty| Sym::new(&format!("{ty}.{name}"))).collect();
        if let Some(name) = out.first().copied().filter(|_| !self.world.wildcards.is_empty()) {
            out.extend(self.wildcards_of(language, name).iter());
        }
        out.extend(owners.iter().filter_map(|ty| self.world.rules.members.get(&(language, *ty, any))));
        out
    }

    /// The method `name` of a class, own or inherited, and the class that has it.
    pub(crate) fn method(&mut self, file: FileId, class: ClassId, name: Sym) -> Option<(FileId, FuncId)> {
        for (f, c) in self.lineage(file, class) {
            let facts = self.world.facts(f);
            if facts.language == Language::Go {
                let folder = self.world.folder(f);
                let methods = self.world.go_methods(folder, facts.classes[c.index()].name);
                let found = methods.iter().find(|(f, m)| self.world.facts(*f).functions[m.index()].name == name);
                if let Some(found) = found {
                    return Some(*found);
                }
            } else {
                let methods = &facts.classes[c.index()].methods;
                let found = methods.iter().rev().find(|m| {
                    let f = &facts.functions[m.index()];
                    f.name == name && f.has_body
                });
                if let Some(method) = found {
                    return Some((f, *method));
                }
            }
        }
        None
    }

    /// `super().name`, `super.name`: the method of the bases of the class around.
    pub(crate) fn super_method(&mut self, at: &At, scope: ScopeId, name: Sym) -> Option<Results> {
        let (_, class) = self.method_around(at.file, scope)?;
        let bases = self.lineage(at.file, class).into_iter().skip(1);
        let (file, func) = bases.into_iter().find_map(|(f, c)| self.method(f, c, name))?;
        if self.world.facts(file).functions[func.index()].is_property {
            return None;
        }
        let this = self.this(at, scope);
        let on = |value: Value| Some(Rc::new(value));
        Some(
            this.into_iter()
                .map(|(v, env)| (Value::Func { file, func, env: Env::default(), on: on(v) }, env))
                .collect(),
        )
    }

    /// `super().name` of no method: what the bases of the class around have under the name.
    pub(crate) fn super_field(&mut self, at: &At, scope: ScopeId, name: Sym) -> Option<Results> {
        let (_, class) = self.method_around(at.file, scope)?;
        let bases = self.lineage(at.file, class).into_iter().skip(1);
        let inherited = bases.into_iter().find_map(|(f, c)| self.method(f, c, name));
        let mut out = Vec::new();
        for (value, env) in self.this(at, scope) {
            match inherited {
                Some(property) => out.extend(self.property(&value, property, &env)),
                None => out.push((self.outside_field(&value, name)?, env)),
            }
        }
        (!out.is_empty()).then_some(out)
    }

    /// The class that the arguments of a call name: `get_model("shop", "Order")`, `get_model("shop.Order")`. Of several
    /// that are called so, the one in a folder of that name.
    pub(crate) fn named_class(&mut self, call: &At) -> Results {
        let unknown = vec![(Value::UNKNOWN, call.env.clone())];
        let mut words: Vec<String> = Vec::new();
        for arg in self.arguments(call).to_vec().into_iter().take(2) {
            let values = self.eval(&call.sibling(arg.value));
            let Some((Value::Text(text), _)) = values.first() else { return unknown };
            let Some(text) = text.as_lit() else { return unknown };
            words.extend(text.split('.').map(str::to_owned));
        }
        let Some(name) = words.pop().map(|name| Sym::new(&name)) else { return unknown };
        let label = words.pop();
        let mut found: Vec<(FileId, ClassId)> = Vec::new();
        for file in self.world.ids().filter(|file| self.world.may_see(call.file, *file)) {
            let facts = self.world.facts(file);
            if facts.language == self.language(call.file) {
                let named = (0..facts.classes.len()).filter(|n| facts.classes[*n].name == name);
                found.extend(named.map(|n| (file, ClassId(n as u32))));
            }
        }
        let in_folder = |(file, _): &(FileId, ClassId)| {
            let path = self.world.unit(*file).rel.as_str();
            label.as_ref().is_none_or(|label| path.split('/').any(|part| part.eq_ignore_ascii_case(label)))
        };
        if found.len() > 1 {
            found.retain(in_folder);
        }
        match found.as_slice() {
            [(file, class)] => vec![(Value::Class { file: *file, class: *class }, call.env.clone())],
            _ => unknown,
        }
    }

    /// The constructor of a class, own or inherited.
    pub(crate) fn constructor(&mut self, file: FileId, class: ClassId) -> Option<(FileId, FuncId)> {
        let name = match self.language(file) {
            Language::Python => "__init__",
            Language::Ecma => "constructor",
            Language::Go => return None,
        };
        self.method(file, class, Sym::new(name))
    }
}
