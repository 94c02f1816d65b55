//! The one place where secrets are taken out of what is told.

use std::borrow::Cow;

use crate::model::point::Point;
use crate::model::redact::{masked, masked_default};
use crate::model::report::Report;

impl Report {
    /// Masks every secret in what the code says: addresses, targets, types, defaults, notes, messages. Names that lead
    /// back into the code (files, symbols, rules) and ids of points stay, so that a report names the same things without it.
    pub fn redact(&mut self) {
        for component in &mut self.components {
            for variable in &mut component.env {
                if let Some(default) = &mut variable.default
                    && let Cow::Owned(hidden) = masked_default(&variable.name, default)
                {
                    *default = hidden;
                }
                for set in &mut variable.set {
                    if let Cow::Owned(hidden) = masked_default(&variable.name, &set.value) {
                        set.value = hidden;
                    }
                }
            }
        }
        for point in &mut self.points {
            point.redact();
        }
        for resource in &mut self.resources {
            mask(&mut resource.id);
            mask(&mut resource.name);
        }
        for edge in &mut self.edges {
            mask(&mut edge.from);
            mask(&mut edge.to);
            if let Some(topic) = &mut edge.topic {
                mask(topic);
            }
        }
        for scenario in self.coverage.iter_mut().flat_map(|coverage| &mut coverage.scenarios) {
            if let Some(why) = &mut scenario.why {
                mask(why);
            }
        }
        for diagnostic in &mut self.diagnostics {
            mask(&mut diagnostic.message);
        }
    }
}

impl Point {
    fn redact(&mut self) {
        if let Some(url) = &mut self.url
            && mask(url)
        {
            // What follows the host may be secret only together with it.
            if let (Some(path), Some((_, rest))) = (&mut self.path, url.split_once("//")) {
                *path = rest.find('/').map_or_else(|| "/".to_owned(), |at| rest[at..].to_owned());
            }
        }
        if let Some(host) = &mut self.host {
            let address = format!("//{host}");
            if let Cow::Owned(hidden) = masked(&address) {
                hidden[2..].clone_into(host);
            }
        }
        let said =
            [&mut self.path, &mut self.operation, &mut self.target, &mut self.resource, &mut self.failure.timeout];
        for text in said.into_iter().filter_map(Option::as_mut).chain(&mut self.targets) {
            mask(text);
        }
        if let Some(retry) = &mut self.failure.retry {
            mask(retry);
        }
        let types = self.params.iter_mut().map(|param| &mut param.ty);
        let types = types.chain(self.responses.iter_mut().map(|response| &mut response.ty));
        let body = self
            .request
            .iter_mut()
            .flat_map(|r| std::iter::once(&mut r.ty).chain(r.fields.iter_mut().map(|f| &mut f.ty)));
        let columns = self.columns.iter_mut().flat_map(|column| [&mut column.ty, &mut column.references]);
        for ty in types.chain(body).chain(columns).filter_map(Option::as_mut) {
            mask(ty);
        }
        for guard in &mut self.auth {
            mask(&mut guard.guard);
        }
        for step in &mut self.evidence {
            mask(&mut step.note);
        }
    }
}

/// Masks the secrets of `text`; whether there were any.
fn mask(text: &mut String) -> bool {
    let Cow::Owned(hidden) = masked(text) else { return false };
    *text = hidden;
    true
}
