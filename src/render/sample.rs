//! A small report with something of everything, for the tests of the renderers.

use crate::model::component::{Component, ComponentKind};
use crate::model::diagnostic::{Diagnostic, Severity};
use crate::model::point::{
    AuthStatus, Confidence, Evidence, Field, Guard, Handler, Param, ParamIn, Point, PointKind, Request, Response,
};
use crate::model::report::Report;
use crate::model::scope::FileScope;
use crate::model::skipped::{SkipReason, Skipped};

const API: &str = "services/orders/orders/api.py";
const WEB: &str = "web/src/server/routes/very/deep/folder/of/the/storefront/checkout.routes.ts";

/// Two components, seven points of three kinds, all degrees of confidence; finished.
pub(crate) fn report() -> Report {
    let mut report = Report::default();
    report.root.name = "shop".to_owned();
    report.summary.files = 12;
    report.summary.bytes = 34_567;
    report.components = vec![
        component("services/orders", "orders", ComponentKind::Service, "python", "fastapi"),
        component("web", "web", ComponentKind::Frontend, "javascript", "express"),
    ];
    report.points = vec![
        create_order(),
        route("services/orders", API, 12, "GET", "/api/orders", "orders.api.list_orders"),
        route("services/orders", API, 30, "PUT", "/api/orders/{id}/items/{item_id}", "orders.api.ItemView.replace"),
        route("services/orders", API, 30, "PATCH", "/api/orders/{id}/items/{item_id}", "orders.api.ItemView.replace"),
        Point {
            component: Some("services/orders".to_owned()),
            framework: Some("fastapi".to_owned()),
            path: Some("/ws/{room}".to_owned()),
            confidence: Confidence::Gated,
            ..Point::new(PointKind::Websocket, API, 44, 1)
        },
        Point {
            confidence: Confidence::Shape,
            ..route("web", WEB, 7, "DELETE", "/{?}/checkout/sessions/{session_id}/payment-methods/{method}", "")
        },
        Point {
            component: Some("web".to_owned()),
            framework: Some("express".to_owned()),
            path: Some("/assets/{path*}".to_owned()),
            ..Point::new(PointKind::Static, "web/src/server/index.ts", 9, 5)
        },
        Point { scope: FileScope::Test, ..route("web", "web/test/fake.ts", 3, "GET", "/fake", "fake") },
    ];
    report.skipped = vec![Skipped { path: "web/dist/app.js".to_owned(), reason: SkipReason::Minified }];
    report.diagnostics =
        vec![Diagnostic::file(Severity::Warning, "parse_error", "cannot be read from here on", API).at(50)];
    report.finish();
    report
}

fn create_order() -> Point {
    Point {
        auth_status: AuthStatus::Protected,
        auth: vec![Guard { guard: "get_current_user".to_owned(), file: API.to_owned(), line: 9 }],
        params: vec![
            param(ParamIn::Path, "id", Some("int"), Some(true)),
            param(ParamIn::Query, "dry_run", Some("bool"), Some(false)),
            param(ParamIn::Header, "X-Request-Id", None, None),
        ],
        request: Some(Request {
            ty: Some("OrderIn".to_owned()),
            fields: vec![Field { name: "sku".to_owned(), ty: Some("str".to_owned()), required: Some(true) }],
        }),
        responses: vec![Response { status: Some(201), ty: Some("Order".to_owned()) }],
        evidence: vec![
            evidence(Some("fastapi/route"), API, 20, "POST \"/{id}\" on router"),
            evidence(None, API, 8, "router = APIRouter()"),
            evidence(Some("fastapi/include"), "services/orders/orders/main.py", 5, "below \"/api/orders\""),
        ],
        ..route("services/orders", API, 20, "POST", "/api/orders/{id}", "orders.api.create_order")
    }
}

fn route(component: &str, file: &str, line: u32, method: &str, path: &str, symbol: &str) -> Point {
    let handler = Handler { symbol: symbol.to_owned(), file: file.to_owned(), line: line + 1, end_line: line + 8 };
    Point {
        component: Some(component.to_owned()),
        framework: Some(if component == "web" { "express" } else { "fastapi" }.to_owned()),
        symbol: (!symbol.is_empty()).then(|| symbol.to_owned()),
        handler: (!symbol.is_empty()).then_some(handler),
        ..Point::new(PointKind::HttpRoute, file, line, 1).with_route(method, path)
    }
}

fn component(path: &str, name: &str, kind: ComponentKind, language: &str, framework: &str) -> Component {
    Component {
        languages: vec![language.to_owned()],
        frameworks: vec![framework.to_owned()],
        ..Component::new(path, name, kind)
    }
}

fn param(place: ParamIn, name: &str, ty: Option<&str>, required: Option<bool>) -> Param {
    Param { place, name: name.to_owned(), ty: ty.map(str::to_owned), required }
}

fn evidence(rule: Option<&str>, file: &str, line: u32, note: &str) -> Evidence {
    Evidence { rule: rule.map(str::to_owned), file: file.to_owned(), line, note: note.to_owned() }
}
