//! How much it matters that a point is tested.

use crate::coverage::scenarios::{Facts, is_effect, spoken};
use crate::model::point::{AuthStatus, Direction, Point, PointKind};
use crate::model::rule::Concern;

/// The weight of a point and the reasons, the heaviest first. `callers` are components that call its own.
pub(super) fn weigh(point: &Point, facts: &Facts<'_>, callers: usize, concerns: &[Concern]) -> (u32, Vec<String>) {
    let mut reasons: Vec<(u32, String)> = Vec::new();
    let mut effects: Vec<String> = facts.reached(point).filter(|p| is_effect(p)).map(spoken).collect();
    if point.direction == Direction::Outbound && is_effect(point) {
        effects.push(spoken(point));
    }
    effects.sort();
    effects.dedup();
    if let Some(first) = effects.first() {
        let more = effects.len() - 1;
        let text = match (point.direction, more) {
            (Direction::Outbound, _) => "changes something".to_owned(),
            (_, 0) => first.clone(),
            _ => format!("{first} and {more} more"),
        };
        // What a reading request changes is seldom what it is for.
        let own = if is_safe(point) { 15 } else { 40 };
        reasons.push((own + 5 * (more.min(4) as u32), text));
    }
    let remote = facts.reached(point).find(|p| {
        matches!(p.kind, PointKind::HttpCall | PointKind::ThirdParty | PointKind::RpcCall | PointKind::LlmCall)
    });
    if let Some(remote) = remote {
        reasons.push((15, format!("leads to {}", remote.technology.as_deref().unwrap_or("another service"))));
    }
    let words = || point.path.as_deref().unwrap_or_default().split(['/', '-', '_', '.']).map(str::to_lowercase);
    for concern in concerns.iter().filter(|concern| words().any(|word| concern.words.contains(&word))) {
        reasons.push((concern.weight, concern.reason.clone()));
    }
    if point.auth_status == AuthStatus::Protected {
        reasons.push((15, "protected".to_owned()));
    }
    let changes = matches!(point.method.as_deref(), Some("POST" | "PUT" | "PATCH" | "DELETE"));
    if changes && effects.is_empty() && point.direction == Direction::Inbound {
        reasons.push((20, "changes something".to_owned()));
    }
    if callers > 0 && point.direction == Direction::Inbound {
        let text = format!("called by {callers} other component{}", if callers == 1 { "" } else { "s" });
        reasons.push((5 * callers.min(4) as u32, text));
    }
    if point.request.is_some() {
        reasons.push((5, "takes a body".to_owned()));
    }
    let own = match point.kind {
        PointKind::HttpRoute | PointKind::QueueConsume | PointKind::RpcService | PointKind::GraphqlField => 20,
        PointKind::Websocket | PointKind::ScheduledJob | PointKind::Sse => 15,
        _ => 5,
    };
    reasons.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    let weight = own + reasons.iter().map(|(weight, _)| weight).sum::<u32>();
    (weight, reasons.into_iter().map(|(_, text)| text).collect())
}

/// Whether a request is one that only asks, by its method.
fn is_safe(point: &Point) -> bool {
    matches!(point.method.as_deref(), Some("GET" | "HEAD" | "OPTIONS"))
}
