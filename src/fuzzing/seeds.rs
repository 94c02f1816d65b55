//! Small applications whose facts the fuzzer changes.

use crate::model::language::Dialect;

/// Language, file name, text.
pub(super) const SEEDS: [(Dialect, &str, &str); 6] = [
    (Dialect::Python, "app.py", PYTHON),
    (Dialect::Python, "pkg/__init__.py", PACKAGE),
    (Dialect::JavaScript, "app.js", SCRIPT),
    (Dialect::TypeScript, "controllers.ts", CLASSES),
    (Dialect::Go, "main.go", GO),
    (Dialect::Go, "main.go", MUX),
];

const PYTHON: &str = r#"
from fastapi import APIRouter, Depends, FastAPI
from flask import Blueprint, Flask
import pkg.routes as routes
from .part1 import app as other
PREFIX = "/api"
BASE = PREFIX + f"/{PREFIX}/v1" % PREFIX
class Settings:
    prefix = "/x"
    def __init__(self, base=PREFIX, *rest, **more):
        self.base = base
        self.router = APIRouter(prefix=self.base)
    @property
    def path(self):
        return self.base.rstrip("/") + "/{}".format(self.prefix)
settings = Settings("/s")
app = FastAPI(root_path=settings.path)
router = APIRouter(prefix=BASE)
flask = Flask(__name__)
blueprint = Blueprint("b", __name__, url_prefix="/b")
def register(target, prefix, *routers):
    for r in routers:
        target.include_router(r, prefix=prefix)
    return target
def make(kind="/k"):
    inner = APIRouter(prefix=kind)
    @inner.get("/inner")
    def handler(id: int, q=Depends(make)):
        return routes.x(id)
    return inner
register(app, "/v1", router, make(), make("/other"), settings.router)
for path, view in [("/a", make), ("/b", register)]:
    flask.add_url_rule(path, view_func=view, methods=["GET", "POST"])
table = {"/c": make, **{"/d": register}}
for key, value in table.items():
    flask.route(key)(value)
flask.register_blueprint(blueprint, url_prefix=BASE if app else PREFIX)
@blueprint.route("/<int:id>", methods=[m for m in ["PUT"]])
@router.post("/items")
async def items(id):
    return [x for x in items(id)]
"#;

const PACKAGE: &str = r#"
from django.urls import include, path, re_path
from rest_framework import routers, viewsets
from . import views
from .views import *
class Users(viewsets.ModelViewSet):
    lookup_field = "name"
    def extra(self, request, pk=None): ...
class Admins(Users): ...
router = routers.DefaultRouter()
router.register(r"users", Users)
router.register("admins", Admins, basename="a")
urlpatterns = [path("users/<int:id>/", views.show), re_path(r"^x/(?P<y>\d+)$", views.y)]
urlpatterns += [path("api/", include(router.urls)), path("self/", include("pkg")), path("t/", include((urlpatterns, "n")))]
"#;

const SCRIPT: &str = r"
const express = require('express');
const { Router } = require('express');
const fastify = require('fastify')({ logger: true });
const PREFIX = '/api', paths = { users: `${PREFIX}/users`, get all() { return this.users + '/all'; } };
const app = express(), router = Router();
class Api {
  constructor(base, router = new Router()) { this.base = base; this.router = router; this.state = { ...this.state, base }; }
  mount(app) { app.use(this.base, this.router); return this; }
  add(path, ...handlers) { this.router.get(path, ...handlers); return this.add; }
}
const api = new Api(paths.users).mount(app);
api.add('/one', (req, res) => res.json(req.query.x));
const table = [{ method: 'get', path: '/t', handler: f }, ...[{ method: 'post', path: '/u', handler: g }]];
table.forEach(({ method, path, handler }) => router[method](path, handler));
for (const [key, value] of Object.entries(paths)) router.route(key).get(value).post(f);
function f(req, res) { return g(f, req?.params ?? res); }
async function g(next, { params: { id } = {} }) { return await next(id || f); }
app.use('/v1', router); app.use('/v2', router);
fastify.register(async (instance, opts) => { instance.get('/x', f); instance.register(plugin, { prefix: '/y' }); }, { prefix: opts });
async function plugin(instance) { instance.route({ method: ['GET', 'PUT'], url: '/z', handler: g }); }
module.exports = { app, router, ...api, default: app };
";

const CLASSES: &str = r"
import { Controller, Get, Post, Module, Injectable } from '@nestjs/common';
import { Hono } from 'hono';
import type { FastifyInstance } from 'fastify';
import * as all from './part1/app';
export * from './part1/controllers';
export enum Paths { Users = 'users', Items = `${Paths.Users}/items` }
interface Deps { router: Hono; list?: string[] }
abstract class Base<T> { constructor(protected readonly deps: Deps, private base: T) {} @Get('inherited') inherited() { return this.deps.router; } }
@Controller({ path: Paths.Users, version: ['1', '2'] })
export class Users extends Base<string> { static readonly prefix = 'p'; @Get([':id', Users.prefix]) show() {} @Post() async create() { return super.inherited(); } }
@Module({ imports: [Users, ...[]], controllers: [Users] }) export class AppModule {}
const app = new Hono().basePath('/api').get('/a', (c) => c.json({})).route('/sub', sub());
function sub(): Hono { const h = new Hono<{ a: typeof app }>(); h.on(['GET', 'POST'], ['/x', '/y'], (c) => c.text('')); return h; }
export default async function plugin(f: FastifyInstance, o: Partial<Deps>) { f.get(`/${o.list?.[0]}`, async () => o!.router as unknown); }
";

const GO: &str = r#"
package main
import (
	"fmt"
	"net/http"
	"github.com/gin-gonic/gin"
	alias "example.com/part1"
)
const prefix, version = "/api", "v" + "1"
var paths = map[string]string{"users": prefix + "/users"}
type Handler struct { *gin.Engine; groups []gin.IRouter; store Store }
type Store interface { Path() string; Register(r gin.IRouter) }
type memory struct{ Handler }
func (m memory) Path() string { return fmt.Sprintf("/%s/%d", version, 1) }
func (m *memory) Register(r gin.IRouter) { r.GET(m.Path(), m.show); for _, g := range m.groups { g.POST("/g", m.show) } }
func (m *memory) show(c *gin.Context) { c.Param("id"); c.Query("q") }
func routes(r gin.IRouter, stores ...Store) gin.IRouter {
	g := r.Group(prefix, gin.Logger())
	for i, s := range stores { s.Register(g.Group(paths["users"])); stores[i].Register(g) }
	return g
}
func with(f func(*gin.RouterGroup)) func(*gin.RouterGroup) { return func(g *gin.RouterGroup) { f(g.Group("/w")) } }
func main() {
	h := &Handler{Engine: gin.New(), store: &memory{}}
	routes(h, h.store, alias.Store)
	with(func(g *gin.RouterGroup) { g.Any("/any", nil) })(h.Group("/x"))
	table := []struct{ m, p string; f gin.HandlerFunc }{{"GET", "/t", nil}, {m: http.MethodPut, p: "/u"}}
	for _, row := range table { h.Handle(row.m, row.p, row.f) }
	if x, err := h.Group("/y"), error(nil); err == nil { x.GET("", nil) } else { x.PUT("/z", nil) }
}
"#;

const MUX: &str = r#"
package main
import (
	"net/http"
	"github.com/go-chi/chi/v5"
	"github.com/gorilla/mux"
)
type server struct { mux *http.ServeMux; r chi.Router }
func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.mux.ServeHTTP(w, r) }
func (s *server) routes() *server {
	s.mux.HandleFunc("GET /items/{id}", func(w http.ResponseWriter, r *http.Request) { r.PathValue("id") })
	s.mux.Handle("/api/", http.StripPrefix("/api", s.r))
	s.r.Route("/users", func(r chi.Router) { r.Get("/", nil); r.With(nil).Route("/{id}", s.user); r.Mount("/sub", sub(s)) })
	return s
}
func (s *server) user(r chi.Router) { r.Delete("/", s.ServeHTTP); r.Method("PUT", "/x", s) }
func sub(s *server) http.Handler { r := mux.NewRouter(); r.PathPrefix("/p").Subrouter().Methods("GET").Path("/q").Handler(s); return r }
func main() { s := &server{mux: http.NewServeMux(), r: chi.NewRouter()}; http.ListenAndServe(":1", s.routes()) }
"#;
