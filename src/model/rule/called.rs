//! Rules by the calls that they are about.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::model::language::Language;
use crate::model::sym::Sym;

/// Numbers of rules by what is called.
#[derive(Clone, Debug, Default)]
pub(crate) struct CallIndex {
    /// By type name of the receiver and method.
    pub(crate) methods: FxHashMap<(Language, Sym, Sym), Vec<u32>>,
    /// By qualified function or decorator.
    pub(crate) functions: FxHashMap<(Language, Sym), Vec<u32>>,
    /// Last names of all calls.
    pub(crate) names: FxHashSet<(Language, Sym)>,
}
