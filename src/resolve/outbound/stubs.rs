//! Remote calls in generated code: they stand where the project calls what was generated, and are none where nothing
//! does.

use crate::model::facts::FuncId;
use crate::model::point::PointKind;
use crate::model::rule::Emit;
use crate::resolve::emit::{Handler, Route};
use crate::resolve::eval::Resolver;
use crate::resolve::value::{Choice, Env, FileId, Key};

/// Calls of generated code by generated code that are followed.
const MAX_LAYERS: usize = 4;

impl Resolver<'_> {
    /// The points of `routes`, those of generated files moved to the calls of the functions that they stand in.
    pub(crate) fn at_callers(&mut self, routes: Vec<Route>) -> Vec<Route> {
        let mut out = Vec::new();
        for route in routes {
            let stub = route.emit == Emit::Point(PointKind::RpcCall) && self.world.unit(route.file).generated;
            match route.handler {
                Some(Handler::Func(file, func)) if stub && file == route.file => {
                    self.refuel();
                    out.extend(self.moved(&route, (file, func)));
                }
                _ => out.push(route),
            }
        }
        out
    }

    fn moved(&mut self, route: &Route, inner: (FileId, FuncId)) -> Vec<Route> {
        let mut open = vec![inner];
        let mut seen = vec![inner];
        let mut out = Vec::new();
        for _ in 0..MAX_LAYERS {
            let mut outer = Vec::new();
            for (file, func) in open {
                for caller in self.callers_of(file, func).iter() {
                    let Some((_, Choice::Call(at, call))) = caller.iter().find(|(k, _)| *k == Key::Frame(file, func))
                    else {
                        continue;
                    };
                    let around = self.function_around(*at, *call);
                    if !self.world.unit(*at).generated {
                        let pos = self.world.facts(*at).pos(*call);
                        let mut steps = route.steps.clone();
                        let note = "what was generated goes out here".to_owned();
                        steps.push(crate::resolve::routers::Step { file: route.file, line: route.line, note });
                        out.push(Route {
                            file: *at,
                            line: pos.line(),
                            column: pos.column(),
                            end_line: pos.line(),
                            handler: around.map(|func| Handler::Func(*at, func)),
                            call: *call,
                            env: Env::default(),
                            steps,
                            ..route.clone()
                        });
                    } else if let Some(around) = around
                        && !seen.contains(&(*at, around))
                    {
                        seen.push((*at, around));
                        outer.push((*at, around));
                    }
                }
            }
            open = outer;
        }
        out
    }
}
