//! How code is written does not matter: names of locals, forms of imports, the order of independent statements and
//! layout change no point. Small applications are written down in many ways and must always give the same routes.

mod support;

use itmap::{Config, scan};
use proptest::prelude::*;
use support::Folder;

/// A router, its place in the tree of routers, and what hangs on it.
#[derive(Clone, Debug)]
struct Router {
    /// An earlier router; the first one is the application.
    parent: usize,
    /// Below its parent, such as `/v1`.
    prefix: String,
    /// Verb and path.
    routes: Vec<(&'static str, String)>,
}

/// How to write it down.
#[derive(Clone, Debug)]
struct Style {
    /// Where choices come from, one after the other.
    dice: Vec<u8>,
}

struct Dice<'s> {
    style: &'s Style,
    next: usize,
}

impl Dice<'_> {
    fn roll(&mut self, sides: usize) -> usize {
        self.next += 1;
        usize::from(self.style.dice[self.next % self.style.dice.len()]) % sides
    }

    fn pick<'a>(&mut self, among: &[&'a str]) -> &'a str {
        among[self.roll(among.len())]
    }

    /// A name that nothing else has.
    fn name(&mut self, number: usize) -> String {
        let base =
            self.pick(&["a", "app", "router", "get", "x_", "Router", "path", "Flask", "handler", "api", "url", "_r"]);
        format!("{base}{number}")
    }

    fn shuffle<T>(&mut self, items: &mut [T]) {
        for n in (1..items.len()).rev() {
            items.swap(n, self.roll(n + 1));
        }
    }

    /// What may stand between two statements.
    fn gap(&mut self, comment: &str) -> String {
        match self.roll(4) {
            0 => "\n\n\n".to_owned(),
            1 => format!("\n{comment} get('/comment', \"x\")\n"),
            _ => "\n".to_owned(),
        }
    }

    fn quote(&mut self, text: &str) -> String {
        let quote = self.pick(&["'", "\""]);
        format!("{quote}{text}{quote}")
    }
}

fn applications() -> impl Strategy<Value = Vec<Router>> {
    let verb = prop::sample::select(vec!["get", "post", "put", "patch", "delete"]);
    let path = prop::sample::select(vec!["/", "/list", "/items", "/items/new", "/a-b", "/deep/er/path"]);
    let routes = prop::collection::vec((verb, path.prop_map(str::to_owned)), 1..4);
    let prefix = prop::sample::select(vec!["/v1", "/api", "/admin", "/x/y"]);
    let router = (any::<prop::sample::Index>(), prefix, routes);
    prop::collection::vec(router, 1..5).prop_map(|routers| {
        routers
            .into_iter()
            .enumerate()
            .map(|(n, (parent, prefix, mut routes))| {
                routes.sort();
                routes.dedup();
                let parent = if n == 0 { 0 } else { parent.index(n) };
                Router { parent, prefix: format!("{prefix}{n}"), routes }
            })
            .collect()
    })
}

fn styles() -> impl Strategy<Value = Style> {
    prop::collection::vec(any::<u8>(), 61).prop_map(|dice| Style { dice })
}

fn prefix_of(app: &[Router], n: usize) -> String {
    if n == 0 { String::new() } else { prefix_of(app, app[n].parent) + &app[n].prefix }
}

fn expected(app: &[Router]) -> Vec<String> {
    let mut routes = Vec::new();
    for (n, router) in app.iter().enumerate() {
        for (verb, path) in &router.routes {
            let full = prefix_of(app, n) + path;
            let full = if full.len() > 1 { full.trim_end_matches('/') } else { &full };
            routes.push(format!("{} {full}", verb.to_uppercase()));
        }
    }
    routes.sort();
    routes.dedup();
    routes
}

fn found(files: &[(String, String)]) -> Vec<String> {
    let folder = Folder::new(&[]);
    for (path, text) in files {
        folder.write(path, text);
    }
    let config = Config { paths: vec![folder.path().to_path_buf()], threads: Some(1), ..Config::default() };
    let report = scan(&config).expect("scanned");
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let mut routes: Vec<String> =
        report.points.iter().map(|p| format!("{} {}", text(&p.method), text(&p.path))).collect();
    routes.sort();
    routes.dedup();
    // A trailing slash is the framework's affair.
    let bare =
        |route: &String| if route.ends_with(" /") { route.clone() } else { route.trim_end_matches('/').to_owned() };
    let mut routes: Vec<String> = routes.iter().map(bare).collect();
    routes.dedup();
    routes
}

fn python(app: &[Router], style: &Style) -> Vec<(String, String)> {
    let mut dice = Dice { style, next: 0 };
    let names: Vec<String> = (0..app.len()).map(|n| dice.name(n)).collect();
    let module = |n: usize| if n == 0 { "main".to_owned() } else { format!("module{n}") };
    let mut files = Vec::new();
    for (n, router) in app.iter().enumerate() {
        let class = if n == 0 { "FastAPI" } else { "APIRouter" };
        let (import, made) = match dice.roll(4) {
            0 => (format!("from fastapi import {class}"), class.to_owned()),
            1 => (format!("from fastapi import {class} as Made{n}"), format!("Made{n}")),
            2 => ("import fastapi".to_owned(), format!("fastapi.{class}")),
            _ => ("import fastapi as f".to_owned(), format!("f.{class}")),
        };
        let mut imports = vec![import];
        let mut constants = Vec::new();
        let mut statements = Vec::new();
        let own = &names[n];
        for (child, below) in app.iter().enumerate().skip(1).filter(|(_, child)| child.parent == n) {
            let (import, value) = match dice.roll(4) {
                0 => (format!("from {} import {}", module(child), names[child]), names[child].clone()),
                1 => {
                    (format!("from {} import {} as child{child}", module(child), names[child]), format!("child{child}"))
                }
                2 => (format!("import {}", module(child)), format!("{}.{}", module(child), names[child])),
                _ => (format!("import {} as m{child}", module(child)), format!("m{child}.{}", names[child])),
            };
            imports.push(import);
            let prefix = python_text(&below.prefix, &format!("P{child}"), &mut constants, &mut dice);
            statements.push(match dice.roll(2) {
                0 => format!("{own}.include_router({value}, prefix={prefix})\n"),
                _ => format!("{own}.include_router(\n    {value},\n    prefix={prefix},\n)\n"),
            });
        }
        for (k, (verb, path)) in router.routes.iter().enumerate() {
            let path = python_text(path, &format!("R{k}"), &mut constants, &mut dice);
            let handler = format!("{}_{k}", dice.name(k + 100));
            let indent = dice.pick(&["  ", "    ", "\t"]);
            let body = dice.pick(&["pass", "return None", "local = {}\nINDENTreturn local.get('/no', 1)"]);
            let body = body.replace("INDENT", indent);
            statements.push(match dice.roll(3) {
                0 => format!("@{own}.{verb}({path})\ndef {handler}():\n{indent}{body}\n"),
                1 => format!("@{own}.{verb}(\n    {path},\n)\nasync def {handler}( ) :\n{indent}{body}\n"),
                _ => format!("@{own}.{verb}(path={path})\ndef {handler}(): # {own}\n{indent}{body}\n"),
            });
        }
        dice.shuffle(&mut imports);
        dice.shuffle(&mut constants);
        dice.shuffle(&mut statements);
        let mut text = imports.join("\n") + "\n";
        for line in constants.into_iter().chain([format!("{own} = {made}()")]).chain(statements) {
            text.push_str(&dice.gap("#"));
            text.push_str(&line);
        }
        files.push((format!("{}.py", module(n)), text + "\n"));
    }
    files
}

fn python_text(text: &str, name: &str, constants: &mut Vec<String>, dice: &mut Dice) -> String {
    let (left, right) = text.split_at(text.len() / 2);
    match dice.roll(5) {
        0 => {
            constants.push(format!("{name} = {}", dice.quote(text)));
            name.to_owned()
        }
        1 => {
            constants.push(format!("{name} = {}", dice.quote(left)));
            format!("f\"{{{name}}}{right}\"")
        }
        2 => {
            constants.push(format!("{name}: str = {}", dice.quote(right)));
            format!("{} + {name}", dice.quote(left))
        }
        3 => format!("{} {}", dice.quote(left), dice.quote(right)),
        _ => dice.quote(text),
    }
}

fn script(app: &[Router], style: &Style) -> Vec<(String, String)> {
    let mut dice = Dice { style, next: 0 };
    let names: Vec<String> = (0..app.len()).map(|n| dice.name(n)).collect();
    let file = |n: usize| if n == 0 { "main".to_owned() } else { format!("module{n}") };
    // One form of modules for the whole application: 0 and 1 are CommonJS.
    let form = dice.roll(4);
    let common = form < 2;
    let mut files = Vec::new();
    for (n, router) in app.iter().enumerate() {
        let own = &names[n];
        let mut imports = Vec::new();
        let made = match (common, n == 0, dice.roll(2)) {
            (true, true, _) => {
                imports.push("const express = require('express');".to_owned());
                "express()".to_owned()
            }
            (true, false, 0) => {
                imports.push("const { Router: Made } = require(\"express\")".to_owned());
                "Made()".to_owned()
            }
            (true, false, _) => {
                imports.push("const e = require('express')".to_owned());
                "new e.Router()".to_owned()
            }
            (false, true, _) => {
                imports.push("import make from 'express';".to_owned());
                "make()".to_owned()
            }
            (false, false, 0) => {
                imports.push("import { Router as Made } from 'express';".to_owned());
                "Made()".to_owned()
            }
            (false, false, _) => {
                imports.push("import express from \"express\"".to_owned());
                "express.Router()".to_owned()
            }
        };
        let mut constants = Vec::new();
        let mut statements = Vec::new();
        for (child, below) in app.iter().enumerate().skip(1).filter(|(_, child)| child.parent == n) {
            let (from, name) = (file(child), &names[child]);
            imports.push(match form {
                0 => format!("const child{child} = require('./{from}');"),
                1 => format!("const {{ {name}: child{child} }} = require(\"./{from}.js\")"),
                2 => format!("import child{child} from './{from}.js';"),
                _ => format!("import {{ {name} as child{child} }} from './{from}'"),
            });
            let prefix = script_text(&below.prefix, &format!("P{child}"), &mut constants, &mut dice);
            statements.push(match dice.roll(2) {
                0 => format!("{own}.use({prefix}, child{child});"),
                _ => format!("{own}\n  .use(\n    {prefix},\n    child{child},\n  )"),
            });
        }
        for (k, (verb, path)) in router.routes.iter().enumerate() {
            let path = script_text(path, &format!("R{k}"), &mut constants, &mut dice);
            let handler = format!("{}_{k}", dice.name(k + 100));
            statements.push(match dice.roll(4) {
                0 => format!("{own}.{verb}({path}, (req, res) => res.send(1));"),
                1 => format!("{own}.{verb}({path}, async function (req, res) {{\n\tres.send(cache.get('/no', 1))\n}})"),
                2 => format!("function {handler}(req, res) {{ res.end() }}\n{own}.{verb}({path}, {handler});"),
                _ => format!("{own}[\"{verb}\"](\n  {path} , // path\n  (_, res) => {{ res.end(); }} ,\n);"),
            });
        }
        dice.shuffle(&mut imports);
        dice.shuffle(&mut constants);
        dice.shuffle(&mut statements);
        let declare = dice.pick(&["const", "let", "var"]);
        let (declaration, end) = match form {
            _ if n == 0 => (format!("{declare} {own} = {made};"), ";".to_owned()),
            0 => (format!("{declare} {own} = {made};"), format!("module.exports = {own};")),
            1 => (format!("{declare} {own} = {made};"), format!("module.exports = {{ {own} }};")),
            2 => (format!("{declare} {own} = {made};"), format!("export default {own};")),
            _ => (format!("export {declare} {own} = {made};"), ";".to_owned()),
        };
        let mut text = imports.join("\n") + ";\n";
        for line in constants.into_iter().chain([declaration]).chain(statements).chain([end]) {
            text.push_str(&dice.gap("//"));
            text.push_str(&line);
        }
        let extension = if common { "js" } else { "ts" };
        files.push((format!("{}.{extension}", file(n)), text + "\n"));
    }
    files
}

fn script_text(text: &str, name: &str, constants: &mut Vec<String>, dice: &mut Dice) -> String {
    let (left, right) = text.split_at(text.len() / 2);
    match dice.roll(5) {
        0 => {
            constants.push(format!("const {name} = {};", dice.quote(text)));
            name.to_owned()
        }
        1 => {
            constants.push(format!("const {name} = {};", dice.quote(left)));
            format!("`${{{name}}}{right}`")
        }
        2 => {
            constants.push(format!("const {name} = {{ path: {} }};", dice.quote(right)));
            format!("{} + {name}.path", dice.quote(left))
        }
        3 => format!("`{text}`"),
        _ => dice.quote(text),
    }
}

fn go(app: &[Router], style: &Style) -> Vec<(String, String)> {
    let mut dice = Dice { style, next: 0 };
    let (import, package) = match dice.roll(3) {
        0 => ("import \"github.com/gin-gonic/gin\"", "gin"),
        1 => ("import g \"github.com/gin-gonic/gin\"", "g"),
        _ => ("import (\n\twebFramework \"github.com/gin-gonic/gin\"\n)", "webFramework"),
    };
    let names: Vec<String> = (0..app.len()).map(|n| dice.name(n)).collect();
    let mut declarations = Vec::new();
    for (n, router) in app.iter().enumerate() {
        let own = dice.name(n + 50);
        let mut statements = Vec::new();
        for (child, below) in app.iter().enumerate().skip(1).filter(|(_, child)| child.parent == n) {
            let prefix = go_text(&below.prefix, &format!("prefix{child}"), &mut declarations, &mut dice);
            statements.push(match dice.roll(2) {
                0 => format!("\t{}({own}.Group({prefix}))\n", names[child]),
                _ => format!("\tgroup{child} := {own}.Group({prefix})\n\t{}(group{child})\n", names[child]),
            });
        }
        for (k, (verb, path)) in router.routes.iter().enumerate() {
            let path = go_text(path, &format!("path{n}x{k}"), &mut declarations, &mut dice);
            let verb = verb.to_uppercase();
            statements.push(match dice.roll(3) {
                0 => format!("\t{own}.{verb}({path}, func(c *{package}.Context) {{ c.Status(200) }})\n"),
                1 => format!("\t{own}.{verb}(\n\t\t{path}, // path\n\t\tfunc(c *{package}.Context) {{}},\n\t)\n"),
                _ => {
                    declarations.push(format!("func show{n}x{k}(c *{package}.Context) {{\n\tc.Status(204)\n}}\n"));
                    format!("    {own}.{verb}( {path},show{n}x{k} )\n")
                }
            });
        }
        dice.shuffle(&mut statements);
        let body = statements.concat();
        declarations.push(if n == 0 {
            let made = dice.pick(&["New", "Default"]);
            format!("func main() {{\n\t{own} := {package}.{made}()\n{body}\t{own}.Run()\n}}\n")
        } else {
            let ty = dice.pick(&["*PACKAGE.RouterGroup", "PACKAGE.IRouter"]).replace("PACKAGE", package);
            format!("func {}({own} {ty}) {{\n{body}}}\n", names[n])
        });
    }
    dice.shuffle(&mut declarations);
    // In one file or in two of the same package.
    let cut = if dice.roll(2) == 0 { declarations.len() } else { declarations.len() / 2 };
    let (first, second) = declarations.split_at(cut);
    let text = |part: &[String]| format!("package main\n\n{import}\n\n{}", part.join("\n"));
    let mut files = vec![("main.go".to_owned(), text(first))];
    if !second.is_empty() {
        files.push(("more.go".to_owned(), text(second)));
    }
    files
}

fn go_text(text: &str, name: &str, declarations: &mut Vec<String>, dice: &mut Dice) -> String {
    let (left, right) = text.split_at(text.len() / 2);
    match dice.roll(4) {
        0 => {
            declarations.push(format!("const {name} = \"{text}\"\n"));
            name.to_owned()
        }
        1 => {
            declarations.push(format!("const (\n\t{name} = \"{left}\"\n)\n"));
            format!("{name} + `{right}`")
        }
        2 => {
            declarations.push(format!("var {name} = \"{right}\"\n"));
            format!("\"{left}\"+{name}")
        }
        _ => format!("\"{text}\""),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn of_python(app in applications(), style in styles()) {
        let files = python(&app, &style);
        prop_assert_eq!(found(&files), expected(&app), "{:#?}", files);
    }

    #[test]
    fn of_javascript_and_typescript(app in applications(), style in styles()) {
        let files = script(&app, &style);
        prop_assert_eq!(found(&files), expected(&app), "{:#?}", files);
    }

    #[test]
    fn of_go(app in applications(), style in styles()) {
        let files = go(&app, &style);
        prop_assert_eq!(found(&files), expected(&app), "{:#?}", files);
    }
}
