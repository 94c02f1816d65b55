//! Files of other kinds whose lines are routes.

use crate::model::facts::{Expr, ExprId, FileFacts, Pos, QueryMatch};
use crate::model::rule::{LineRule, RuleSet};
use crate::model::sym::Sym;

/// What the lines of a text say by the rules with these numbers; `None` where none of them is about lines.
pub(super) fn facts(rules: &RuleSet, numbers: &[u32], text: impl FnOnce() -> Option<String>) -> Option<FileFacts> {
    let about_lines = |number: &u32| {
        let rule = rules.rules.get(*number as usize)?;
        Some((*number, rules.packs[rule.pack].language, rule.file.as_ref()?.lines.as_ref()?))
    };
    let (number, language, lines) = numbers.iter().find_map(about_lines)?;
    let mut facts = FileFacts::new(language);
    read(number, lines, &text()?, &mut facts);
    Some(facts)
}

fn read(number: u32, rule: &LineRule, text: &str, facts: &mut FileFacts) {
    let (mut prefix, mut routes) = (String::new(), 0);
    for (n, line) in text.lines().enumerate() {
        let words = line.trim();
        let is_comment = !rule.comment.is_empty() && words.starts_with(rule.comment.as_str());
        let given = words.strip_prefix(rule.prefix.as_str()).filter(|_| !rule.prefix.is_empty());
        if is_comment {
            continue;
        }
        if let Some(given) = given {
            given.trim().trim_matches(['"', '`', '\'']).clone_into(&mut prefix);
        } else if words == rule.until.as_str() && routes > 0 {
            (prefix, routes) = (String::new(), 0);
        } else if let Some((method, path)) = route(rule, words) {
            routes += 1;
            let pos = Pos::new(n, line.len() - line.trim_start().len());
            let at = push(facts, Expr::Str(Sym::new(&joined(&prefix, path))), pos);
            let method = push(facts, Expr::Str(Sym::new(if method == "*" { "ANY" } else { method })), pos);
            let captures = vec![(Sym::new("path"), at), (Sym::new("method"), method)];
            facts.matches.push(QueryMatch { rule: number, at, captures });
        }
    }
}

/// The method and path that a line begins with.
fn route<'l>(rule: &LineRule, line: &'l str) -> Option<(&'l str, &'l str)> {
    let mut words = line.split_whitespace();
    let method = words.next().filter(|word| rule.methods.iter().any(|known| known.as_str() == *word))?;
    let path = words.next().filter(|word| word.starts_with('/'))?;
    Some((method, path))
}

fn joined(prefix: &str, path: &str) -> String {
    let prefix = prefix.trim_matches('/');
    if prefix.is_empty() { path.to_owned() } else { format!("/{prefix}{path}") }
}

fn push(facts: &mut FileFacts, expr: Expr, pos: Pos) -> ExprId {
    facts.exprs.push(expr);
    facts.positions.push(pos);
    ExprId(u32::try_from(facts.exprs.len() - 1).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::language::Language;

    #[test]
    fn a_prefix_counts_up_to_the_end_of_its_block() {
        let sym = Sym::new;
        let methods = vec![sym("get"), sym("post")];
        let rule = LineRule { methods, prefix: sym("prefix:"), until: sym("}"), comment: sym("//") };
        let text =
            "prefix: v1\nservice a {\n  // get /no\n  get /a (X) returns (Y)\n}\nservice b {\n  post /b\n  put /c\n}";
        let mut facts = FileFacts::new(Language::Go);
        read(7, &rule, text, &mut facts);
        let said: Vec<_> = facts.matches.iter().map(|m| (facts.expr(m.at), facts.pos(m.at).line(), m.rule)).collect();
        assert_eq!(said, [(Expr::Str(sym("/v1/a")), 4, 7), (Expr::Str(sym("/b")), 7, 7)]);
    }
}
