//! Dependencies that a framework fills in: their parameters are the handler's too.

use crate::model::facts::{ClassId, ExprId, Param, ParamKind};
use crate::model::point::ParamIn;
use crate::model::sym::Sym;
use crate::resolve::eval::Resolver;
use crate::resolve::params::Asked;
use crate::resolve::params::sheet::Input;
use crate::resolve::params::signature::Gathered;
use crate::resolve::params::types::Annotation;
use crate::resolve::value::{At, FileId, Value};

/// Dependencies of dependencies.
pub(super) const MAX_DEPTH: u8 = 12;

impl Resolver<'_> {
    /// `Depends(f)`: the parameters of `f` are the handler's too.
    pub(super) fn dependency(
        &mut self,
        site: &At,
        annotation: Option<&Annotation>,
        depth: u8,
        gathered: &mut Gathered,
        asked: &mut Asked,
    ) {
        if depth > MAX_DEPTH {
            return;
        }
        let args = self.arguments(site);
        let given = args.iter().find(|a| a.name.is_empty() || a.name.as_str() == "dependency").map(|a| a.value);
        let targets: Vec<Value> = match (given, annotation) {
            (Some(given), _) => self.eval(&site.sibling(given)).into_iter().map(|t| t.0).collect(),
            (None, Some(annotation)) => {
                self.class_of(annotation).map(|(file, class)| Value::Class { file, class }).into_iter().collect()
            }
            (None, None) => Vec::new(),
        };
        for target in targets {
            match target {
                Value::Func { file, func, .. } => {
                    let params = &self.world.facts(file).functions[func.index()].params;
                    if !params.is_empty() && params.iter().all(takes_anything) {
                        self.made_dependency(site, given, asked);
                    } else {
                        self.parameters(file, func, depth + 1, gathered, asked);
                    }
                }
                Value::Class { file, class } => match self.constructor(file, class) {
                    Some((f, func)) => self.parameters(f, func, depth + 1, gathered, asked),
                    None => self.class_parameters(file, class, asked),
                },
                Value::Instance { file, class, .. } => {
                    if let Some((f, func)) = self.method(file, class, Sym::new("__call__")) {
                        self.parameters(f, func, depth + 1, gathered, asked);
                    }
                }
                _ => {}
            }
        }
    }

    /// `Depends(as_dependency(Model))`: a function made at run time with the fields of a class as parameters.
    fn made_dependency(&mut self, site: &At, given: Option<ExprId>, asked: &mut Asked) {
        let Some(given) = given else { return };
        let args: Vec<ExprId> = self.arguments(&site.sibling(given)).iter().map(|a| a.value).collect();
        for arg in args {
            for (value, _) in self.eval(&site.sibling(arg)) {
                if let Value::Class { file, class } = value {
                    self.class_parameters(file, class, asked);
                }
            }
        }
    }

    /// A class without a constructor of its own as a dependency: its fields are parameters.
    fn class_parameters(&mut self, file: FileId, class: ClassId, asked: &mut Asked) {
        for field in self.class_model(file, class, &[], 0).fields {
            let input = Input { place: ParamIn::Query, name: field.name, ty: field.ty, required: field.required };
            asked.inputs.add(input);
        }
    }
}

fn takes_anything(param: &Param) -> bool {
    matches!(param.kind, ParamKind::Rest | ParamKind::KeywordRest | ParamKind::Receiver)
}
