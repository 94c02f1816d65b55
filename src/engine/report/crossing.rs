//! What the report says of points that are no routes.

use crate::model::point::{Point, PointKind};
use crate::resolve::Crossing;

/// Fills in what `crossing` says.
pub(super) fn describe(point: &mut Point, crossing: &Crossing) {
    point.direction = point.kind.direction_of_call();
    point.env.clone_from(&crossing.env);
    point.failure.clone_from(&crossing.failure);
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    point.technology = some(&crossing.technology);
    if !crossing.protocol.is_empty() {
        point.protocol = some(&crossing.protocol);
    }
    if let Some(address) = &crossing.address {
        if point.kind == PointKind::Websocket {
            point.operation = some(&crossing.operation);
        } else {
            point.method = some(&crossing.operation);
        }
        point.url = some(&address.url);
        point.host.clone_from(&address.host);
        point.path.clone_from(&address.path);
    } else {
        point.operation = some(&crossing.operation);
        point.target.clone_from(&crossing.target);
        point.targets.clone_from(&crossing.targets);
    }
    if point.kind == PointKind::HttpCall && point.method.is_none() {
        point.method = Some("ANY".to_owned());
    }
}
