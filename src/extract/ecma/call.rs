//! Calls, `new`, members, `require` and `import()`.

use super::grammar::{Field, Kind};
use super::{Kid, Lowering, Name, WORDS, pos};
use crate::model::facts::{Arg, Expr, ExprId, Import, Run};
use crate::model::sym::Sym;

impl<'t> Lowering<'t, '_> {
    pub(super) fn call(&mut self, kid: Kid<'t>) -> ExprId {
        let kids = self.open(kid.node);
        let function = self.part(&kids, Field::Function);
        let arguments = self.part(&kids, Field::Arguments);
        let types = self.part(&kids, Field::TypeArguments);
        self.close(&kids);
        let Some(function) = function else {
            self.walk(kid);
            return self.unknown(kid.node);
        };
        if let Some(import) = self.import_call(function, arguments) {
            return import;
        }
        let callee = self.callee(function);
        self.finish_call(callee, arguments, types, false)
    }

    pub(super) fn new_call(&mut self, kid: Kid<'t>) -> ExprId {
        let kids = self.open(kid.node);
        let constructor = self.part(&kids, Field::Constructor);
        let arguments = self.part(&kids, Field::Arguments);
        let types = self.part(&kids, Field::TypeArguments);
        self.close(&kids);
        let callee = match constructor {
            Some(constructor) => self.callee(constructor),
            None => self.unknown(kid.node),
        };
        self.finish_call(callee, arguments, types, true)
    }

    /// The callee. A member counts as one level with its call, so that a chain of methods may be long.
    pub(super) fn callee(&mut self, kid: Kid<'t>) -> ExprId {
        let kid = self.unwrap(kid);
        match kid.kind {
            Kind::Member => self.member(kid),
            Kind::ImportKeyword => self.unknown(kid.node),
            _ => self.expr(kid),
        }
    }

    pub(super) fn finish_call(
        &mut self,
        callee: ExprId,
        arguments: Option<Kid<'t>>,
        types: Option<Kid<'t>>,
        new: bool,
    ) -> ExprId {
        let at = match self.b.facts.expr(callee) {
            Expr::Member { .. } => self.member_pos,
            _ => self.b.facts.pos(callee),
        };
        let args = self.arguments(arguments, types);
        let scope = self.b.scope;
        self.b.expr_at(Expr::Call { callee, args, scope, new }, at)
    }

    /// The arguments, then the type arguments as one named `<>`.
    fn arguments(&mut self, arguments: Option<Kid<'t>>, types: Option<Kid<'t>>) -> Run {
        let mark = self.args.len();
        match arguments {
            Some(template) if template.kind == Kind::Template => {
                let value = self.expr(template);
                self.args.push(Arg { name: Sym::EMPTY, value });
            }
            Some(list) => {
                let kids = self.open(list.node);
                for index in kids.clone() {
                    let value = self.expr(self.kid(index));
                    self.args.push(Arg { name: Sym::EMPTY, value });
                }
                self.close(&kids);
            }
            None => {}
        }
        if let Some(types) = types {
            let value = self.type_arguments(types);
            self.args.push(Arg { name: WORDS.type_arguments, value });
        }
        let run = self.b.arg_run(&self.args[mark..]);
        self.args.truncate(mark);
        run
    }

    /// `require('m')` and `import('m')`.
    fn import_call(&mut self, function: Kid<'t>, arguments: Option<Kid<'t>>) -> Option<ExprId> {
        let requires = match function.kind {
            Kind::ImportKeyword => false,
            Kind::Identifier if self.b.bytes(function.node) == b"require" => true,
            _ => return None,
        };
        let list = arguments?;
        let kids = self.open(list.node);
        let first = self.kids[kids.clone()].first().copied();
        let only = kids.len() == 1;
        self.close(&kids);
        let first = first.filter(|_| only || !requires)?;
        let module = self.plain_text(first)?;
        let at = pos(function.node);
        let import = Import { module, name: WORDS.equals, type_only: self.types_only, pos: at };
        let import = self.b.import(import);
        Some(self.b.expr_at(Expr::Import(import), at))
    }

    pub(super) fn member(&mut self, kid: Kid<'t>) -> ExprId {
        let (base, name) = self.member_parts(kid);
        self.member_pos = name.pos;
        self.b.expr(Expr::Member { base, name: name.sym }, kid.node)
    }

    /// The base and the name of `base.name`.
    pub(super) fn member_parts(&mut self, kid: Kid<'t>) -> (ExprId, Name) {
        let kids = self.open(kid.node);
        let (object, property) = (self.part(&kids, Field::Object), self.part(&kids, Field::Property));
        self.close(&kids);
        let base = match object {
            Some(object) if object.kind != Kind::ImportKeyword => self.expr(object),
            _ => self.unknown(kid.node),
        };
        let name = match property {
            Some(property) => Name { sym: self.b.sym(property.node), pos: pos(property.node) },
            None => Name { sym: Sym::EMPTY, pos: pos(kid.node) },
        };
        (base, name)
    }

    /// `base["name"]` is the member `base.name`.
    pub(super) fn subscript(&mut self, kid: Kid<'t>) -> ExprId {
        let (base, index) = self.subscript_parts(kid);
        let expr = match self.b.facts.expr(index) {
            Expr::Str(name) if is_identifier(name.as_str()) => Expr::Member { base, name },
            _ => Expr::Index { base, index },
        };
        self.b.expr(expr, kid.node)
    }

    /// The base and the index of `base[index]`.
    pub(super) fn subscript_parts(&mut self, kid: Kid<'t>) -> (ExprId, ExprId) {
        let kids = self.open(kid.node);
        let parts = [Field::Object, Field::Index].map(|part| self.part(&kids, part));
        self.close(&kids);
        let [base, index] = parts.map(|part| match part {
            Some(part) => self.expr(part),
            None => self.unknown(kid.node),
        });
        (base, index)
    }
}

fn is_identifier(text: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '$');
    text.chars().all(is_part) && text.starts_with(|c: char| !c.is_ascii_digit())
}
