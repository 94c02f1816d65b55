//! Settings objects: outside names whose members are the names of a module of the project, which an environment
//! variable names (`[settings]` of a pack).

use crate::model::facts::Expr;
use crate::model::scope::FileScope;
use crate::model::sym::Sym;
use crate::resolve::eval::Resolver;
use crate::resolve::modules::Target;
use crate::resolve::value::{Env, FileId, Results};

impl Resolver<'_> {
    /// `settings.NAME`; empty when `object` is no settings object or no module of settings has the name.
    pub(crate) fn setting(&mut self, file: FileId, object: Sym, name: Sym) -> Results {
        let Some(variable) = self.world.rules.settings.get(&(self.language(file), object)).copied() else {
            return Vec::new();
        };
        let component = self.world.unit(file).component;
        let modules = if let Some(known) = self.settings_modules.get(&(component, variable)) {
            known.clone()
        } else {
            let found = self.find_settings(component, variable);
            self.settings_modules.insert((component, variable), found.clone());
            found
        };
        modules
            .iter()
            .map(|m| self.exported(*m, name, &Env::default()))
            .find(|found| !found.is_empty())
            .unwrap_or_default()
    }

    /// The modules that the variable is set to in a component (or, where it is set nowhere there, in the project);
    /// without one the modules that are called `settings`.
    fn find_settings(&self, component: usize, variable: Sym) -> Vec<FileId> {
        let mut set: Vec<FileId> = Vec::new();
        let named = self.named_settings(variable);
        set.extend(named.iter().filter(|(from, _)| self.world.unit(*from).component == component).map(|n| n.1));
        if set.is_empty() {
            set.extend(named.iter().map(|n| n.1));
        }
        if set.is_empty() {
            let rank = |file: &FileId| {
                let rel = self.world.unit(*file).rel.as_str();
                let endings = ["settings.py", "settings/__init__.py", "settings/base.py"];
                endings.iter().position(|e| rel == *e || rel.ends_with(&format!("/{e}")))
            };
            set.extend(self.world.ids().filter(|f| self.world.unit(*f).component == component && rank(f).is_some()));
            set.sort_by_key(|f| (rank(f), *f));
        }
        set.sort_by_key(|f| self.world.unit(*f).scope != FileScope::Production);
        set.dedup();
        set
    }

    /// Modules given to the variable: `os.environ.setdefault("V", "pkg.settings")`, with the file that does so.
    fn named_settings(&self, variable: Sym) -> Vec<(FileId, FileId)> {
        let mut out = Vec::new();
        for (file, call) in self.world.calls_named(Sym::new("setdefault")) {
            let facts = self.world.facts(*file);
            let Expr::Call { args, .. } = facts.expr(*call) else { continue };
            let mut texts = facts.arguments(args).iter().map(|a| facts.expr(a.value));
            if let (Some(Expr::Str(key)), Some(Expr::Str(module))) = (texts.next(), texts.next())
                && key == variable
                && let Target::File(target) = self.world.modules.python_dotted(*file, module.as_str())
            {
                out.push((*file, target));
            }
        }
        for file in self.world.ids() {
            let facts = self.world.facts(file);
            for store in &facts.stores {
                if let (Expr::Str(key), Expr::Str(module)) = (facts.expr(store.index), facts.expr(store.value))
                    && key == variable
                    && let Target::File(target) = self.world.modules.python_dotted(file, module.as_str())
                {
                    out.push((file, target));
                }
            }
        }
        out
    }
}
