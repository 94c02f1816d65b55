//! Files that are not parsed are files that say nothing: the map is the same, byte for byte, when all are.

mod support;

use std::fs;
use std::path::Path;

use support::{Folder, itmap, routes};

/// The map of a folder, the same with the prefilter and without it.
fn both(folder: &Path, args: &[&str]) -> serde_json::Value {
    let scan = |more: &[&str]| {
        let args = [&["scan", "--format", "json"], args, more].concat();
        let done = itmap(&args).folder(folder).run();
        done.status(0);
        done
    };
    let map = scan(&[]);
    assert!(map.out == scan(&["--no-prefilter"]).out, "{} differs", folder.display());
    map.json()
}

#[test]
fn the_map_of_each_tree_is_the_same() {
    let testdata = Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata");
    let mut trees = vec![testdata.clone(), testdata.join("shop")];
    for language in fs::read_dir(testdata.join("rules")).expect("a folder").map(|entry| entry.expect("an entry")) {
        let packs = fs::read_dir(language.path()).expect("a folder").map(|entry| entry.expect("an entry").path());
        trees.extend(packs.filter(|path| path.is_dir()));
    }
    for tree in trees {
        both(&tree, &["--scope", "all"]);
        both(&tree, &[]);
    }
}

#[test]
fn a_router_from_a_module_of_the_project_is_followed() {
    let folder = Folder::new(&[
        ("py/web/core.py", "from flask import Blueprint\nbp = Blueprint('b', __name__, url_prefix='/core')\n"),
        ("py/web/__init__.py", "from .core import bp as anything\n"),
        (
            "py/items.py",
            "from web import anything\nfrom names import ITEMS\n\n@anything.get(ITEMS)\ndef items(): ...\n",
        ),
        ("py/names.py", "ITEMS = '/items'\n"),
        (
            "py/main.py",
            "from flask import Flask\nfrom web import anything\napp = Flask(__name__)\napp.register_blueprint(anything)\n",
        ),
        ("js/package.json", "{\"dependencies\": {\"express\": \"4\"}}"),
        ("js/make.js", "const express = require('express');\nmodule.exports = () => express();\n"),
        (
            "js/start.js",
            "const { thing } = require('./again');\nconst { ping } = require('./paths');\nthing.get(ping, f);\n",
        ),
        ("js/again.js", "exports.thing = require('./make')();\n"),
        ("js/paths.js", "exports.ping = '/ping';\n"),
        ("go/go.mod", "module x\n"),
        ("go/web/web.go", "package web\n\nimport \"github.com/gin-gonic/gin\"\n\nvar E = gin.New()\n"),
        ("go/more/more.go", "package more\n\nimport \"x/web\"\n\nfunc Add() { web.E.GET(path, nil) }\n"),
        ("go/more/path.go", "package more\n\nconst path = \"/more\"\n"),
    ]);
    let map = both(folder.path(), &[]);
    assert_eq!(routes(&map), ["GET /core/items", "GET /more", "GET /ping"]);
}

#[test]
fn what_only_a_test_calls_says_nothing_about_production_code() {
    let folder = Folder::new(&[
        ("go.mod", "module x\n"),
        ("config/config.go", "package config\n\nvar Base = \"\"\n"),
        (
            "web/web.go",
            "package web\n\nimport (\n\t\"net/http\"\n\n\t\"x/config\"\n)\n\nfunc Add() { http.HandleFunc(config.Base+\"/a\", nil) }\n",
        ),
        ("web/web_test.go", "package web\n\nimport \"x/config\"\n\nfunc TestAdd() { config.Base = \"/test\" }\n"),
    ]);
    assert_eq!(routes(&both(folder.path(), &[])), ["ANY /a"]);
}

#[test]
fn tests_are_left_aside_unless_they_are_asked_for_or_imported() {
    let folder = Folder::new(&[
        (
            "app/main.py",
            "from flask import Flask\nfrom tests.names import USERS\napp = Flask(__name__)\n@app.get(USERS)\ndef a(): ...\n",
        ),
        ("app/other.py", "from flask import Flask\nx = Flask(__name__)\n@x.get('/double')\ndef b(): ...\n"),
        ("app/tests/test_a.py", "from flask import Flask\nx = Flask(__name__)\n@x.get('/double')\ndef b(): ...\n"),
        ("tests/names.py", "USERS = '/users'\n"),
    ]);
    let map = both(folder.path(), &[]);
    assert_eq!(routes(&map), ["GET /double", "GET /users"]);
    assert_eq!(map["summary"]["aside"], serde_json::json!({ "test": 2 }));
    let all = both(folder.path(), &["--scope", "all"]);
    assert_eq!(routes(&all), ["GET /double", "GET /double", "GET /users"]);
    assert_eq!(all["summary"]["aside"], serde_json::json!({}));
    let ids = |map: &serde_json::Value| {
        let points = map["points"].as_array().expect("points").iter();
        points.filter(|p| p["scope"] == "production").map(|p| p["id"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(ids(&map), ids(&all));
}
