//! Tests of Python: functions and methods by their names.

use crate::model::facts::{ClassId, FuncId};
use crate::model::rule::TestFramework;
use crate::resolve::eval::Resolver;
use crate::resolve::testing::Case;
use crate::resolve::value::FileId;

/// Classes that are looked at for those that inherit a test.
const MAX_INHERITORS: usize = 1000;

/// Whether runners take a class for one with tests by its name.
fn class_name_is_test(name: &[String]) -> bool {
    name.first().is_some_and(|class| class.starts_with("Test"))
}

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
            let inheritors = self.inheritors((file, class), (file, func));
            for (f, c) in self.family(file, class) {
                case.before.extend(self.python_hooks(f, &frameworks, Some(c)));
            }
            let is_mixin = framework.is_none_or(|f| f.bases.is_empty()) && !class_name_is_test(&case.info.name);
            for (f, c) in &inheritors {
                let mut own = case.clone();
                own.on = Some((*f, *c));
                own.info.file = f.0 as usize;
                own.info.line = self.class(*f, *c).lines.0;
                own.info.end_line = self.class(*f, *c).lines.1;
                own.info.name[0] = self.class(*f, *c).name.to_string();
                own.before.clone_from(&module_hooks);
                for (f, c) in self.lineage(*f, *c).iter().copied() {
                    own.before.extend(self.python_hooks(f, &frameworks, Some(c)));
                }
                out.push(own);
            }
            // What is only there to be inherited from is no test by itself.
            if inheritors.is_empty() || !(is_mixin || self.is_helper_file(file)) {
                out.push(case);
            }
        }
    }

    /// The classes in files of tests that inherit a test: those that nothing derives from.
    fn inheritors(&mut self, (file, class): (FileId, ClassId), test: (FileId, FuncId)) -> Vec<(FileId, ClassId)> {
        let name = self.world.facts(test.0).functions[test.1.index()].name;
        let mut out = Vec::new();
        let mut open = vec![(file, class)];
        let mut seen = Vec::new();
        while let Some((f, c)) = open.pop() {
            if seen.contains(&(f, c)) || seen.len() > MAX_INHERITORS {
                continue;
            }
            seen.push((f, c));
            let own_name = self.class(f, c).name;
            let derived: Vec<(FileId, ClassId)> = self.world.derived_from(own_name).to_vec();
            let derived: Vec<(FileId, ClassId)> =
                derived.into_iter().filter(|(df, dc)| self.lineage(*df, *dc).contains(&(f, c))).collect();
            let is_leaf = derived.is_empty() && (f, c) != (file, class) && self.is_test_file(f);
            if is_leaf && self.method(f, c, name) == Some(test) {
                out.push((f, c));
            }
            open.extend(derived);
        }
        out.sort_unstable();
        out
    }

    /// Whether runners look for no tests in a file by its name.
    fn is_helper_file(&self, file: FileId) -> bool {
        let rel = &self.world.unit(file).rel;
        let name = rel.rsplit('/').next().unwrap_or(rel);
        !(name.starts_with("test") || name.ends_with("_test.py") || name.ends_with("_tests.py"))
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
