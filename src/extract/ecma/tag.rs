//! Tagged templates with type arguments, ``sql<Row>`..` ``: the grammar takes their angle brackets for comparisons.

use super::grammar::{Field, Kind};
use super::{Kid, Lowering};
use crate::model::facts::ExprId;

/// Operands and members of a chain that are looked at.
const MAX_STEPS: usize = 16;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Bracket {
    Open,
    Close,
}

impl<'t> Lowering<'t, '_> {
    /// The tag, the template, and what goes on behind the template (``sql<Row>`..`.catch(..)``).
    pub(super) fn typed_tag(&mut self, kid: Kid<'t>) -> Option<(Kid<'t>, Kid<'t>, Option<Kid<'t>>)> {
        let (left, operator, right) = self.operands(kid)?;
        let (mut first, mut opens) = (left, operator);
        let (mut last, mut closes) = (right, operator);
        for _ in 0..MAX_STEPS {
            let (left, operator, _) = match first.kind {
                Kind::Binary => self.operands(first)?,
                _ => break,
            };
            (first, opens) = (left, operator);
        }
        for _ in 0..MAX_STEPS {
            let (_, operator, right) = match last.kind {
                Kind::Binary => self.operands(last)?,
                _ => break,
            };
            (last, closes) = (right, operator);
        }
        if (opens, closes) != (Bracket::Open, Bracket::Close) {
            return None;
        }
        let text = self.start_of_chain(last)?;
        // `await tag<T>` waits for the tag alone, as the grammar sees it.
        let first = self.unwrap(first);
        let is_tag = matches!(first.kind, Kind::Identifier | Kind::Member);
        let chain = (last.node.id() != text.node.id()).then_some(last);
        is_tag.then_some((first, text, chain))
    }

    pub(super) fn tagged_template(&mut self, tag: Kid<'t>, text: Kid<'t>, chain: Option<Kid<'t>>) -> ExprId {
        let callee = self.callee(tag);
        let call = self.finish_call(callee, Some(text), None, false);
        if let Some(chain) = chain {
            self.expr(chain);
        }
        call
    }

    /// The operands of a comparison or shift, and the angle bracket between them.
    fn operands(&mut self, kid: Kid<'t>) -> Option<(Kid<'t>, Bracket, Kid<'t>)> {
        let operator = kid.node.child_by_field_name("operator")?;
        let bracket = match self.b.bytes(operator) {
            b"<" => Bracket::Open,
            b">" | b">>" | b">>>" => Bracket::Close,
            _ => return None,
        };
        let kids = self.open(kid.node);
        let parts = [Field::Left, Field::Right].map(|field| self.part(&kids, field));
        self.close(&kids);
        let [left, right] = parts;
        Some((left?, bracket, right?))
    }

    /// The template that a chain of members and calls starts from.
    fn start_of_chain(&mut self, kid: Kid<'t>) -> Option<Kid<'t>> {
        let mut kid = kid;
        for _ in 0..MAX_STEPS {
            let field = match kid.kind {
                Kind::Template => return Some(kid),
                Kind::Member => Field::Object,
                Kind::Call => Field::Function,
                _ => return None,
            };
            let kids = self.open(kid.node);
            let part = self.part(&kids, field);
            self.close(&kids);
            kid = part?;
        }
        None
    }
}
