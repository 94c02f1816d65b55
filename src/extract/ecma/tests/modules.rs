//! Imports and exports.

use super::{has, js, ts};

#[test]
fn es_imports() {
    let text = ts("
import a, { b, c as d, type T, default as e } from './m';
import * as ns from 'pkg';
import type { U } from './types';
import './side';
import x = require('y');
");
    assert_eq!(
        text,
        "\
import default from ./m
import b from ./m
import c from ./m
import T from ./m type
import default from ./m
import * from pkg
import U from ./types type
import  from ./side
import = from y
s0 a = import#0
s0 b = import#1
s0 d = import#2
s0 T = import#3
s0 e = import#4
s0 ns = import#5
s0 U = import#6
s0 x = import#8
"
    );
}

#[test]
fn required_and_dynamic_imports() {
    let text = js("
const express = require('express');
const { Router, json: parse } = require(`express`);
const helper = require('./lib').helper;
const lazy = await import('./lazy');
require('./boot');
const dynamic = require(name);
");
    has(
        &text,
        &[
            "import = from express",
            "import = from express",
            "import = from ./lib",
            "import = from ./lazy",
            "import = from ./boot",
            "s0 express = import#0",
            "s0 Router = import#1.Router",
            "s0 parse = import#1.json",
            "s0 helper = import#2.helper",
            "s0 lazy = import#3",
            "s0 dynamic = require(name)",
        ],
    );
}

#[test]
fn es_exports() {
    let text = ts("
export const a = 1, { b, c: [d] } = o;
export function f() {}
export class C {}
export type T = string;
export { f as g, a as default };
export { h, i as j } from './m';
export * from './all';
export * as ns from './ns';
export default f;
export default class D {}
export = C;
namespace N { export const hidden = 1; }
");
    let exports: Vec<&str> = text.lines().filter(|line| line.starts_with("export")).collect();
    assert_eq!(
        exports,
        [
            "export a = a",
            "export b = b",
            "export d = d",
            "export f = f",
            "export C = C",
            "export T = T",
            "export g = f",
            "export default = a",
            "export h = import#0",
            "export j = import#1",
            "export * = import#2",
            "export ns = import#3",
            "export default = f",
            "export default = D",
            "export = = C",
        ]
    );
    has(&text, &["import h from ./m", "import i from ./m", "import * from ./all", "import * from ./ns"]);
}

#[test]
fn an_overloaded_function_is_exported_once() {
    let text = ts("export function f(a: string): void; export function f(a: any) { return a }");
    assert_eq!(text.lines().filter(|line| line.starts_with("export")).count(), 1, "{text}");
}

#[test]
fn commonjs_exports() {
    let text = js("
module.exports = { a, b() {} };
exports.c = () => 1;
module.exports.d = 2;
exports['e-f'] = 3;
");
    has(
        &text,
        &[
            "store module.exports = {\"a\", a, \"b\", fn#0}",
            "store exports.c = fn#1",
            "store module.exports.d = 2",
            "store exports[\"e-f\"] = 3",
            "fn#1 c s2 () -> - returns [1] decorators [] lines 3-3",
            "export = = {\"a\", a, \"b\", fn#0}",
            "export c = fn#1",
            "export d = 2",
            "export e-f = 3",
        ],
    );
}

#[test]
fn default_exports_of_expressions() {
    has(&js("export default async (app) => app.get('/')"), &["export default = fn#0"]);
    has(&js("export default { path: '/' }"), &["export default = {\"path\", \"/\"}"]);
}
