//! Expressions that say themselves what they are: nothing to be worked out or remembered.

use std::rc::Rc;

use crate::model::facts::Expr;
use crate::model::text::Text;
use crate::resolve::eval::Resolver;
use crate::resolve::value::{At, Env, Value};

impl Resolver<'_> {
    /// The value of a literal and of what nothing is known of; `None` for all else.
    pub(super) fn plainly(&mut self, at: &At) -> Option<Value> {
        Some(match self.world.facts(at.file).expr(at.expr) {
            Expr::Str(text) | Expr::Regex(text) => {
                let text = self.literals.entry(text).or_insert_with(|| Rc::new(Text::lit(text.as_str())));
                Value::Text(text.clone())
            }
            Expr::Num(number) => Value::Num(number),
            Expr::Bool(value) => Value::Bool(value),
            Expr::Null => Value::Null,
            Expr::Class(class) => Value::Class { file: at.file, class },
            Expr::Func(func) if at.env.is_empty() => Value::Func { file: at.file, func, env: Env::default(), on: None },
            Expr::List { .. } | Expr::Map { .. } | Expr::Comprehension { .. } if at.env.is_empty() => {
                Value::Node(at.clone())
            }
            Expr::Equals { .. } | Expr::Differs { .. } | Expr::FuncType { .. } | Expr::Unknown => Value::UNKNOWN,
            _ => return None,
        })
    }
}
