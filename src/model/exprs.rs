//! The expressions of a file in little space: about 8 bytes each, and 2 for where they stand.

use crate::model::facts::{ClassId, Expr, ExprId, FuncId, ImportId, Pos, Run, ScopeId};
use crate::model::sym::Sym;

/// Expressions in program order.
#[derive(Clone, Debug, Default)]
pub struct Exprs {
    /// Kind, and [`FLAG`] and [`FAR`].
    kinds: Vec<u8>,
    /// The larger operand.
    words: Vec<u32>,
    /// The smaller operand: a number, or how far back an expression is.
    near: Vec<u16>,
    /// Smaller operands that are not small, by expression.
    far: Vec<(u32, u32)>,
    /// What does not fit of calls and struct literals.
    tails: Vec<Tail>,
}

#[derive(Clone, Copy, Debug)]
struct Tail {
    start: u32,
    scope: ScopeId,
    len: u16,
}

/// The truth value of an expression that has one.
const FLAG: u8 = 0x40;
/// The smaller operand is in `far`.
const FAR: u8 = 0x80;

/// Expressions as they are packed: kind, flag, larger and smaller operand.
type Packed = (Kind, bool, u32, u32);

macro_rules! kinds {
    ($($name:ident),*) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        enum Kind { $($name),* }
        const KINDS: &[Kind] = &[$(Kind::$name),*];
    };
}

kinds!(
    Unknown,
    Str,
    Num,
    Bool,
    Null,
    Regex,
    Name,
    This,
    Super,
    Param,
    Import,
    Member,
    Index,
    Call,
    Concat,
    Percent,
    Product,
    List,
    Map,
    Struct,
    Spread,
    Func,
    Class,
    Choice,
    Each,
    Comprehension,
    Equals,
    Differs,
    FuncType
);

impl Exprs {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.kinds.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.kinds.is_empty()
    }

    /// Makes room.
    pub fn reserve(&mut self, more: usize) {
        self.kinds.reserve(more);
        self.words.reserve(more);
        self.near.reserve(more);
    }

    /// Adds one.
    pub fn push(&mut self, expr: Expr) {
        let id = self.kinds.len() as u32;
        let (kind, flag, word, small) = self.pack(id, expr);
        let near = u16::try_from(small);
        if near.is_err() {
            self.far.push((id, small));
        }
        self.kinds.push(kind as u8 | if flag { FLAG } else { 0 } | if near.is_err() { FAR } else { 0 });
        self.words.push(word);
        self.near.push(near.unwrap_or_default());
    }

    fn pack(&mut self, id: u32, expr: Expr) -> Packed {
        let back = |to: ExprId| id.wrapping_sub(to.0);
        let run = |kind: Kind, run: Run| (kind, false, run.start, u32::from(run.len));
        match expr {
            Expr::Unknown => (Kind::Unknown, false, 0, 0),
            Expr::Str(sym) => (Kind::Str, false, sym.raw(), 0),
            Expr::Num(sym) => (Kind::Num, false, sym.raw(), 0),
            Expr::Bool(value) => (Kind::Bool, value, 0, 0),
            Expr::Null => (Kind::Null, false, 0, 0),
            Expr::Regex(sym) => (Kind::Regex, false, sym.raw(), 0),
            Expr::Name { name, scope } => (Kind::Name, false, name.raw(), scope.0),
            Expr::This { scope } => (Kind::This, false, scope.0, 0),
            Expr::Super { scope } => (Kind::Super, false, scope.0, 0),
            Expr::Param { func, index } => (Kind::Param, false, func.0, u32::from(index)),
            Expr::Import(import) => (Kind::Import, false, import.0, 0),
            Expr::Member { base, name } => (Kind::Member, false, name.raw(), back(base)),
            Expr::Index { base, index } => (Kind::Index, false, base.0, back(index)),
            Expr::Call { callee, args, scope, new } => (Kind::Call, new, self.tail(args, scope), back(callee)),
            Expr::Concat { items } => run(Kind::Concat, items),
            Expr::Percent { format, args } => (Kind::Percent, false, format.0, back(args)),
            Expr::Product { left, right } => (Kind::Product, false, left.0, back(right)),
            Expr::List { items } => run(Kind::List, items),
            Expr::Map { entries } => run(Kind::Map, entries),
            Expr::Struct { ty, entries } => (Kind::Struct, false, self.tail(entries, ScopeId::NONE), back(ty)),
            Expr::Spread(of) => (Kind::Spread, false, of.0, 0),
            Expr::Func(func) => (Kind::Func, false, func.0, 0),
            Expr::Class(class) => (Kind::Class, false, class.0, 0),
            Expr::Choice { items } => run(Kind::Choice, items),
            Expr::Each { of, key } => (Kind::Each, key, of.0, 0),
            Expr::Comprehension { item } => (Kind::Comprehension, false, item.0, 0),
            Expr::Equals { left, right } => (Kind::Equals, false, left.0, back(right)),
            Expr::Differs { left, right } => (Kind::Differs, false, left.0, back(right)),
            Expr::FuncType { params } => run(Kind::FuncType, params),
        }
    }

    fn tail(&mut self, run: Run, scope: ScopeId) -> u32 {
        self.tails.push(Tail { start: run.start, scope, len: run.len });
        self.tails.len() as u32 - 1
    }

    /// The expression `id`; [`Expr::Unknown`] when there is none.
    pub fn get(&self, id: ExprId) -> Expr {
        let at = id.index();
        let (Some(bits), Some(word), Some(near)) = (self.kinds.get(at), self.words.get(at), self.near.get(at)) else {
            return Expr::Unknown;
        };
        let (word, flag) = (*word, bits & FLAG != 0);
        let small = if bits & FAR == 0 { u32::from(*near) } else { self.far_operand(id.0) };
        let sym = Sym::from_raw(word);
        let back = ExprId(id.0.wrapping_sub(small));
        let run = Run { start: word, len: small as u16 };
        match KINDS[usize::from(bits & !(FLAG | FAR))] {
            Kind::Unknown => Expr::Unknown,
            Kind::Str => Expr::Str(sym),
            Kind::Num => Expr::Num(sym),
            Kind::Bool => Expr::Bool(flag),
            Kind::Null => Expr::Null,
            Kind::Regex => Expr::Regex(sym),
            Kind::Name => Expr::Name { name: sym, scope: ScopeId(small) },
            Kind::This => Expr::This { scope: ScopeId(word) },
            Kind::Super => Expr::Super { scope: ScopeId(word) },
            Kind::Param => Expr::Param { func: FuncId(word), index: small as u16 },
            Kind::Import => Expr::Import(ImportId(word)),
            Kind::Member => Expr::Member { base: back, name: sym },
            Kind::Index => Expr::Index { base: ExprId(word), index: back },
            Kind::Call => {
                let Tail { start, scope, len } = self.tails[word as usize];
                Expr::Call { callee: back, args: Run { start, len }, scope, new: flag }
            }
            Kind::Concat => Expr::Concat { items: run },
            Kind::Percent => Expr::Percent { format: ExprId(word), args: back },
            Kind::Product => Expr::Product { left: ExprId(word), right: back },
            Kind::List => Expr::List { items: run },
            Kind::Map => Expr::Map { entries: run },
            Kind::Struct => {
                let Tail { start, len, .. } = self.tails[word as usize];
                Expr::Struct { ty: back, entries: Run { start, len } }
            }
            Kind::Spread => Expr::Spread(ExprId(word)),
            Kind::Func => Expr::Func(FuncId(word)),
            Kind::Class => Expr::Class(ClassId(word)),
            Kind::Choice => Expr::Choice { items: run },
            Kind::Each => Expr::Each { of: ExprId(word), key: flag },
            Kind::Comprehension => Expr::Comprehension { item: ExprId(word) },
            Kind::Equals => Expr::Equals { left: ExprId(word), right: back },
            Kind::Differs => Expr::Differs { left: ExprId(word), right: back },
            Kind::FuncType => Expr::FuncType { params: run },
        }
    }

    fn far_operand(&self, id: u32) -> u32 {
        self.far.binary_search_by_key(&id, |f| f.0).map_or(0, |at| self.far[at].1)
    }

    /// Puts another expression in the place of `id`.
    #[cfg(any(test, feature = "fuzzing"))]
    pub(crate) fn set(&mut self, id: ExprId, expr: Expr) {
        let all: Vec<Expr> = self.iter().collect();
        *self = Exprs::default();
        for (at, old) in all.into_iter().enumerate() {
            self.push(if at == id.index() { expr } else { old });
        }
    }

    /// The last one.
    pub fn last(&self) -> Option<Expr> {
        self.iter().next_back()
    }

    /// All of them, in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Expr> + DoubleEndedIterator + '_ {
        (0..self.len()).map(|at| self.get(ExprId(at as u32)))
    }
}

/// Where each expression stands.
#[derive(Clone, Debug, Default)]
pub struct Positions {
    /// The row of the first expression of each block.
    rows: Vec<u32>,
    /// Row, counted from the block's and shifted by [`ROW_BIAS`], and column; [`ELSEWHERE`] for what does not fit.
    near: Vec<u16>,
    far: Vec<(u32, Pos)>,
}

const BLOCK: usize = 32;
const COLUMN_BITS: u32 = 9;
const ROW_BIAS: u32 = 48;
const ELSEWHERE: u16 = u16::MAX;

impl Positions {
    /// How many there are.
    #[cfg(any(test, feature = "fuzzing"))]
    pub(crate) fn len(&self) -> usize {
        self.near.len()
    }

    /// Makes room.
    pub fn reserve(&mut self, more: usize) {
        self.near.reserve(more);
    }

    /// Adds the position of the next expression.
    pub fn push(&mut self, pos: Pos) {
        let at = self.near.len();
        let (row, column) = (pos.line() - 1, pos.column() - 1);
        if at.is_multiple_of(BLOCK) {
            self.rows.push(row);
        }
        let first = self.rows[at / BLOCK];
        let delta = (row + ROW_BIAS).checked_sub(first).filter(|delta| *delta < 1 << (16 - COLUMN_BITS));
        let packed = delta.filter(|_| column < 1 << COLUMN_BITS).map(|delta| (delta << COLUMN_BITS | column) as u16);
        if let Some(packed) = packed.filter(|packed| *packed != ELSEWHERE) {
            self.near.push(packed);
        } else {
            self.near.push(ELSEWHERE);
            self.far.push((at as u32, pos));
        }
    }

    /// Where `id` stands; the start of the file when it is none.
    pub fn get(&self, id: ExprId) -> Pos {
        let at = id.index();
        match (self.near.get(at).copied(), self.rows.get(at / BLOCK)) {
            (Some(ELSEWHERE), _) => {
                self.far.binary_search_by_key(&id.0, |f| f.0).map_or(Pos::default(), |at| self.far[at].1)
            }
            (Some(near), Some(first)) => {
                let row = (first + u32::from(near >> COLUMN_BITS)).saturating_sub(ROW_BIAS);
                Pos::new(row as usize, usize::from(near & ((1 << COLUMN_BITS) - 1)))
            }
            _ => Pos::default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_expression_comes_back_as_it_was() {
        let sym = Sym::new("x");
        let run = Run { start: 70_000, len: 65_535 };
        let (near, far) = (ExprId(1), ExprId::NONE);
        let scope = ScopeId(1 << 20);
        let all = [
            Expr::Unknown,
            Expr::Str(sym),
            Expr::Num(sym),
            Expr::Bool(true),
            Expr::Bool(false),
            Expr::Null,
            Expr::Regex(sym),
            Expr::Name { name: sym, scope },
            Expr::Name { name: sym, scope: ScopeId(3) },
            Expr::This { scope },
            Expr::Super { scope },
            Expr::Param { func: FuncId(9), index: 65_535 },
            Expr::Import(ImportId(7)),
            Expr::Member { base: near, name: sym },
            Expr::Member { base: far, name: sym },
            Expr::Index { base: far, index: near },
            Expr::Call { callee: near, args: run, scope, new: true },
            Expr::Call { callee: far, args: Run::default(), scope: ScopeId(0), new: false },
            Expr::Concat { items: run },
            Expr::Percent { format: near, args: far },
            Expr::List { items: run },
            Expr::Map { entries: Run::default() },
            Expr::Struct { ty: far, entries: run },
            Expr::Spread(near),
            Expr::Func(FuncId(1)),
            Expr::Class(ClassId(2)),
            Expr::Choice { items: run },
            Expr::Each { of: near, key: true },
            Expr::Comprehension { item: near },
            Expr::Equals { left: near, right: far },
            Expr::Differs { left: far, right: near },
            Expr::Product { left: far, right: near },
            Expr::FuncType { params: run },
        ];
        let mut exprs = Exprs::default();
        // The second time everything before is far away.
        for expr in all.into_iter().chain(std::iter::repeat_n(Expr::Null, 70_000)).chain(all) {
            exprs.push(expr);
        }
        let packed: Vec<Expr> = exprs.iter().collect();
        assert_eq!((&packed[..all.len()], &packed[packed.len() - all.len()..]), (&all[..], &all[..]));
        assert_eq!(exprs.get(ExprId::NONE), Expr::Unknown);
    }

    #[test]
    fn positions_come_back_as_they_were() {
        let mut positions = Positions::default();
        let places = [(0, 0), (5, 511), (5, 512), (60, 3), (20, 0), (900, 2), (0, 2046), (1_000_000, 1), (79, 511)];
        let all: Vec<Pos> = places.iter().cycle().take(100).map(|(row, column)| Pos::new(*row, *column)).collect();
        all.iter().for_each(|pos| positions.push(*pos));
        let packed: Vec<Pos> = (0..100).map(|n| positions.get(ExprId(n))).collect();
        assert_eq!((packed, positions.get(ExprId::NONE)), (all, Pos::default()));
    }
}
