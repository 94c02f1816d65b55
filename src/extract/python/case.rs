//! `match`: which values a subject is compared with, and what its patterns capture.

use tree_sitter::Node;

use crate::extract::python::Walk;
use crate::extract::python::grammar::Kind;
use crate::extract::python::words::WORDS;
use crate::model::facts::{Expr, ExprId, ScopeKind};

impl<'t> Walk<'t, '_> {
    pub(super) fn match_statement(&mut self, node: Node<'t>) {
        let mut subjects = Vec::new();
        self.each(node, |walk, child| {
            if walk.grammar.kind(child) == Kind::Block {
                let subject = match subjects.as_slice() {
                    [subject] => *subject,
                    several => walk.list(several, node),
                };
                walk.each(child, |walk, case| {
                    if walk.grammar.kind(case) == Kind::CaseClause {
                        walk.case(case, subject);
                    } else {
                        walk.visit(case);
                    }
                });
            } else {
                let subject = walk.expr(child);
                subjects.push(subject);
            }
        });
    }

    fn case(&mut self, node: Node<'t>, subject: ExprId) {
        let before = self.builder.enter(ScopeKind::Branch);
        let children = self.collect(node, false);
        let patterns = children.clone().filter(|i| self.grammar.kind(self.nodes[*i]) == Kind::CasePattern).count();
        for index in children.clone() {
            let child = self.nodes[index];
            match self.grammar.kind(child) {
                Kind::CasePattern if patterns == 1 => self.pattern(child, subject),
                Kind::CasePattern => self.element_pattern(child, index - children.start, subject),
                Kind::Block => self.statements(child),
                _ => {
                    self.visit(child);
                }
            }
        }
        self.nodes.truncate(children.start);
        self.builder.leave(before);
    }

    /// A pattern held against `subject`.
    fn pattern(&mut self, node: Node<'t>, subject: ExprId) {
        if !self.builder.descend(node) {
            return;
        }
        match self.grammar.kind(node) {
            Kind::CasePattern | Kind::UnionPattern => self.each(node, |walk, child| {
                if matches!(walk.grammar.kind(child), Kind::Integer | Kind::Float) {
                    let number = walk.builder.sym(node);
                    let number = walk.builder.expr(Expr::Num(number), node);
                    walk.compared(subject, number, node);
                } else {
                    walk.pattern(child, subject);
                }
            }),
            Kind::AsPattern => self.each(node, |walk, child| {
                if walk.grammar.kind(child) == Kind::Identifier {
                    walk.capture(child, subject);
                } else {
                    walk.pattern(child, subject);
                }
            }),
            Kind::TuplePattern if node.child_count() == 3 => {
                self.each(node, |walk, child| walk.pattern(child, subject));
            }
            Kind::TuplePattern | Kind::ListPattern => {
                let mut index = 0;
                self.each(node, |walk, child| {
                    walk.element_pattern(child, index, subject);
                    index += 1;
                });
            }
            Kind::DictPattern => self.dict_pattern(node, subject),
            Kind::ClassPattern => self.class_pattern(node, subject),
            Kind::KeywordPattern => {
                let mut member = ExprId::NONE;
                self.each(node, |walk, child| {
                    if member.is_some() {
                        walk.pattern(child, member);
                    } else {
                        let name = walk.builder.sym(child);
                        member = walk.builder.expr(Expr::Member { base: subject, name }, child);
                    }
                });
            }
            Kind::SplatPattern => self.each(node, |walk, child| {
                let rest = walk.unknown(child);
                walk.capture(child, rest);
            }),
            Kind::DottedName if node.named_child_count() == 1 => self.capture(node, subject),
            _ => {
                let value = self.expr(node);
                self.compared(subject, value, node);
            }
        }
        self.builder.ascend();
    }

    fn element_pattern(&mut self, node: Node<'t>, index: usize, subject: ExprId) {
        let index = self.number(&index.to_string(), node);
        let element = self.builder.expr(Expr::Index { base: subject, index }, node);
        self.pattern(node, element);
    }

    /// `{"kind": pattern}`: keys are plain patterns, values are `case_pattern` nodes.
    fn dict_pattern(&mut self, node: Node<'t>, subject: ExprId) {
        let mut key = ExprId::NONE;
        self.each(node, |walk, child| match walk.grammar.kind(child) {
            Kind::CasePattern => {
                let index = if key.is_some() { key } else { walk.unknown(child) };
                let value = walk.builder.expr(Expr::Index { base: subject, index }, child);
                walk.pattern(child, value);
            }
            Kind::SplatPattern => walk.pattern(child, subject),
            _ => key = walk.expr(child),
        });
    }

    /// `Type(a, field=b)`: which attribute a positional part is held against is not known.
    fn class_pattern(&mut self, node: Node<'t>, subject: ExprId) {
        self.each(node, |walk, child| {
            if walk.grammar.kind(child) == Kind::DottedName {
                walk.visit(child);
                return;
            }
            let keyword = child.named_child(0).is_some_and(|part| walk.grammar.kind(part) == Kind::KeywordPattern);
            let part = if keyword { subject } else { walk.unknown(child) };
            walk.pattern(child, part);
        });
    }

    fn capture(&mut self, node: Node<'t>, value: ExprId) {
        let name = self.builder.sym(node);
        if name != WORDS.wildcard {
            self.bind_variable(node, self.given(value));
        }
    }

    fn compared(&mut self, left: ExprId, right: ExprId, node: Node<'t>) {
        self.builder.expr(Expr::Equals { left, right }, node);
    }
}
