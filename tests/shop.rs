//! The whole map of the small system under `testdata/shop`. Each line of the snapshot was checked against the code
//! there: read what changes before accepting it.

use std::path::Path;

use itmap::{Config, Report, scan};
use serde_json::{Map, Value};

fn report() -> Report {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/shop");
    scan(&Config { paths: vec![root], ..Config::default() }).expect("scanned")
}

/// Without what is null, empty or different in each checkout.
fn terse(value: Value) -> Value {
    let is_empty = |value: &Value| match value {
        Value::Null => true,
        Value::Array(items) => items.is_empty(),
        Value::Object(entries) => entries.is_empty(),
        _ => false,
    };
    match value {
        Value::Object(entries) => {
            let kept = entries.into_iter().filter(|(key, _)| !matches!(key.as_str(), "revision" | "version" | "dirty"));
            let kept: Map<String, Value> = kept.map(|(key, value)| (key, terse(value))).collect();
            Value::Object(kept.into_iter().filter(|(_, value)| !is_empty(value)).collect())
        }
        Value::Array(items) => Value::Array(items.into_iter().map(terse).collect()),
        other => other,
    }
}

#[test]
fn map() {
    let map = serde_json::to_value(report()).expect("JSON");
    insta::assert_json_snapshot!("shop", terse(map));
}

/// Component, method and path of every point, as the services themselves tell when they run.
const ROUTES: [&str; 29] = [
    "services/catalog DELETE /v1/products/{sku}",
    "services/catalog GET /healthz",
    "services/catalog GET /v1/categories/{category}/products",
    "services/catalog GET /v1/products",
    "services/catalog GET /v1/products/{sku}",
    "services/catalog GET /v1/stock/{sku}",
    "services/catalog POST /v1/products",
    "services/catalog POST /v1/stock/{sku}/reservations",
    "services/catalog PUT /v1/products/{sku}",
    "services/orders DELETE /api/v1/orders/{order_id}",
    "services/orders GET /api/v1/orders",
    "services/orders GET /api/v1/orders/{order_id}",
    "services/orders GET /api/v1/orders/{order_id}/payments",
    "services/orders GET /health",
    "services/orders POST /api/v1/orders",
    "services/orders POST /api/v1/orders/{order_id}/payments",
    "services/orders POST /api/v1/webhooks/stripe/{?}",
    "services/web ANY /assets/",
    "services/web DELETE /api/cart/items/{sku}",
    "services/web DELETE /api/orders/{id}",
    "services/web GET /api/cart",
    "services/web GET /api/orders",
    "services/web GET /api/orders/{id}",
    "services/web GET /api/products",
    "services/web GET /api/products/{sku}",
    "services/web GET /healthz",
    "services/web GET /live/orders/{id}",
    "services/web POST /api/cart/checkout",
    "services/web POST /api/cart/items",
];

#[test]
fn routes() {
    let report = report();
    let mut found: Vec<String> = report
        .points
        .iter()
        .filter(|p| matches!(p.kind.name(), "http_route" | "websocket" | "static" | "sse"))
        .map(|p| [&p.component, &p.method, &p.path].map(|part| part.as_deref().unwrap_or("-")).join(" "))
        .collect();
    found.sort();
    assert_eq!(found, ROUTES);
}

/// Both ends and the protocol of every edge, as the compose file and the code of the services tell.
const EDGES: [&str; 12] = [
    "services/catalog postgresql:catalog-db sql",
    "services/catalog redis:cache redis",
    "services/orders postgresql:orders-db sql",
    "services/orders rabbitmq:rabbitmq amqp",
    "services/orders services/catalog http",
    "services/orders stripe:api.stripe.com http",
    "services/web rabbitmq:rabbitmq amqp",
    "services/web services/catalog http",
    "services/web services/orders http",
    "services/worker rabbitmq:rabbitmq amqp",
    "services/worker services/orders http",
    "services/worker smtp:mail smtp",
];

#[test]
fn edges() {
    let report = report();
    let ids: Vec<&str> = report.points.iter().map(|point| point.id.as_str()).collect();
    let mut found: Vec<String> = Vec::new();
    for edge in &report.edges {
        found.push([edge.from.as_str(), &edge.to, &edge.protocol].join(" "));
        assert!(edge.points.iter().all(|id| ids.contains(&id.as_str())), "{edge:?}");
    }
    found.dedup();
    assert_eq!(found, EDGES);
}

/// Component, method and path of every route, and how well the tests of the system cover it.
const COVERAGE: [&str; 27] = [
    "services/catalog DELETE /v1/products/{sku} gap 0",
    "services/catalog GET /healthz gap 0",
    "services/catalog GET /v1/categories/{category}/products gap 0",
    "services/catalog GET /v1/products gap 0",
    "services/catalog GET /v1/products/{sku} gap 0",
    "services/catalog GET /v1/stock/{sku} gap 0",
    "services/catalog POST /v1/products partial 1",
    "services/catalog POST /v1/stock/{sku}/reservations gap 0",
    "services/catalog PUT /v1/products/{sku} partial 1",
    "services/orders DELETE /api/v1/orders/{order_id} gap 0",
    "services/orders GET /api/v1/orders partial 1",
    "services/orders GET /api/v1/orders/{order_id} partial 2",
    "services/orders GET /api/v1/orders/{order_id}/payments gap 0",
    "services/orders GET /health covered 1",
    "services/orders POST /api/v1/orders partial 2",
    "services/orders POST /api/v1/orders/{order_id}/payments gap 0",
    "services/orders POST /api/v1/webhooks/stripe/{?} gap 0",
    "services/web DELETE /api/cart/items/{sku} gap 0",
    "services/web DELETE /api/orders/{id} gap 0",
    "services/web GET /api/cart covered 1",
    "services/web GET /api/orders gap 0",
    "services/web GET /api/orders/{id} gap 0",
    "services/web GET /api/products gap 0",
    "services/web GET /api/products/{sku} gap 0",
    "services/web GET /healthz gap 0",
    "services/web POST /api/cart/checkout partial 1",
    "services/web POST /api/cart/items partial 1",
];

#[test]
fn coverage() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/shop");
    let report = scan(&Config { paths: vec![root], tests: true, ..Config::default() }).expect("scanned");
    let mut found: Vec<String> = report
        .checklist()
        .into_iter()
        .filter(|(point, _)| point.kind == itmap::model::point::PointKind::HttpRoute)
        .map(|(point, coverage)| {
            let component = point.component.as_deref().unwrap_or_default();
            let (method, path) =
                (point.method.as_deref().unwrap_or_default(), point.path.as_deref().unwrap_or_default());
            format!("{component} {method} {path} {} {}", coverage.status.name(), coverage.tests.len())
        })
        .collect();
    found.sort();
    assert_eq!(found, COVERAGE);
}
