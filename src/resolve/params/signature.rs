//! Parameters that a handler's own parameters declare: by marker, decorator, dependency or type.

use rustc_hash::FxHashSet;

use crate::model::facts::{ClassId, ClassKind, Expr, ExprId, FuncId, ParamKind};
use crate::model::point::ParamIn;
use crate::model::rule::{ParamRule, ParamRuleKind};
use crate::model::sym::Sym;
use crate::resolve::eval::Resolver;
use crate::resolve::params::dependencies::MAX_DEPTH;
use crate::resolve::params::sheet::Input;
use crate::resolve::params::types::Annotation;
use crate::resolve::params::{Asked, subject_of};
use crate::resolve::value::{At, Env, FileId, Value};

/// What is known only when all parameters have been seen.
#[derive(Default)]
pub(super) struct Gathered {
    bodies: Vec<Body>,
    seen: FxHashSet<(FileId, FuncId)>,
}

/// A parameter that takes the body, or a key of it.
struct Body {
    name: Sym,
    ty: Annotation,
    required: bool,
    /// Under its name even when it is the only one.
    embedded: bool,
}

/// A declared parameter: of a function, or an attribute of a class.
struct Declared {
    name: Sym,
    default: ExprId,
}

impl Resolver<'_> {
    /// What the parameters of a handler declare.
    pub(super) fn signature(&mut self, file: FileId, func: FuncId, env: &Env, asked: &mut Asked) {
        self.decorated_params(file, func, env, asked);
        let world = self.world;
        if !world.params.of_pack(asked.pack).any(|n| {
            matches!(world.rules.params[n as usize].kind, ParamRuleKind::Signature | ParamRuleKind::Dependency { .. })
        }) {
            return;
        }
        let mut gathered = Gathered::default();
        self.parameters(file, func, 0, &mut gathered, asked);
        if let Some(class) = world.facts(file).functions[func.index()].class.get() {
            self.class_attributes(file, class, &mut gathered, asked);
        }
        self.bodies(gathered, asked);
    }

    /// Attributes of a controller class that are markers.
    fn class_attributes(&mut self, file: FileId, class: ClassId, gathered: &mut Gathered, asked: &mut Asked) {
        let mut seen: Vec<Sym> = Vec::new();
        for (f, c) in self.lineage(file, class) {
            for field in self.class(f, c).fields.clone() {
                if seen.contains(&field.name) {
                    continue;
                }
                seen.push(field.name);
                let declared = Declared { name: field.name, default: field.value };
                let annotation = self.annotation(f, field.ty);
                self.marked(f, &declared, &annotation, 0, gathered, asked);
            }
        }
    }

    /// The parameters of a handler or dependency.
    pub(super) fn parameters(
        &mut self,
        file: FileId,
        func: FuncId,
        depth: u8,
        gathered: &mut Gathered,
        asked: &mut Asked,
    ) {
        if depth > MAX_DEPTH || !gathered.seen.insert((file, func)) {
            return;
        }
        for param in self.world.facts(file).functions[func.index()].params.clone() {
            if matches!(param.kind, ParamKind::Receiver | ParamKind::Rest | ParamKind::KeywordRest) {
                continue;
            }
            let declared = Declared { name: param.name, default: param.default };
            let annotation = self.annotation(file, param.ty);
            if !self.marked(file, &declared, &annotation, depth, gathered, asked) {
                self.unmarked(&declared, annotation, gathered, asked);
            }
        }
    }

    /// A parameter with a marker as its default or in its annotation; false when it has none.
    fn marked(
        &mut self,
        file: FileId,
        declared: &Declared,
        annotation: &Annotation,
        depth: u8,
        gathered: &mut Gathered,
        asked: &mut Asked,
    ) -> bool {
        let language = self.language(file);
        let mut places: Vec<(At, bool)> = Vec::new();
        if declared.default.is_some() {
            places.push((At::new(file, declared.default, &Env::default()), true));
        }
        places.extend(annotation.metadata.iter().map(|at| (at.clone(), false)));
        for (at, is_default) in places {
            if !matches!(
                self.world.facts(at.file).expr(at.expr),
                Expr::Call { .. } | Expr::Name { .. } | Expr::Member { .. }
            ) {
                continue;
            }
            for (value, _) in self.eval(&at) {
                let Value::Obj { ty, site: Some(site), .. } = value else { continue };
                let Some(rules) = self.world.params.markers.get(&(language, ty)).cloned() else { continue };
                for number in rules {
                    let Some(rule) = self.world.rules.params.get(number as usize) else { continue };
                    if matches!(rule.kind, ParamRuleKind::Dependency { .. }) {
                        self.dependency(&site, Some(annotation), depth, gathered, asked);
                    } else {
                        let has_default = if is_default { false } else { declared.default.is_some() };
                        self.marker(rule, &site, declared, annotation, has_default, gathered, asked);
                    }
                }
                return true;
            }
        }
        false
    }

    #[expect(clippy::too_many_arguments, reason = "private to the walk above")]
    fn marker(
        &mut self,
        rule: &ParamRule,
        site: &At,
        declared: &Declared,
        annotation: &Annotation,
        has_default: bool,
        gathered: &mut Gathered,
        asked: &mut Asked,
    ) {
        let Some(place) = ParamIn::from_name(rule.location.as_str()) else { return };
        let subject = subject_of(site.clone(), None, declared.name);
        let alias = self.select(&rule.name, &subject).into_iter().flatten().find_map(|(v, _)| match v {
            Value::Text(text) => text.as_lit().map(str::to_owned),
            _ => None,
        });
        let optional = has_default || self.has_marker_default(site);
        let required = rule.required.unwrap_or(!optional);
        let model = self.class_of(annotation);
        if place == ParamIn::Body {
            let keyword = |name: &str| self.arguments(site).iter().find(|a| a.name.as_str() == name).map(|a| a.value);
            let embed = keyword("embed").map(|e| self.world.facts(site.file).expr(e));
            let name = alias.map_or(declared.name, |a| Sym::new(&a));
            // A simple value in the body is a key of it, unless it is the only one.
            let embedded = embed == Some(Expr::Bool(true));
            gathered.bodies.push(Body { name, ty: annotation.clone(), required, embedded });
            return;
        }
        if let Some((file, class)) = model
            && matches!(place, ParamIn::Query | ParamIn::Header | ParamIn::Cookie | ParamIn::Form)
            && alias.is_none()
            && !self.is_enum(file, class)
        {
            for field in self.class_model(file, class, &[], 0).fields {
                let name = wire_name(place, &field.name);
                asked.inputs.add(Input { place, name, ty: field.ty, required: field.required });
            }
            return;
        }
        let name = alias.unwrap_or_else(|| wire_name(place, declared.name.as_str()));
        let ty = self.type_text(annotation.ty.file, annotation.ty.expr);
        let is_upload = self.typed_rule(annotation, asked).is_some_and(|r| r.location.as_str() == "file");
        let place = if place == ParamIn::Form && is_upload { ParamIn::File } else { place };
        asked.inputs.add(Input { place, name, ty, required: Some(required) });
    }

    /// `Query(None)`, `Query(default=1)`, `Query(default_factory=list)`; `Query(...)` has none.
    fn has_marker_default(&self, site: &At) -> bool {
        let facts = self.world.facts(site.file);
        let args = self.arguments(site);
        let default = args
            .iter()
            .find(|a| matches!(a.name.as_str(), "default" | "default_factory"))
            .or_else(|| args.first().filter(|a| a.name.is_empty()));
        default.is_some_and(|a| facts.expr(a.value) != Expr::Unknown)
    }

    /// A parameter without a marker: by the path, or by its type.
    fn unmarked(&mut self, declared: &Declared, annotation: Annotation, gathered: &mut Gathered, asked: &mut Asked) {
        let name = declared.name.as_str();
        let ty = self.type_text(annotation.ty.file, annotation.ty.expr);
        if asked.path_names.iter().any(|p| p == name) {
            let input = Input { place: ParamIn::Path, name: name.to_owned(), ty, required: Some(true) };
            return asked.inputs.add(input);
        }
        let required = !declared.default.is_some();
        let Some(rule) = self.typed_rule(&annotation, asked).cloned() else { return };
        let Some(place) = ParamIn::from_name(rule.location.as_str()) else { return };
        match place {
            ParamIn::Body => {
                gathered.bodies.push(Body { name: declared.name, ty: annotation, required, embedded: false });
            }
            _ => asked.inputs.add(Input { place, name: wire_name(place, name), ty, required: Some(required) }),
        }
    }

    /// The signature rule for a type: one that names it, or the one for simple types.
    fn typed_rule(&mut self, annotation: &Annotation, asked: &Asked) -> Option<&'_ ParamRule> {
        let world = self.world;
        let rules: Vec<&ParamRule> = world
            .params
            .of_pack(asked.pack)
            .filter_map(|n| world.rules.params.get(n as usize))
            .filter(|r| matches!(r.kind, ParamRuleKind::Signature) && !r.location.is_empty())
            .collect();
        if rules.is_empty() {
            return None;
        }
        let simple = rules.iter().find(|r| r.typed.is_empty()).copied();
        if !annotation.ty.expr.is_some() {
            return simple;
        }
        for (value, _) in self.typed(&annotation.ty) {
            let mut types = self.types_of(annotation.ty.file, &value);
            if let Value::Instance { file, class, .. } = &value {
                if self.is_enum(*file, *class) {
                    return simple;
                }
                types.extend(self.class_decorators(*file, *class));
            }
            if let Some(rule) = rules.iter().find(|r| types.iter().any(|t| r.typed.contains(t))) {
                return Some(rule);
            }
            if let Value::Obj { ty, .. } = &value
                && is_simple(ty.as_str())
            {
                return simple;
            }
        }
        let generic = self.plain_name(annotation.ty.file, annotation.ty.expr)?;
        rules.iter().find(|r| r.typed.contains(&generic)).copied()
    }

    fn class_decorators(&mut self, file: FileId, class: ClassId) -> Vec<Sym> {
        let mut out = Vec::new();
        for decorator in self.class(file, class).decorators.clone() {
            let callee = match self.world.facts(file).expr(decorator) {
                Expr::Call { callee, .. } => callee,
                _ => decorator,
            };
            for (value, _) in self.eval(&At::new(file, callee, &Env::default())) {
                if let Value::Ext(name) = value {
                    out.push(name);
                }
            }
        }
        out
    }

    fn is_enum(&mut self, file: FileId, class: ClassId) -> bool {
        self.class(file, class).kind == ClassKind::Enum
            || self.outside_bases(file, class).iter().any(|b| b.as_str().starts_with("enum."))
    }

    pub(super) fn class_of(&mut self, annotation: &Annotation) -> Option<(FileId, ClassId)> {
        if !annotation.ty.expr.is_some() {
            return None;
        }
        self.typed(&annotation.ty).into_iter().find_map(|(v, _)| match v {
            Value::Instance { file, class, .. } => Some((file, class)),
            _ => None,
        })
    }

    /// One body is its fields, several are keys.
    pub(super) fn bodies(&mut self, gathered: Gathered, asked: &mut Asked) {
        let single = gathered.bodies.len() == 1;
        for body in gathered.bodies {
            let ty = self.type_text(body.ty.ty.file, body.ty.ty.expr);
            if single && !body.embedded {
                asked.inputs.body(ty);
                if let Some((file, class)) = self.class_of(&body.ty)
                    && !self.is_enum(file, class)
                {
                    for field in self.class_model(file, class, &[], 0).fields {
                        let place = ParamIn::Body;
                        asked.inputs.add(Input { place, name: field.name, ty: field.ty, required: field.required });
                    }
                }
                continue;
            }
            let (name, required) = (body.name.to_string(), Some(body.required));
            asked.inputs.add(Input { place: ParamIn::Body, name, ty, required });
        }
    }
}

/// Types of Python whose values are written in one piece of text.
fn is_simple(name: &str) -> bool {
    matches!(
        name,
        "str" | "int" | "float" | "bool" | "bytes" | "complex" | "uuid.UUID" | "decimal.Decimal" | "pathlib.Path"
    ) || ["datetime.", "uuid.", "typing.Literal", "typing_extensions.Literal", "typing.Any", "enum.", "ipaddress."]
        .iter()
        .any(|p| name.starts_with(p))
}

/// Header names have no underscores.
fn wire_name(place: ParamIn, name: &str) -> String {
    if place == ParamIn::Header { name.replace('_', "-") } else { name.to_owned() }
}
