//! Facts as text, for tests: one line a binding, store, function, class, import and export.

use std::fmt::Write;

use crate::model::facts::{Expr, ExprId, FileFacts, Run};

/// Renders everything but positions.
pub(crate) fn show(facts: &FileFacts) -> String {
    let mut out = String::new();
    for i in &facts.imports {
        let _ = writeln!(out, "import {} from {}{}", i.name, i.module, if i.type_only { " type" } else { "" });
    }
    for b in &facts.bindings {
        let ty = if b.ty.is_some() { format!(": {}", expr(facts, b.ty)) } else { String::new() };
        let op = if b.augmented { "+=" } else { "=" };
        let block = if b.block == b.scope { String::new() } else { format!(" in s{}", b.block.0) };
        let _ = writeln!(out, "s{}{block} {}{ty} {op} {}", b.scope.0, b.name, expr(facts, b.value));
    }
    for s in &facts.stores {
        let target = if s.index.is_some() {
            format!("{}[{}]", expr(facts, s.base), expr(facts, s.index))
        } else {
            format!("{}.{}", expr(facts, s.base), s.name)
        };
        let op = if s.augmented { "+=" } else { "=" };
        let _ = writeln!(out, "store {target} {op} {}", expr(facts, s.value));
    }
    for (n, f) in facts.functions.iter().enumerate() {
        let params: Vec<String> = f
            .params
            .iter()
            .map(|p| format!("{}:{:?}:{}={}", p.name, p.kind, expr(facts, p.ty), expr(facts, p.default)))
            .collect();
        let returns: Vec<String> = f.returns.iter().map(|r| expr(facts, *r)).collect();
        let decorators: Vec<String> = f.decorators.iter().map(|d| expr(facts, *d)).collect();
        let _ = writeln!(
            out,
            "fn#{n} {} s{} ({}) -> {} returns [{}] decorators [{}] lines {}-{}",
            f.name,
            f.scope.0,
            params.join(", "),
            expr(facts, f.return_type),
            returns.join("; "),
            decorators.join("; "),
            f.lines.0,
            f.lines.1
        );
    }
    for (n, c) in facts.classes.iter().enumerate() {
        let bases: Vec<String> = c.bases.iter().map(|b| expr(facts, *b)).collect();
        let decorators: Vec<String> = c.decorators.iter().map(|d| expr(facts, *d)).collect();
        let _ = writeln!(
            out,
            "class#{n} {:?} {} s{} bases [{}] methods {:?} decorators [{}]",
            c.kind,
            c.name,
            c.scope.0,
            bases.join("; "),
            c.methods.iter().map(|m| m.0).collect::<Vec<_>>(),
            decorators.join("; ")
        );
        for f in &c.fields {
            let _ = writeln!(out, "  field {}: {} = {} `{}`", f.name, expr(facts, f.ty), expr(facts, f.value), f.tag);
        }
    }
    for e in &facts.exports {
        let _ = writeln!(out, "export {} = {}", e.name, expr(facts, e.value));
    }
    out
}

/// Renders one expression.
pub(crate) fn expr(facts: &FileFacts, id: ExprId) -> String {
    let Some(id) = id.get() else { return "-".to_owned() };
    let list = |run: Run| facts.items(run).iter().map(|e| expr(facts, *e)).collect::<Vec<_>>().join(", ");
    match facts.expr(id) {
        Expr::Unknown => "?".to_owned(),
        Expr::Str(s) => format!("{:?}", s.as_str()),
        Expr::Num(n) => n.to_string(),
        Expr::Bool(b) => b.to_string(),
        Expr::Null => "null".to_owned(),
        Expr::Regex(r) => format!("/{r}/"),
        Expr::Name { name, .. } => name.to_string(),
        Expr::This { .. } => "this".to_owned(),
        Expr::Super { .. } => "super".to_owned(),
        Expr::Param { func, index } => format!("param{}.{index}", func.0),
        Expr::Import(i) => format!("import#{}", i.0),
        Expr::Member { base, name } => format!("{}.{name}", expr(facts, base)),
        Expr::Index { base, index } => format!("{}[{}]", expr(facts, base), expr(facts, index)),
        Expr::Call { callee, args, new, .. } => {
            let args: Vec<String> = facts
                .arguments(args)
                .iter()
                .map(|a| {
                    let value = expr(facts, a.value);
                    if a.name.is_empty() { value } else { format!("{}={value}", a.name) }
                })
                .collect();
            format!("{}{}({})", if new { "new " } else { "" }, expr(facts, callee), args.join(", "))
        }
        Expr::Concat { items } => format!("concat({})", list(items)),
        Expr::Percent { format, args } => format!("{} % {}", expr(facts, format), expr(facts, args)),
        Expr::Product { left, right } => format!("{} * {}", expr(facts, left), expr(facts, right)),
        Expr::List { items } => format!("[{}]", list(items)),
        Expr::Map { entries } => format!("{{{}}}", list(entries)),
        Expr::Struct { ty, entries } => format!("{}{{{}}}", expr(facts, ty), list(entries)),
        Expr::Spread(e) => format!("...{}", expr(facts, e)),
        Expr::Func(f) => format!("fn#{}", f.0),
        Expr::Class(c) => format!("class#{}", c.0),
        Expr::Choice { items } => format!("choice({})", list(items)),
        Expr::Each { of, key } => format!("each{}({})", if key { "key" } else { "" }, expr(facts, of)),
        Expr::Comprehension { item } => format!("comp({})", expr(facts, item)),
        Expr::Equals { left, right } => format!("{} == {}", expr(facts, left), expr(facts, right)),
        Expr::Differs { left, right } => format!("{} != {}", expr(facts, left), expr(facts, right)),
        Expr::FuncType { params } => format!("functype({})", list(params)),
    }
}
