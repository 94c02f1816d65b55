//! Finds tests, what runs before them, and what belongs to both.

use rustc_hash::FxHashSet;

use crate::model::facts::{ClassId, ExprId, FuncId};
use crate::model::language::Language;
use crate::model::rule::TestFramework;
use crate::model::sym::Sym;
use crate::resolve::eval::Resolver;
use crate::resolve::testing::CaseInfo;
use crate::resolve::value::FileId;

/// A test and the function that it is.
#[derive(Clone, Debug)]
pub(crate) struct Case {
    pub(crate) info: CaseInfo,
    pub(crate) at: (FileId, FuncId),
    /// The class that it runs on, where that is not the one it stands in.
    pub(crate) on: Option<(FileId, ClassId)>,
    /// Functions that run before it: set-up of its class, group, file.
    pub(crate) before: Vec<(FileId, FuncId)>,
}

impl Resolver<'_> {
    /// All tests, in the order of files and lines.
    pub(super) fn cases(&mut self) -> Vec<Case> {
        let mut out = Vec::new();
        for file in self.world.ids() {
            if !self.is_test_file(file) {
                continue;
            }
            self.refuel();
            let first = out.len();
            match self.language(file) {
                Language::Python => self.python_cases(file, &mut out),
                Language::Ecma => self.ecma_cases(file, &mut out),
                Language::Go => self.go_cases(file, &mut out),
            }
            self.mark_skipped(file, &mut out[first..]);
        }
        self.add_suites(&mut out);
        let mut seen: FxHashSet<((FileId, FuncId), Option<(FileId, ClassId)>)> = FxHashSet::default();
        out.retain(|case| seen.insert((case.at, case.on)));
        out.sort_by(|a, b| (a.info.file, a.info.line, &a.info.name).cmp(&(b.info.file, b.info.line, &b.info.name)));
        out
    }

    /// The test frameworks of a file, those that it imports first.
    pub(super) fn frameworks(&self, file: FileId) -> Vec<&'static TestFramework> {
        let unit = self.world.unit(file);
        let all = || self.world.frameworks.iter().filter(|f| f.language == unit.facts.language);
        let imported = |f: &&TestFramework| unit.facts.imports.iter().any(|i| f.is_imported_by(i.module.as_str()));
        let declared = |f: &&TestFramework| {
            let wanted: Vec<Sym> = f.packages.iter().map(|package| Sym::new(package)).collect();
            self.world.declares(unit.component, &wanted)
        };
        let mut out: Vec<&TestFramework> = all().filter(imported).collect();
        out.extend(all().filter(|f| !imported(f)).filter(declared));
        out.extend(all().filter(|f| !imported(f) && !declared(f)));
        out
    }

    /// The framework that a file uses as far as its imports and its component tell.
    pub(super) fn told_framework(&self, file: FileId) -> Option<&'static TestFramework> {
        let unit = self.world.unit(file);
        let first = *self.frameworks(file).first()?;
        let imported = unit.facts.imports.iter().any(|i| first.is_imported_by(i.module.as_str()));
        let wanted: Vec<Sym> = first.packages.iter().map(|package| Sym::new(package)).collect();
        (imported || self.world.declares(unit.component, &wanted)).then_some(first)
    }

    pub(super) fn case(
        &self,
        (file, func): (FileId, FuncId),
        name: Vec<String>,
        framework: Option<&TestFramework>,
    ) -> Case {
        let function = &self.world.facts(file).functions[func.index()];
        Case {
            info: CaseInfo {
                file: file.0 as usize,
                name,
                line: function.pos.line(),
                end_line: function.lines.1,
                framework: framework.map(|f| f.id.clone()),
                skipped: None,
            },
            at: (file, func),
            on: None,
            before: Vec::new(),
        }
    }

    /// The line of an expression.
    pub(super) fn line_at(&self, file: FileId, expr: ExprId) -> u32 {
        self.world.facts(file).pos(expr).line()
    }
}
