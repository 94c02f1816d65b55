//! What frameworks hand to functions that they call back.

use crate::model::facts::ExprId;
use crate::resolve::eval::Resolver;
use crate::resolve::routers::subject;
use crate::resolve::value::{At, Choice, Env, FileId, Key, Results, Value};

impl Resolver<'_> {
    /// What a framework passes as parameter `index` to a function given to it at `call`.
    pub(crate) fn callback_argument(
        &mut self,
        file: FileId,
        call: ExprId,
        rule: u32,
        func: (FileId, crate::model::facts::FuncId),
        index: u16,
        env: &Env,
    ) -> Results {
        let info = self.rule(rule);
        let Some(callback) = &info.callback else { return Vec::new() };
        let shift = self.receiver_shift(func.0, func.1) as u16;
        let Some(index) = index.checked_sub(shift) else { return Vec::new() };
        let at = At::new(file, call, env);
        if callback.group_param == Some(index) {
            let mut out = Vec::new();
            for m in self.matches(&at) {
                if m.rule != rule {
                    continue;
                }
                let ty = match info.returns {
                    crate::model::rule::Returns::Type(ty) => Some(ty),
                    _ => m.on.as_ref().and_then(|on| self.types_of(file, on).first().copied()),
                };
                let Some(ty) = ty else { continue };
                let mut site = At { env: self.relevant(&At::new(file, call, &m.env)), file, expr: call };
                if info.folder.is_some() {
                    // Which module was called tells the group's prefix.
                    site.env = site.env.with(Key::Frame(func.0, func.1), Choice::Callback(file, call, rule));
                }
                out.push((Value::Obj { ty, site: Some(site), on: m.on.map(std::rc::Rc::new) }, m.env));
            }
            return out;
        }
        let ty = callback.params.iter().find(|p| p.0 == index).map(|p| p.1);
        ty.map(|ty| (Value::Obj { ty, site: None, on: None }, env.clone())).into_iter().collect()
    }

    /// The rule under which a framework calls the function that is the argument `argument` of `call`.
    pub(crate) fn callback_rule(&mut self, file: FileId, call: ExprId, argument: ExprId) -> Option<u32> {
        let name = crate::resolve::world::callee_name(self.world.facts(file), call)?;
        if !self.world.rules.call_names.contains(&(self.language(file), name)) {
            return None;
        }
        let at = At::new(file, call, &Env::default());
        self.matches(&at).into_iter().find_map(|m| {
            let rule = self.rule(m.rule);
            let callback = rule.callback.as_ref()?;
            let subject = subject(at.clone(), m.on.clone(), m.name);
            if !self.holds(rule, &subject) {
                return None;
            }
            let functions = self.select(&callback.function, &subject)?;
            let wanted = self.eval(&At::new(file, argument, &Env::default()));
            let hit = functions.iter().any(|(v, _)| wanted.iter().any(|(w, _)| same_function(v, w)));
            hit.then_some(m.rule)
        })
    }
}

fn same_function(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Func { file: one, func: left, .. }, Value::Func { file: other, func: right, .. }) => {
            (one, left) == (other, right)
        }
        _ => false,
    }
}
