//! JSX: only the expressions in it count.

use super::grammar::Kind;
use super::{Kid, Lowering};
use crate::model::facts::ExprId;

impl<'t> Lowering<'t, '_> {
    pub(super) fn jsx(&mut self, kid: Kid<'t>) -> ExprId {
        self.jsx_parts(kid);
        self.unknown(kid.node)
    }

    fn jsx_parts(&mut self, kid: Kid<'t>) {
        let kids = self.open(kid.node);
        for index in kids.clone() {
            let kid = self.kid(index);
            match kid.kind {
                Kind::JsxElement | Kind::JsxOpening | Kind::JsxAttribute if self.b.descend(kid.node) => {
                    self.jsx_parts(kid);
                    self.b.ascend();
                }
                Kind::JsxExpression => {
                    if let Some(inner) = self.inner(kid.node) {
                        self.expr(inner);
                    }
                }
                _ => {}
            }
        }
        self.close(&kids);
    }
}
