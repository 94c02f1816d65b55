use super::write;
use crate::model::point::{Point, PointKind};
use crate::render::{Options, sample};

fn render(point: &Point) -> String {
    let mut out = Vec::new();
    write(point, &Options::default(), &mut out).expect("a vector takes everything");
    String::from_utf8(out).expect("UTF-8")
}

#[test]
fn everything_that_is_known() {
    let report = sample::report();
    let point = report.points.iter().find(|p| p.method.as_deref() == Some("POST")).expect("in the sample");
    let expected = r#"POST /api/orders/{id}
  id          8cde695ebe871906
  kind        http_route
  component   services/orders
  framework   fastapi
  scope       production
  confidence  resolved
  at          services/orders/orders/api.py:20:1
  handler     orders.api.create_order  services/orders/orders/api.py:21-28
  auth        protected by get_current_user  services/orders/orders/api.py:9
  responses   201 Order
  parameters
    path    id            int   required
    query   dry_run       bool  optional
    header  X-Request-Id
  body OrderIn
    sku  str  required
  how it was found
    1. services/orders/orders/api.py:20  POST "/{id}" on router  [fastapi/route]
    2. services/orders/orders/api.py:8   router = APIRouter()
    3. services/orders/orders/main.py:5  below "/api/orders"  [fastapi/include]
"#;
    assert_eq!(render(point), expected);
}

#[test]
fn what_is_not_known_takes_no_line() {
    let point = Point::new(PointKind::Websocket, "a.js", 3, 7);
    let expected = "websocket\n  kind        websocket\n  scope       production\n  confidence  resolved\n  at          a.js:3:7\n";
    assert_eq!(render(&point), expected);
}
