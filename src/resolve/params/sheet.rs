//! What is known of one route's request, collected from several places.

use crate::model::point::{Field, Param, ParamIn, Request};

/// Parameters and body fields of a route.
#[derive(Clone, Debug, Default)]
pub(crate) struct Inputs {
    pub(crate) params: Vec<Param>,
    pub(crate) request: Option<Request>,
}

/// One thing that a request carries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Input {
    pub(super) place: ParamIn,
    pub(super) name: String,
    pub(super) ty: Option<String>,
    pub(super) required: Option<bool>,
}

impl Inputs {
    /// Adds what one place says. What is declared first stands; later places fill in what it left open.
    pub(super) fn add(&mut self, input: Input) {
        let Input { place, name, ty, required } = input;
        if name.is_empty() {
            return;
        }
        if place == ParamIn::Body {
            let fields = &mut self.request.get_or_insert_default().fields;
            match fields.iter_mut().find(|f| f.name == name) {
                Some(known) => fill(&mut known.ty, &mut known.required, ty, required),
                None => fields.push(Field { name, ty, required }),
            }
            return;
        }
        let same = |p: &&mut Param| {
            p.place == place && (p.name == name || (place == ParamIn::Header && p.name.eq_ignore_ascii_case(&name)))
        };
        match self.params.iter_mut().find(same) {
            Some(known) => fill(&mut known.ty, &mut known.required, ty, required),
            None => self.params.push(Param { place, name, ty, required }),
        }
    }

    /// Names the type of the body, unless it has a name.
    pub(super) fn body(&mut self, ty: Option<String>) {
        let body = self.request.get_or_insert_default();
        if body.ty.is_none() {
            body.ty = ty;
        }
    }

    /// Puts the parameters in the order in which points list them.
    pub(super) fn finish(mut self) -> Inputs {
        self.params.sort_by_key(|p| p.place);
        self
    }
}

fn fill(known: &mut Option<String>, known_required: &mut Option<bool>, ty: Option<String>, required: Option<bool>) {
    if known.is_none() {
        *known = ty;
    }
    // Needed in one place is needed; a read that says nothing leaves it open.
    *known_required = match (*known_required, required) {
        (Some(a), Some(b)) => Some(a || b),
        (a, b) => a.or(b),
    };
}
