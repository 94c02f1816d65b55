//! Interned strings: one small copyable handle per distinct string.

use std::fmt;
use std::sync::{LazyLock, RwLock};

use rustc_hash::FxHashMap;

/// A handle to an interned string. Equal strings have equal handles.
///
/// Handles are numbered in the order in which threads met the strings, so they must
/// never decide an order that shows in the output: compare `as_str()` there.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Sym(u32);

#[derive(Default)]
struct Interner {
    index: FxHashMap<&'static str, u32>,
    strings: Vec<&'static str>,
}

static INTERNER: LazyLock<RwLock<Interner>> = LazyLock::new(|| {
    let mut interner = Interner::default();
    interner.index.insert("", 0);
    interner.strings.push("");
    RwLock::new(interner)
});

impl Sym {
    /// The empty string; stands for "no name".
    pub const EMPTY: Sym = Sym(0);

    /// Interns `text`. The text lives as long as the process.
    pub fn new(text: &str) -> Sym {
        if text.is_empty() {
            return Sym::EMPTY;
        }
        if let Some(id) = read().index.get(text) {
            return Sym(*id);
        }
        let mut interner = INTERNER.write().unwrap_or_else(std::sync::PoisonError::into_inner);
        if let Some(id) = interner.index.get(text) {
            return Sym(*id);
        }
        let id = u32::try_from(interner.strings.len()).unwrap_or(0);
        let text: &'static str = Box::leak(text.into());
        interner.strings.push(text);
        interner.index.insert(text, id);
        Sym(id)
    }

    /// The handle of `text` if it was ever interned.
    pub fn find(text: &str) -> Option<Sym> {
        read().index.get(text).map(|id| Sym(*id))
    }

    /// The string behind the handle.
    pub fn as_str(self) -> &'static str {
        read().strings[self.0 as usize]
    }

    /// The number behind the handle: for sorting that does not show in the output.
    pub(crate) fn raw(self) -> u32 {
        self.0
    }

    /// Whether this is the empty string.
    pub fn is_empty(self) -> bool {
        self == Sym::EMPTY
    }
}

fn read() -> std::sync::RwLockReadGuard<'static, Interner> {
    INTERNER.read().unwrap_or_else(std::sync::PoisonError::into_inner)
}

impl fmt::Debug for Sym {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.as_str())
    }
}

impl fmt::Display for Sym {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
