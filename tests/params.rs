//! What requests carry, found by scans of small trees.

mod support;

use serde_json::Value;
use support::{Folder, itmap};

/// `METHOD /path: in:name, in:name!` of every route, sorted; `!` marks what is required. Body fields are `body:name`.
fn inputs(files: &[(&str, &str)]) -> Vec<String> {
    let folder = Folder::new(files);
    let done = itmap(&["scan", ".", "--format", "json"]).at(&folder).run();
    let report: Value = serde_json::from_str(&done.out).expect("JSON");
    let mark = |v: &Value| if v["required"] == true { "!" } else { "" };
    let text = |v: &Value| v.as_str().unwrap_or_default().to_owned();
    let mut out = Vec::new();
    let points = report["points"].as_array().expect("points").iter();
    for point in points.filter(|point| point["kind"] == "http_route") {
        let params = point["params"].as_array().expect("params");
        let mut all: Vec<String> =
            params.iter().map(|p| format!("{}:{}{}", text(&p["in"]), text(&p["name"]), mark(p))).collect();
        let fields = point["request"]["fields"].as_array().cloned().unwrap_or_default();
        all.extend(fields.iter().map(|f| format!("body:{}{}", text(&f["name"]), mark(f))));
        out.push(format!("{} {}: {}", text(&point["method"]), text(&point["path"]), all.join(", ")));
    }
    out.sort();
    out
}

#[test]
fn signatures_markers_and_dependencies() {
    let app = r#"
from typing import Annotated
from fastapi import Depends, FastAPI, Header, Query, Request
from pydantic import Field
from models import Item, Paging

app = FastAPI()


def tenant(x_tenant_id: str = Header()):
    return x_tenant_id


def paging(limit: int = 10, who: str = Depends(tenant)):
    return limit


Pages = Annotated[int, Depends(paging)]


@app.get("/items/{item_id}")
def read(item_id: int, request: Request, pages: Pages, q: str, sort: str = Query(None, alias="sortBy")):
    return q


@app.put("/items/{item_id}")
def write(item_id: int, item: Item, dry: bool = False):
    return item


@app.get("/list")
def listed(paging: Paging = Depends()):
    return paging
"#;
    let models = r#"
from pydantic import BaseModel, Field


class Base(BaseModel):
    name: str


class Item(Base):
    price: float = Field(..., alias="unitPrice")
    tags: list[str] = []


class Paging(BaseModel):
    page: int = 1
"#;
    let found = inputs(&[("app.py", app), ("models.py", models)]);
    assert_eq!(
        found,
        [
            "GET /items/{item_id}: path:item_id!, query:limit, query:q!, query:sortBy, header:x-tenant-id!",
            "GET /list: query:page",
            "PUT /items/{item_id}: path:item_id!, query:dry, body:name!, body:unitPrice!, body:tags",
        ]
    );
}

#[test]
fn reads_follow_the_request_into_other_functions() {
    let app = r#"
import express from "express";
import { list } from "./service";

const app = express();
const wrap = (fn) => (req, res, next) => fn(req, res, next);
const PAGE = "page";

app.get("/a", wrap((req, res) => {
  const { size, sort } = req.query;
  res.json(list(req.query, req.query[PAGE], req.get("X-Key")));
}));
app.post("/b", (req, res) => {
  const other = fetch("/x").then((r) => r.headers.get("etag"));
  res.set("X-Out", "1").json(req.body.name);
});
"#;
    let service = r#"
interface Filter {
  tag?: string;
}

export const list = async (query: Filter, page: any, key?: string) => {
  return "author" in query ? query.tag : page;
};
"#;
    let found = inputs(&[("app.ts", app), ("service.ts", service)]);
    assert_eq!(
        found,
        ["GET /a: query:size, query:sort, query:page, query:author, query:tag, header:X-Key", "POST /b: body:name",]
    );
}

#[test]
fn decorated_parameters_and_their_classes() {
    let users = r#"
import { Body, Controller, Get, Headers, Post, Query } from "@nestjs/common";
import { IsOptional } from "class-validator";

class CreateUser {
  name: string;
  @IsOptional() age: number;
  note?: string;
}
class Paging {
  page?: number;
}

@Controller("users")
export class Users {
  @Get()
  all(@Query() paging: Paging, @Query("q") q: string, @Headers("x-key") key: string) {}

  @Post()
  make(@Body() user: CreateUser) {}

  @Get("free")
  free(@Query() query) {
    return query.tag;
  }
}
"#;
    assert_eq!(
        inputs(&[("users.ts", users)]),
        [
            "GET /users/free: query:tag",
            "GET /users: query:page, query:q!, header:x-key!",
            "POST /users: body:name!, body:age, body:note",
        ]
    );
}

#[test]
fn schemas_of_registrations() {
    let app = r#"
import fastify from "fastify";
import { Type } from "@sinclair/typebox";
import { Hono } from "hono";
import { zValidator } from "@hono/zod-validator";
import { z } from "zod";

const paging = Type.Object({ page: Type.Optional(Type.Integer()) });
const app = fastify();
app.get("/t", {
  schema: {
    querystring: Type.Object({ ...paging.properties, q: Type.String() }),
    headers: { type: "object", properties: { "x-key": { type: "string" } }, required: ["x-key"] },
  },
}, async () => 1);

const base = z.object({ page: z.number().optional(), secret: z.string() });
const full = base.omit({ secret: true }).extend({ tag: z.string().default("a"), id: z.string().min(1) });
export const web = new Hono().get("/z", zValidator("query", full), (c) => c.json(c.req.header("x-hono")));
"#;
    assert_eq!(
        inputs(&[("app.ts", app)]),
        ["GET /t: query:page, query:q!, header:x-key!", "GET /z: query:page, query:tag, query:id!, header:x-hono"]
    );
}

#[test]
fn structs_and_queries_of_go() {
    let main = r#"
package main

import (
	"net/http"

	"github.com/gin-gonic/gin"
)

type Page struct {
	Limit int `form:"limit" binding:"required"`
}

type Filter struct {
	Page
	Tag    string `form:"tag" json:"tag"`
	hidden string
	Skip   string `form:"-"`
}

type Input struct {
	Name string `json:"name" binding:"required"`
	Note string `json:"note,omitempty"`
	Own  string `json:"-"`
}

const token = "X-Token"

func bind(c *gin.Context, into any) {
	c.ShouldBindJSON(into)
}

func number(c *gin.Context, name string) string { return c.Query(name) }

func check(values map[string][]string) {
	for key := range values {
		switch key {
		case "since":
		}
	}
}

func main() {
	r := gin.Default()
	r.GET("/f", func(c *gin.Context) {
		var f Filter
		c.ShouldBindQuery(&f)
		number(c, "page")
		check(c.Request.URL.Query())
		c.GetHeader(token)
	})
	r.POST("/i", func(c *gin.Context) {
		in := Input{}
		bind(c, &in)
		c.Writer.Header().Get("X-Out")
		resp, _ := http.Get("https://example.com")
		resp.Header.Get("Etag")
	})
}
"#;
    assert_eq!(
        inputs(&[("go.mod", "module x\n\nrequire github.com/gin-gonic/gin v1.9.0\n"), ("main.go", main)]),
        ["GET /f: query:limit!, query:tag, query:page, query:since, header:X-Token", "POST /i: body:name!, body:note"]
    );
}

#[test]
fn functions_that_call_each_other_end() {
    let app = r#"
from flask import Flask, request

app = Flask(__name__)


def even(n):
    return odd(n - 1) or request.args.get("even")


def odd(n):
    return even(n - 1) or request.args["odd"]


@app.get("/")
def index():
    return even(3)
"#;
    assert_eq!(inputs(&[("app.py", app)]), ["GET /: query:odd, query:even"]);
}

#[test]
fn serializers_list_what_they_take() {
    let urls = r#"
from django.urls import include, path
from rest_framework.routers import DefaultRouter

from views import AllViewSet, OrderList, OrderViewSet, PlainViewSet

router = DefaultRouter()
router.register("orders", OrderViewSet)
router.register("plain", PlainViewSet)
router.register("all", AllViewSet)

urlpatterns = [
    path("", include(router.urls)),
    path("list/", OrderList.as_view()),
]
"#;
    let models = r"
from django.db import models


class Customer(models.Model):
    name = models.CharField(max_length=40)


class Order(models.Model):
    customer = models.ForeignKey(Customer, on_delete=models.CASCADE)
    note = models.TextField(blank=True)
    created = models.DateTimeField(auto_now_add=True)
    secret = models.CharField(max_length=10)

    @property
    def total(self):
        return 0
";
    let serializers = r#"
from rest_framework import serializers
from taggit.serializers import TagListSerializerField

from models import Order


class ItemSerializer(serializers.Serializer):
    amount = serializers.IntegerField()


class OrderSerializer(serializers.ModelSerializer):
    items = ItemSerializer(many=True)
    number = serializers.CharField(read_only=True)
    paid = serializers.SerializerMethodField()
    tags = TagListSerializerField(required=False)

    class Meta:
        model = Order
        fields = ["id", "customer", "note", "created", "secret", "total", "items", "number", "paid", "tags"]
        read_only_fields = ["secret"]

    def get_paid(self, order):
        return False


class AllSerializer(serializers.ModelSerializer):
    class Meta:
        model = Order
        fields = "__all__"


class PlainSerializer(serializers.Serializer):
    name = serializers.CharField(required=True)
    id = serializers.IntegerField(read_only=True)
"#;
    let views = r"
from rest_framework import generics, viewsets

from models import Order
from serializers import AllSerializer, OrderSerializer, PlainSerializer


class OrderViewSet(viewsets.ModelViewSet):
    queryset = Order.objects.all()
    serializer_class = OrderSerializer


class PlainViewSet(viewsets.ModelViewSet):
    queryset = Order.objects.all()
    serializer_class = PlainSerializer


class AllViewSet(viewsets.ModelViewSet):
    queryset = Order.objects.all()
    serializer_class = AllSerializer


class OrderList(generics.ListCreateAPIView):
    queryset = Order.objects.all()
    serializer_class = OrderSerializer
";
    let files = [("urls.py", urls), ("models.py", models), ("serializers.py", serializers), ("views.py", views)];
    let orders = "body:customer, body:note, body:items, body:tags";
    let found = inputs(&files);
    for (method, path, fields) in [
        ("GET", "/orders/", ""),
        ("POST", "/orders/", orders),
        ("PUT", "/orders/{pk}/", &format!("path:pk!, {orders}")),
        ("POST", "/plain/", "body:name"),
        ("POST", "/all/", "body:customer, body:note, body:secret"),
        ("DELETE", "/all/{pk}/", "path:pk!"),
        ("GET", "/list/", ""),
        ("POST", "/list/", orders),
    ] {
        let expected = format!("{method} {path}: {fields}");
        assert!(found.contains(&expected), "{expected}: {found:#?}");
    }
}

#[test]
fn what_a_wrapper_is_called_in_place_of() {
    let app = r#"
import functools
from typing import Callable
from fastapi import FastAPI

app = FastAPI()


def requires(scopes):
    def decorator(func):
        @functools.wraps(func)
        async def inner(*args, **kwargs):
            return await func(*args, **kwargs)
        return inner
    return decorator


def protected(method, path):
    def decorator(func: Callable):
        return method(path)(requires([])(func))
    return decorator


@protected(app.get, "/a/{x}")
def get_a(x: int, q: str = ""):
    return 1


@protected(app.post, "/b")
def post_b(y: int):
    return 2
"#;
    assert_eq!(inputs(&[("app.py", app)]), ["GET /a/{x}: path:x!, query:q", "POST /b: query:y!"]);
}
