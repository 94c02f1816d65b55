//! Tests of Python: functions and methods by their names.

use crate::model::facts::{ClassId, FuncId};
use crate::model::rule::TestFramework;
use crate::resolve::eval::Resolver;
use crate::resolve::testing::Case;
use crate::resolve::value::FileId;

impl Resolver<'_> {
    pub(super) fn python_cases(&mut self, file: FileId, out: &mut Vec<Case>) {
        let facts = self.world.facts(file);
        let frameworks = self.frameworks(file);
        let is_test = |name: &str| frameworks.iter().any(|f| f.is_test(name));
        let module_hooks: Vec<(FileId, FuncId)> = self.python_hooks(file, &frameworks, None);
        let plain = frameworks.iter().find(|f| f.bases.is_empty() && !f.functions.is_empty()).copied();
        for (number, function) in facts.functions.iter().enumerate() {
            let func = FuncId(number as u32);
            let name = function.name.as_str();
            if !is_test(name) {
                continue;
            }
            let is_nested = self.world.functions_around(file, function.first).iter().any(|around| *around != func);
            if is_nested || self.fixtures.is_fixture(file, func) {
                continue;
            }
            let Some(class) = function.class.get() else {
                let mut case = self.case((file, func), vec![name.to_owned()], plain);
                case.before.clone_from(&module_hooks);
                out.push(case);
                continue;
            };
            let framework = self.framework_of_class(file, class, &frameworks).or(plain);
            let class_name = self.class(file, class).name.to_string();
            let mut case = self.case((file, func), vec![class_name, name.to_owned()], framework);
            case.before.clone_from(&module_hooks);
            for (f, c) in self.family(file, class) {
                case.before.extend(self.python_hooks(f, &frameworks, Some(c)));
            }
            out.push(case);
        }
    }

    /// A class, its bases and what derives from it: a test of a base runs with the set-up of those.
    fn family(&mut self, file: FileId, class: ClassId) -> Vec<(FileId, ClassId)> {
        let mut out = self.lineage(file, class);
        let name = self.class(file, class).name;
        for (f, c) in self.world.derived_from(name).to_vec() {
            if self.lineage(f, c).contains(&(file, class)) && !out.contains(&(f, c)) {
                out.push((f, c));
            }
        }
        out
    }

    fn framework_of_class(
        &mut self,
        file: FileId,
        class: ClassId,
        frameworks: &[&'static TestFramework],
    ) -> Option<&'static TestFramework> {
        let bases = self.outside_bases(file, class);
        let derives = |f: &&TestFramework| f.bases.iter().any(|base| bases.iter().any(|b| b.as_str() == base));
        frameworks.iter().copied().find(derives)
    }

    /// Functions of a file, or methods of a class, that run before tests.
    fn python_hooks(
        &self,
        file: FileId,
        frameworks: &[&'static TestFramework],
        class: Option<ClassId>,
    ) -> Vec<(FileId, FuncId)> {
        let facts = self.world.facts(file);
        let named = |name: &str| frameworks.iter().any(|f| f.hooks.iter().any(|hook| hook == name));
        let all = facts.functions.iter().enumerate();
        let hooks = all.filter(|(_, function)| function.class.get() == class && named(function.name.as_str()));
        hooks.map(|(number, _)| (file, FuncId(number as u32))).collect()
    }
}
