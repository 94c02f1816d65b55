//! `itmap gaps` as a process, over one small application for each language.

mod support;

use serde_json::Value;
use support::{Folder, itmap};

const PYTHON: [(&str, &str); 5] = [
    ("pyproject.toml", "[project]\nname = \"shop\"\ndependencies = [\"fastapi\"]\n"),
    (
        "shop/api.py",
        "from fastapi import APIRouter, FastAPI\n\
         router = APIRouter(prefix=\"/orders\")\n\
         @router.get(\"\")\ndef orders(): ...\n\
         @router.post(\"\")\ndef place(): ...\n\
         @router.get(\"/{order_id}\")\ndef order(order_id: int): ...\n\
         @router.get(\"/mine\")\ndef mine(): ...\n\
         @router.delete(\"/{order_id}\")\ndef cancel(order_id: int): ...\n\
         @router.get(\"/{order_id}/lines\")\ndef lines(order_id: int): ...\n\
         app = FastAPI()\napp.include_router(router, prefix=\"/api\")\n",
    ),
    (
        "tests/conftest.py",
        "import pytest\nfrom fastapi.testclient import TestClient\nfrom shop.api import app\n\
         @pytest.fixture\ndef client():\n    yield TestClient(app)\n\
         @pytest.fixture\ndef placed(client):\n    return client.post(\"/api/orders\").json()\n",
    ),
    ("tests/paths.py", "BASE = \"/api/orders\"\ndef one(number):\n    return f\"{BASE}/{number}\"\n"),
    (
        "tests/test_orders.py",
        "import pytest\nfrom tests import paths\n\
         def test_list(client):\n    response = client.get(paths.BASE)\n    assert response.status_code == 200\n\
         class TestOne:\n    def test_show(self, client, placed):\n        r = client.get(paths.one(placed[\"id\"]))\n        assert r.status_code in (200, 404)\n\
         @pytest.mark.parametrize(\"path, status\", [(\"/api/orders/mine\", 200), (paths.one(\"x\"), 404)])\n\
         def test_rows(client, path, status):\n    assert client.get(path).status_code == status\n",
    ),
];

fn gaps(files: &[(&str, &str)]) -> Value {
    let folder = Folder::new(files);
    let done = itmap(&["gaps", "--format", "json"]).at(&folder).run();
    done.status(0);
    done.json()
}

/// Status and tests of each route.
fn routes(map: &Value) -> Vec<String> {
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let coverage = list(&map["coverage"]);
    let mut out: Vec<String> = list(&map["points"])
        .iter()
        .filter(|point| point["kind"] == "http_route")
        .map(|point| {
            let own = coverage.iter().find(|c| c["point"] == point["id"]).expect("judged");
            let tests: Vec<String> =
                list(&own["tests"]).iter().map(|t| t.as_str().unwrap_or_default().to_owned()).collect();
            let status = if own["status"] == "partial" { "covered" } else { own["status"].as_str().expect("a status") };
            let (method, path) = (point["method"].as_str().expect("one"), point["path"].as_str().expect("one"));
            format!("{status} {method} {path} {}", tests.join(" ")).trim().to_owned()
        })
        .collect();
    out.sort();
    out
}

#[test]
fn python_fixtures_builders_and_tables() {
    assert_eq!(
        routes(&gaps(&PYTHON)),
        [
            "covered GET /api/orders tests/test_orders.py::test_list",
            "covered GET /api/orders/mine tests/test_orders.py::test_rows",
            "covered GET /api/orders/{order_id} tests/test_orders.py::TestOne::test_show tests/test_orders.py::test_rows",
            "covered POST /api/orders tests/test_orders.py::TestOne::test_show",
            "gap DELETE /api/orders/{order_id}",
            "gap GET /api/orders/{order_id}/lines",
        ]
    );
}

#[test]
fn asserted_statuses_and_what_only_set_up_does() {
    let map = gaps(&PYTHON);
    let tests = map["tests"].as_array().expect("tests");
    let show = tests.iter().find(|t| t["id"] == "tests/test_orders.py::TestOne::test_show").expect("there");
    assert_eq!(show["framework"], "pytest");
    let exercises = show["exercises"].as_array().expect("exercises");
    let statuses: Vec<(bool, String)> =
        exercises.iter().map(|e| (e["direct"] == true, e["statuses"].to_string())).collect();
    assert!(statuses.contains(&(true, "[200,404]".to_owned())), "{statuses:?}");
    assert!(statuses.contains(&(false, "[]".to_owned())), "{statuses:?}");
    let list = tests.iter().find(|t| t["id"] == "tests/test_orders.py::test_list").expect("there");
    assert_eq!(list["exercises"][0]["statuses"].to_string(), "[200]");
    assert_eq!(list["exercises"][0]["how"], "http");
}

#[test]
fn javascript_groups_helpers_and_request_objects() {
    let map = gaps(&[
        (
            "package.json",
            "{\"name\": \"shop\", \"dependencies\": {\"fastify\": \"5\"}, \"devDependencies\": {\"vitest\": \"3\", \"supertest\": \"7\"}}",
        ),
        (
            "src/app.ts",
            "import Fastify from 'fastify';\nexport function build() {\n  const app = Fastify();\n\
             app.get('/users', async () => []);\n  app.post('/users', async () => ({}));\n\
             app.get('/users/:id', async () => ({}));\n  app.delete('/users/:id', async () => ({}));\n  return app;\n}\n",
        ),
        (
            "test/helper.ts",
            "import { FastifyInstance, InjectOptions } from 'fastify';\nimport { build } from '../src/app';\n\
             async function asAdmin(this: FastifyInstance, user: string, options: InjectOptions) {\n  return this.inject({ ...options });\n}\n\
             export function make() {\n  const app = build();\n  app.asAdmin = asAdmin;\n  return app;\n}\n",
        ),
        (
            "test/users.test.ts",
            "import request from 'supertest';\nimport { describe, expect, it } from 'vitest';\nimport { make } from './helper';\n\
             describe('users', () => {\n  const app = make();\n\
             it('lists', async () => {\n    await request(app.server).get('/users').expect(200);\n  });\n\
             it('makes', async () => {\n    const res = await app.inject({ method: 'POST', url: '/users' });\n    expect(res.statusCode).toBe(201);\n  });\n\
             it('removes', async () => {\n    await app.asAdmin('ann', { method: 'DELETE', url: `/users/${1}` });\n  });\n});\n",
        ),
    ]);
    assert_eq!(
        routes(&map),
        [
            "covered DELETE /users/{id} test/users.test.ts > users > removes",
            "covered GET /users test/users.test.ts > users > lists",
            "covered POST /users test/users.test.ts > users > makes",
            "gap GET /users/{id}",
        ]
    );
    let statuses: Vec<String> =
        map["tests"].as_array().expect("tests").iter().map(|t| t["exercises"][0]["statuses"].to_string()).collect();
    assert_eq!(statuses, ["[200]", "[201]", "[]"]);
}

#[test]
fn go_tables_and_parts() {
    let map = gaps(&[
        ("go.mod", "module shop\n\ngo 1.24\n\nrequire github.com/go-chi/chi/v5 v5.0.0\n"),
        (
            "api/api.go",
            "package api\n\nimport (\n\t\"net/http\"\n\n\t\"github.com/go-chi/chi/v5\"\n)\n\n\
             func list(w http.ResponseWriter, r *http.Request) {}\nfunc show(w http.ResponseWriter, r *http.Request) {}\nfunc drop(w http.ResponseWriter, r *http.Request) {}\n\n\
             func Router() http.Handler {\n\tr := chi.NewRouter()\n\tr.Get(\"/items\", list)\n\tr.Get(\"/items/{id}\", show)\n\tr.Delete(\"/items/{id}\", drop)\n\treturn r\n}\n",
        ),
        (
            "api/api_test.go",
            "package api\n\nimport (\n\t\"net/http\"\n\t\"net/http/httptest\"\n\t\"testing\"\n)\n\n\
             func TestItems(t *testing.T) {\n\ttests := []struct {\n\t\tname string\n\t\tpath string\n\t\tstatus int\n\t}{\n\t\t{\"all\", \"/items\", http.StatusOK},\n\t\t{\"one\", \"/items/7\", http.StatusOK},\n\t}\n\
             \tfor _, tc := range tests {\n\t\tt.Run(tc.name, func(t *testing.T) {\n\t\t\treq := httptest.NewRequest(http.MethodGet, tc.path, nil)\n\t\t\trec := httptest.NewRecorder()\n\t\t\tRouter().ServeHTTP(rec, req)\n\t\t\tif rec.Code != tc.status {\n\t\t\t\tt.Fatal(rec.Code)\n\t\t\t}\n\t\t})\n\t}\n}\n",
        ),
    ]);
    assert_eq!(
        routes(&map),
        [
            "covered GET /items api/api_test.go::TestItems/{?}",
            "covered GET /items/{id} api/api_test.go::TestItems/{?}",
            "gap DELETE /items/{id}",
        ]
    );
}

#[test]
fn text_lists_what_is_left() {
    let folder = Folder::new(&PYTHON);
    let done = itmap(&["gaps"]).at(&folder).run();
    done.status(0).stderr("");
    assert!(
        done.out.starts_with("shop  2 of 6 without a test\n  No test (2)\n    DELETE  /api/orders/{order_id}"),
        "{}",
        done.out
    );
    assert!(done.out.ends_with("(3 tests read)\n"), "{}", done.out);
    assert!(!done.out.contains("Tested ("), "{}", done.out);
    let all = itmap(&["gaps", "--all"]).at(&folder).run();
    assert!(all.out.contains("tests/test_orders.py:3"), "{}", all.out);
}

#[test]
fn filters_take_points_away() {
    let folder = Folder::new(&PYTHON);
    let done = itmap(&["gaps", "--path-glob", "/api/orders/*/lines", "--format", "json"]).at(&folder).run();
    done.status(0);
    assert_eq!(done.json()["coverage"].as_array().map(Vec::len), Some(1));
    let none = itmap(&["gaps", "--kind", "db_call"]).at(&folder).run();
    none.status(0).stdout("0 of 0 inbound points without a test (3 tests read)\n");
}

#[test]
fn markdown_has_boxes() {
    let folder = Folder::new(&PYTHON);
    let done = itmap(&["gaps", "--format", "markdown", "-o", "GAPS.md"]).at(&folder).run();
    done.status(0).stdout("");
    let text = std::fs::read_to_string(folder.path().join("GAPS.md")).expect("written");
    assert!(text.starts_with("# Left to test in "), "{text}");
    assert!(text.contains("- [ ] `DELETE /api/orders/{order_id}` `shop/api.py:11`"), "{text}");
}

#[test]
fn without_tests_everything_is_left() {
    let folder = Folder::new(&PYTHON[..2]);
    let done = itmap(&["gaps"]).at(&folder).run();
    done.status(0).stderr("itmap: note: no tests found; every point is left to test\n");
    assert!(done.out.contains("6 of 6 without a test"), "{}", done.out);
}

#[test]
fn a_scan_reads_no_tests() {
    let folder = Folder::new(&PYTHON);
    let map = itmap(&["scan", "--format", "json"]).at(&folder).run().json();
    assert_eq!(map["tests"].as_array().map(Vec::len), Some(0));
    assert_eq!(map["coverage"].as_array().map(Vec::len), Some(0));
    let ids = |map: &Value| map["points"].as_array().map(|p| p.iter().map(|p| p["id"].clone()).collect::<Vec<_>>());
    let with_tests = itmap(&["gaps", "--format", "json"]).at(&folder).run().json();
    assert_eq!(ids(&map), ids(&with_tests));
}

/// An application whose routes have names, with tests that ask for them by name.
const NAMED: [(&str, &str); 6] = [
    (
        "pyproject.toml",
        "[project]\nname = \"shop\"\ndependencies = [\"django\", \"djangorestframework\", \"pytest-django\"]\n",
    ),
    (
        "shop/urls.py",
        "from django.urls import include, path\n\
         urlpatterns = [\n    path(\"api/\", include(\"shop.orders.urls\")),\n    path(\"about/\", about, name=\"about\"),\n]\n",
    ),
    (
        "shop/orders/urls.py",
        "from django.urls import include, path\nfrom rest_framework.routers import DefaultRouter\nfrom shop.orders import views\n\
         app_name = \"orders\"\nrouter = DefaultRouter()\nrouter.register(\"orders\", views.OrderViewSet)\n\
         router.register(\"carts\", views.CartViewSet, basename=\"cart\")\n\
         urlpatterns = [path(\"\", include(router.urls)), path(\"health/\", views.health, name=\"health\")]\n",
    ),
    (
        "shop/orders/models.py",
        "from django.db import models\nclass PlacedOrder(models.Model):\n    number = models.IntegerField()\n",
    ),
    (
        "shop/orders/views.py",
        "from rest_framework.decorators import action, api_view\nfrom rest_framework.viewsets import ModelViewSet, ViewSet\n\
         from shop.orders.models import PlacedOrder\n\
         class OrderViewSet(ModelViewSet):\n    queryset = PlacedOrder.objects.all()\n\
         \x20   @action(detail=True, methods=[\"post\"])\n    def send_away(self, request, pk): ...\n\
         class CartViewSet(ViewSet):\n    def list(self, request): ...\n    def create(self, request): ...\n\
         @api_view([\"GET\"])\ndef health(request): ...\n",
    ),
    (
        "shop/tests/test_orders.py",
        "import pytest\nfrom django.test import TestCase\nfrom django.urls import reverse\nfrom shop.orders.models import PlacedOrder\n\
         LIST = \"orders:cart-list\"\n\
         class Lists:\n    model = None\n\
         \x20   def url(self):\n        return reverse(f\"{self.model._meta.app_label}:{self.model._meta.model_name}-list\")\n\
         \x20   def test_list(self):\n        assert self.client.get(self.url()).status_code == 200\n\
         class OrderTest(Lists, TestCase):\n    model = PlacedOrder\n\
         \x20   def test_show(self):\n        self.client.get(reverse(\"orders:placedorder-detail\", kwargs={\"pk\": 1}) + \"?full=1\")\n\
         \x20   def test_send(self):\n        self.client.post(reverse(\"orders:placedorder-send-away\", args=[1]))\n\
         @pytest.fixture\ndef buyer(client):\n    return client\n\
         @pytest.mark.parametrize(\"who\", [\"buyer\"])\n\
         def test_cart(who, request):\n    request.getfixturevalue(who).get(reverse(LIST))\n\
         @pytest.mark.skip(\"later\")\ndef test_add(client):\n    client.post(reverse(LIST))\n\
         def test_other(client):\n    client.delete(reverse(\"admin:index\"))\n",
    ),
];

#[test]
fn routes_asked_for_by_name_and_inherited_tests() {
    let map = gaps(&NAMED);
    assert_eq!(
        routes(&map),
        [
            "covered GET /api/carts/ shop/tests/test_orders.py::test_cart",
            "covered GET /api/orders/ shop/tests/test_orders.py::OrderTest::test_list",
            "covered GET /api/orders/{pk}/ shop/tests/test_orders.py::OrderTest::test_show",
            "covered POST /api/orders/{pk}/send_away/ shop/tests/test_orders.py::OrderTest::test_send",
            "gap ANY /about/",
            "gap DELETE /api/orders/{pk}/",
            "gap GET /api/",
            "gap GET /api/health/",
            "gap PATCH /api/orders/{pk}/",
            "gap POST /api/carts/",
            "gap POST /api/orders/",
            "gap PUT /api/orders/{pk}/",
        ]
    );
    let how = map["tests"][0]["exercises"][0]["how"].as_str();
    assert_eq!(how, Some("route_name"));
}

#[test]
fn skipped_tests_cover_nothing_and_are_named() {
    let map = gaps(&NAMED);
    let point =
        map["points"].as_array().expect("points").iter().find(|p| p["path"] == "/api/carts/" && p["method"] == "POST");
    let id = &point.expect("there")["id"];
    let own = map["coverage"].as_array().expect("coverage").iter().find(|c| c["point"] == *id).expect("judged");
    assert_eq!(own["status"], "gap");
    assert_eq!(own["skipped"].to_string(), "[\"shop/tests/test_orders.py::test_add\"]");
    let folder = Folder::new(&NAMED);
    let done = itmap(&["gaps"]).at(&folder).run();
    assert!(done.out.contains("skipped test at shop/tests/test_orders.py:24"), "{}", done.out);
}

#[test]
fn tests_that_do_not_run_in_every_language() {
    let map = gaps(&[
        ("package.json", "{\"name\": \"a\", \"devDependencies\": {\"jest\": \"29\"}}"),
        (
            "a.test.js",
            "describe.skip('off', () => { it('a', () => {}); });\nxit('b', () => {});\nit.skip('c', () => {});\n\
             test('d', () => {});\nxdescribe('no', () => { test.each([1])('e', () => {}); });\n",
        ),
        ("go.mod", "module a\n\ngo 1.22\n"),
        (
            "a_test.go",
            "package a\n\nimport \"testing\"\n\nfunc TestOff(t *testing.T) {\n\tt.Skip(\"later\")\n}\n\n\
             func TestShort(t *testing.T) {\n\tif testing.Short() {\n\t\tt.Skip(\"slow\")\n\t}\n}\n",
        ),
        (
            "test_a.py",
            "import pytest\nimport unittest\n@unittest.skip(\"no\")\nclass TestA(unittest.TestCase):\n    def test_a(self): ...\n\
             def test_b():\n    if slow:\n        pytest.skip(\"slow\")\ndef test_c():\n    pytest.skip(\"never\")\n",
        ),
        ("test_b.py", "import pytest\npytestmark = [pytest.mark.slow, pytest.mark.skip]\ndef test_a(): ...\n"),
    ]);
    let told = |test: &Value| format!("{} {}", test["id"].as_str().unwrap_or_default(), test["skipped"]);
    let mut tests: Vec<String> = map["tests"].as_array().expect("tests").iter().map(told).collect();
    tests.sort();
    assert_eq!(
        tests,
        [
            "a.test.js > b 2",
            "a.test.js > c 3",
            "a.test.js > d null",
            "a.test.js > no > e 5",
            "a.test.js > off > a 1",
            "a_test.go::TestOff 6",
            "a_test.go::TestShort null",
            "test_a.py::TestA::test_a 3",
            "test_a.py::test_b null",
            "test_a.py::test_c 10",
            "test_b.py::test_a 2",
        ]
    );
}

#[test]
fn calls_behind_functions_that_tests_call() {
    let map = gaps(&[
        ("pyproject.toml", "[project]\nname = \"shop\"\ndependencies = [\"requests\"]\n"),
        (
            "shop/rates.py",
            "import requests\ndef rates():\n    return fetch(\"eur\")\ndef fetch(name):\n    return requests.get(f\"https://rates.test/{name}\")\n\
             def unused():\n    return requests.post(\"https://rates.test/all\")\n",
        ),
        ("tests/test_rates.py", "from shop import rates\ndef test_rates():\n    assert rates.rates()\n"),
    ]);
    let points = map["points"].as_array().expect("points").clone();
    let mut told: Vec<String> = map["coverage"]
        .as_array()
        .expect("coverage")
        .iter()
        .map(|own| {
            let point = points.iter().find(|p| p["id"] == own["point"]).expect("there");
            format!("{} {} {}", own["status"].as_str().unwrap_or_default(), point["line"], own["tests"])
        })
        .collect();
    told.sort();
    assert_eq!(told, ["covered 5 [\"tests/test_rates.py::test_rates\"]", "gap 7 []"]);
    let exercise = &map["tests"][0]["exercises"][0];
    assert_eq!((exercise["how"].as_str(), exercise["line"].as_u64()), (Some("reach"), Some(3)));
}

#[test]
fn names_of_blueprints_and_applications() {
    let flask = gaps(&[
        ("pyproject.toml", "[project]\nname = \"shop\"\ndependencies = [\"flask\"]\n"),
        (
            "shop/app.py",
            "from flask import Blueprint, Flask\nusers = Blueprint(\"people\", __name__, url_prefix=\"/users\")\n\
             @users.route(\"/<int:user_id>\")\ndef show(user_id): ...\n\
             @users.route(\"/\", endpoint=\"all\")\ndef listed(): ...\n\
             app = Flask(__name__)\napp.register_blueprint(users)\n@app.route(\"/health\")\ndef health(): ...\n",
        ),
        (
            "tests/test_app.py",
            "from flask import url_for\nfrom shop.app import app\n\
             def test_one():\n    app.test_client().get(url_for(\"people.show\", user_id=7, full=1))\n\
             def test_all():\n    app.test_client().get(url_for(\"people.all\"))\n\
             def test_wrong():\n    app.test_client().get(url_for(\"show\"))\n",
        ),
    ]);
    assert_eq!(
        routes(&flask),
        [
            "covered GET /users/ tests/test_app.py::test_all",
            "covered GET /users/{user_id} tests/test_app.py::test_one",
            "gap GET /health",
        ]
    );
    let fastapi = gaps(&[
        ("pyproject.toml", "[project]\nname = \"shop\"\ndependencies = [\"fastapi\"]\n"),
        (
            "shop/app.py",
            "from fastapi import FastAPI\napp = FastAPI()\n@app.get(\"/a/{key}\", name=\"one\")\ndef a(key): ...\n\
             @app.get(\"/b\")\ndef b(): ...\n",
        ),
        (
            "tests/test_app.py",
            "from fastapi import FastAPI\nfrom fastapi.testclient import TestClient\nfrom shop.app import app\n\
             def test_one(app: FastAPI, client: TestClient):\n    client.get(app.url_path_for(\"one\", key=1))\n\
             def test_b(client: TestClient):\n    client.get(app.url_path_for(\"b\"))\n",
        ),
    ]);
    assert_eq!(
        routes(&fastapi),
        ["covered GET /a/{key} tests/test_app.py::test_one", "covered GET /b tests/test_app.py::test_b"]
    );
}

#[test]
fn requests_behind_spread_arguments_and_one_registration_under_parameters() {
    let map = gaps(&[
        (
            "package.json",
            "{\"name\": \"shop\", \"dependencies\": {\"fastify\": \"5\"}, \"devDependencies\": {\"vitest\": \"3\"}}",
        ),
        (
            "src/app.ts",
            "import Fastify from 'fastify';\nexport function build() {\n  const app = Fastify();\n\
             app.get('/users', async () => []);\n  app.post('/users', async () => ({}));\n  return app;\n}\n",
        ),
        (
            "test/common.ts",
            "import { FastifyInstance } from 'fastify';\nimport { build } from '../src/app';\n\
             export const shared = {\n  inject: ((...args: Parameters<FastifyInstance['inject']>) =>\n    \
             Promise.resolve(build()).then((app: FastifyInstance) => app.inject(...args))),\n};\n",
        ),
        (
            "test/users.test.ts",
            "import { it } from 'vitest';\nimport { shared } from './common';\n\
             it('lists', async () => { await shared.inject({ method: 'GET', url: '/users' }); });\n\
             it('adds', async () => { await shared.inject({ method: 'POST', url: '/users' }); });\n",
        ),
    ]);
    assert_eq!(
        routes(&map),
        ["covered GET /users test/users.test.ts > lists", "covered POST /users test/users.test.ts > adds"]
    );
    let map = gaps(&[
        ("pyproject.toml", "[project]\nname = \"shop\"\ndependencies = [\"flask\"]\n"),
        (
            "app.py",
            "from flask import Flask\napp = Flask(__name__)\nPREFIX = \"/<org>\" if MULTI else \"\"\n\
             @app.route(PREFIX + \"/users\")\ndef users(): ...\n@app.route(PREFIX + \"/teams\")\ndef teams(): ...\n",
        ),
        ("test_app.py", "from app import app\ndef test_users():\n    app.test_client().get(\"/acme/users\")\n"),
    ]);
    assert_eq!(
        routes(&map),
        [
            "covered GET /users test_app.py::test_users",
            "covered GET /{org}/users test_app.py::test_users",
            "gap GET /teams",
            "gap GET /{org}/teams",
        ]
    );
}

#[test]
fn applications_below_others_are_tested_by_themselves() {
    let files = [
        ("pyproject.toml", "[project]\nname = \"shop\"\ndependencies = [\"fastapi\"]\n"),
        (
            "shop/api.py",
            "from fastapi import FastAPI\napp = FastAPI()\n\
             @app.get(\"/orders\")\ndef orders(): ...\n@app.post(\"/orders\")\ndef place(): ...\n\
             @app.get(\"/orders/{order_id}\")\ndef order(order_id: int): ...\n",
        ),
        (
            "shop/pages.py",
            "from fastapi import FastAPI\nfrom shop.api import app as api\napp = FastAPI()\n\
             @app.get(\"/{tenant}\")\ndef home(tenant): ...\napp.mount(\"/admin/api\", api)\n",
        ),
        (
            "tests/test_api.py",
            "import httpx\nfrom shop.api import app\n\
             async def ask():\n    return httpx.AsyncClient(transport=httpx.ASGITransport(app=app))\n\
             async def test_all(client: httpx.AsyncClient):\n    await client.get(\"/orders\")\n\
             async def test_one(client: httpx.AsyncClient):\n    await client.get(\"/orders/7\")\n",
        ),
        (
            "tests/test_pages.py",
            "from fastapi.testclient import TestClient\nfrom shop.pages import app\n\
             def test_home():\n    TestClient(app).get(\"/acme\")\n",
        ),
    ];
    assert_eq!(
        routes(&gaps(&files)),
        [
            "covered GET /admin/api/orders tests/test_api.py::test_all",
            "covered GET /admin/api/orders/{order_id} tests/test_api.py::test_one",
            "covered GET /{tenant} tests/test_pages.py::test_home",
            "gap POST /admin/api/orders",
        ]
    );
}

#[test]
fn properties_of_inherited_tests_are_those_of_the_class_that_runs() {
    let files = [
        ("pyproject.toml", "[project]\nname = \"shop\"\ndependencies = [\"django\"]\n"),
        (
            "shop/urls.py",
            "from django.urls import path\nfrom django.views.generic import ListView\n\
             class Orders(ListView): ...\nclass Carts(ListView): ...\nclass Bills(ListView): ...\n\
             urlpatterns = [path('orders/', Orders.as_view()), path('carts/', Carts.as_view()),\n    \
             path('bills/', Bills.as_view())]\n",
        ),
        (
            "tests/base.py",
            "from django.test import TestCase\n\
             class Base(TestCase):\n    resource = None\n    def name(self):\n        return self.resource\n    \
             @property\n    def url(self):\n        return f'/{self.name()}/'\n\
             class ListMixin:\n    def test_list(self):\n        self.client.get(self.url)\n\
             class Full(Base, ListMixin): ...\n",
        ),
        (
            "tests/test_lists.py",
            "from tests.base import Full\n\
             class OrdersTest(Full):\n    resource = 'orders'\n\
             class CartsTest(Full):\n    def name(self):\n        return 'carts'\n",
        ),
    ];
    assert_eq!(
        routes(&gaps(&files)),
        [
            "covered GET /carts/ tests/test_lists.py::CartsTest::test_list",
            "covered GET /orders/ tests/test_lists.py::OrdersTest::test_list",
            "gap GET /bills/",
        ]
    );
}

#[test]
fn names_below_nested_routers_and_routes_registered_twice() {
    let files = [
        ("pyproject.toml", "[project]\nname = \"shop\"\ndependencies = [\"djangorestframework\"]\n"),
        (
            "shop/urls.py",
            "from django.urls import include, path\nfrom rest_framework_nested import routers\nfrom shop import views\n\
             app_name = \"shop\"\nrouter = routers.DefaultRouter()\n\
             router.register(r\"\", views.Orders, basename=\"order\")\n\
             nested = routers.NestedSimpleRouter(router, r\"\", lookup=\"order\")\n\
             nested.register(r\"lines\", views.Lines, basename=\"line\")\n\
             urlpatterns = [path(\"\", include(router.urls)), path(\"\", include(nested.urls))]\n",
        ),
        (
            "site/urls.py",
            "from django.urls import include, path\n\
             urlpatterns = [path(\"orders/\", include(\"shop.urls\", namespace=\"v1\"))]\n",
        ),
        (
            "shop/views.py",
            "from rest_framework import viewsets\n\
             class Orders(viewsets.ReadOnlyModelViewSet): ...\nclass Lines(viewsets.ReadOnlyModelViewSet): ...\n",
        ),
        (
            "tests/test_orders.py",
            "from django.urls import reverse\n\
             def test_list(client):\n    client.get(reverse(\"v1:order-list\"))\n\
             def test_lines(client):\n    client.get(reverse(\"v1:line-list\", args=[1]))\n",
        ),
    ];
    assert_eq!(
        routes(&gaps(&files)),
        [
            // The list of what the router holds has the same path.
            "covered GET /orders/ tests/test_orders.py::test_list",
            "covered GET /orders/ tests/test_orders.py::test_list",
            "covered GET /orders/{order_pk}/lines/ tests/test_orders.py::test_lines",
            "gap GET /orders/{order_pk}/lines/{pk}/",
            "gap GET /orders/{pk}/",
        ]
    );
}
