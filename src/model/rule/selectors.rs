//! The selectors within rules and terms.

use crate::model::rule::{Emit, Rule, Selector, Term};
use crate::model::sym::Sym;

impl Rule {
    /// Whether it declares configuration or members by `items`.
    pub(crate) fn declares_items(&self) -> bool {
        matches!(self.emit, Emit::Config | Emit::Attach) && !self.items.is_empty()
    }

    /// All selectors of the rule.
    pub(crate) fn selectors_mut(&mut self) -> Vec<&mut Selector> {
        let mut all = vec![
            &mut self.path,
            &mut self.method,
            &mut self.handler,
            &mut self.child,
            &mut self.prefix,
            &mut self.except,
            &mut self.version,
            &mut self.path_name,
            &mut self.route_name,
            &mut self.name_prefix,
            &mut self.gives_config,
            &mut self.gives_path,
            &mut self.path_params,
            &mut self.element_name,
            &mut self.on,
            &mut self.items,
            &mut self.class,
            &mut self.only,
            &mut self.front,
            &mut self.middleware,
        ];
        all.extend(&mut self.require);
        all.extend(&mut self.absent);
        all.extend(self.callback.as_mut().map(|c| &mut c.function));
        all.extend(self.folder.iter_mut().flat_map(|f| [&mut f.root, &mut f.names, &mut f.params]));
        all.extend(self.routes.iter_mut().map(|r| &mut r.unless));
        if let Some(boundary) = &mut self.boundary {
            all.extend(boundary.selectors_mut());
        }
        if let Some(members) = &mut self.members {
            all.extend([&mut members.path, &mut members.method, &mut members.detail, &mut members.route_name]);
        }
        all
    }
}

impl Term {
    /// Gives `f` the set of each `is(..)` in the term.
    pub(crate) fn sets_mut(&mut self, f: &mut impl FnMut(&mut Sym)) {
        match self {
            Term::Is { of, set } => {
                f(set);
                of.0.iter_mut().for_each(|t| t.sets_mut(f));
            }
            Term::MethodsOf { of, suffix, .. } => {
                of.0.iter_mut().chain(&mut suffix.0).for_each(|t| t.sets_mut(f));
            }
            Term::ClassAttr(of, _)
            | Term::Words(of)
            | Term::Before(_, of)
            | Term::After(_, of)
            | Term::Case(_, of)
            | Term::TextOnly(of)
            | Term::Tag(of, _)
            | Term::ParamsOf(of)
            | Term::TakenBy(of)
            | Term::TypeName(of)
            | Term::Known(of)
            | Term::OwnAttr(of, _)
            | Term::FolderOf(of, _)
            | Term::PathOf(of)
            | Term::NameOf(of)
            | Term::RootOf(of)
            | Term::Sql(of)
            | Term::GraphQl(of)
            | Term::Split(_, of) => of.0.iter_mut().for_each(|t| t.sets_mut(f)),
            Term::Concat(all) => all.iter_mut().flat_map(|s| &mut s.0).for_each(|t| t.sets_mut(f)),
            Term::Chain { then, .. } | Term::Maker(then) => then.sets_mut(f),
            Term::Declared(of, then) => {
                of.0.iter_mut().chain(&mut then.0).for_each(|t| t.sets_mut(f));
            }
            Term::ClassDecorator { decorator, then } => {
                f(decorator);
                then.0.iter_mut().for_each(|t| t.sets_mut(f));
            }
            _ => {}
        }
    }
}
