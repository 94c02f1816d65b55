//! Input that nobody means well with: whatever lies in a tree, a scan ends soon, says what is wrong, does not crash,
//! and finds what stands beside it.

mod support;

use std::fs;
use std::path::Path;

use support::{Done, Folder, itmap};

/// A file that must be found whatever lies beside it, and its route.
const HEALTHY: (&str, &str) = (
    "healthy.py",
    "from flask import Flask\n\napp = Flask(__name__)\n\n\n@app.get(\"/healthy\")\ndef healthy():\n    return \"\"\n",
);
const HEALTHY_ROUTE: &str = "GET /healthy";

fn folder(files: &[(&str, &str)]) -> Folder {
    let folder = Folder::new(&[HEALTHY]);
    for (path, text) in files {
        folder.write(path, text);
    }
    folder
}

/// Scans to JSON, and asserts that all went calmly and the healthy file is in the map.
fn scan_with(folder: &Folder, options: &[&str]) -> Done {
    let mut args = vec!["scan", "--format", "json"];
    args.extend(options);
    let done = itmap(&args).at(folder).run();
    done.calm().status(0);
    assert!(done.routes().iter().any(|route| route == HEALTHY_ROUTE), "{:?}", done.routes());
    done
}

fn scan(folder: &Folder) -> Done {
    scan_with(folder, &[])
}

/// Codes of the diagnostics of `file`.
fn codes(done: &Done, file: &str) -> Vec<String> {
    let map = done.json();
    let all = map["diagnostics"].as_array().expect("diagnostics");
    let of_file = all.iter().filter(|d| d["file"] == file);
    of_file.map(|d| d["code"].as_str().expect("a code").to_owned()).collect()
}

/// Why `path` was passed over.
fn skipped(done: &Done, path: &str) -> Option<String> {
    let map = done.json();
    let all = map["skipped"].as_array().expect("skipped");
    all.iter().find(|s| s["path"] == path).map(|s| s["reason"].as_str().expect("a reason").to_owned())
}

mod arguments {
    use super::*;

    #[test]
    fn a_missing_path() {
        let done = itmap(&["scan", "nowhere"]).at(&Folder::new(&[])).run();
        done.calm().status(2).stdout("");
        assert!(done.err.starts_with("itmap: error: no such path: nowhere\n"), "{}", done.err);
    }

    #[test]
    fn an_empty_folder() {
        let done = itmap(&["scan"]).at(&Folder::new(&[])).run();
        done.calm().status(0);
        assert!(done.err.contains("no source files"), "{}", done.err);
        let map = itmap(&["scan", "--format", "json"]).at(&Folder::new(&[])).run().json();
        assert_eq!((&map["summary"]["files"], map["points"].as_array().map(Vec::len)), (&0.into(), Some(0)));
    }

    #[test]
    fn a_list_that_names_what_is_not_there() {
        let folder = folder(&[]);
        let done = itmap(&["scan", "--format", "json", "--files-from", "-"])
            .at(&folder)
            .input("healthy.py\nnot/here.py\n\u{0}\n../../../etc/passwd\n")
            .run();
        done.calm();
    }

    #[test]
    fn an_impossible_number_of_threads() {
        let done = itmap(&["scan", "--threads", "99999999999999999999"]).at(&folder(&[])).run();
        done.calm().status(2).stdout("");
    }
}

mod written_by_the_user {
    use super::*;

    #[test]
    fn mistakes_in_the_configuration() {
        for text in
            ["exlude = []", "include = 3", "[component", "max-file-size = \"many\"", "\u{0}", "include = [\"[\"]"]
        {
            let folder = folder(&[("itmap.toml", text)]);
            let done = itmap(&["scan"]).at(&folder).run();
            done.calm().status(2).stdout("");
            assert!(done.err.starts_with("itmap: error: "), "{text}: {}", done.err);
        }
    }

    #[test]
    fn a_configuration_that_is_no_text() {
        let folder = folder(&[]);
        fs::write(folder.path().join("itmap.toml"), [0xff, 0xfe, 0x00, 0x80]).expect("written");
        itmap(&["scan"]).at(&folder).run().calm().status(2).stdout("");
    }

    #[test]
    fn mistakes_in_a_pack() {
        for (text, place) in [
            ("id = ", "pack.toml:1:"),
            ("id = \"pack\"\ntitle = \"Pack\"\ngate = [\"pack\"]\n[[call]]\ncalee = \"pack.f\"\n", "pack.toml:5:1"),
            (
                "id = \"pack\"\ntitle = \"Pack\"\ngate = [\"pack\"]\n[[call]]\ncallee = \"{pack.f\"\nemit = \"http_route\"\n",
                "pack.toml:5:",
            ),
            ("\u{0}\u{1}", "pack.toml:1:"),
        ] {
            let folder = folder(&[(".itmap/queries/python/pack.toml", text)]);
            let done = itmap(&["scan"]).at(&folder).run();
            done.calm().status(2).stdout("");
            assert!(done.err.contains(place), "{text}: {}", done.err);
        }
    }

    #[test]
    fn a_pack_nested_without_end() {
        let text = format!("id = \"pack\"\ntitle = {}", "[".repeat(100_000));
        let folder = folder(&[(".itmap/queries/python/pack.toml", &text)]);
        itmap(&["scan"]).at(&folder).run().calm().status(2).stdout("");
    }

    #[test]
    fn selectors_and_patterns_nested_without_end() {
        for rule in [
            format!("path = \"{}args.0{}\"", "lower(".repeat(50_000), ")".repeat(50_000)),
            format!("path = \"args.0{}\"", ".*".repeat(50_000)),
            format!("path = \"args.0\"\nnote = \"{}\"", "x".repeat(1_000_000)),
        ] {
            let text = format!(
                "id = \"pack\"\ntitle = \"Pack\"\ngate = [\"flask\"]\n[[call]]\ncallee = \"flask.f\"\nemit = \"http_route\"\n{rule}\n"
            );
            let folder =
                folder(&[(".itmap/queries/python/pack.toml", &text), ("a.py", "import flask\nflask.f('/x')\n")]);
            itmap(&["scan"]).at(&folder).run().calm();
        }
        let braces = format!(
            "id = \"pack\"\ntitle = \"Pack\"\ngate = [\"flask\"]\n[[call]]\ncallee = \"flask.{}\"\nemit = \"http_route\"\npath = \"args.0\"\n",
            "{a|b}".repeat(40)
        );
        let folder = folder(&[(".itmap/queries/python/pack.toml", &braces)]);
        itmap(&["scan"]).at(&folder).run().calm();
    }

    #[test]
    fn a_query_that_would_run_for_ever() {
        let blocks = "(_ (_)* @_a (_)* @_b (_)* @_c (_)* @_d (_)* @_e (_)* @_f (_)* @path)";
        let query =
            format!("; gate: flask\n; title: Slow\n; path-syntax: angle\n({blocks}\n (#set! emit \"http_route\"))\n");
        let calls = format!("import flask\nflask.f({})\n", "x, ".repeat(20_000));
        let folder = folder(&[(".itmap/queries/python/slow.scm", &query), ("a.py", &calls)]);
        let done = itmap(&["scan", "--format", "json"]).at(&folder).run();
        done.calm();
        if !done.out.is_empty() {
            assert!(done.routes().iter().any(|route| route == HEALTHY_ROUTE), "{:?}", done.routes());
        }
    }
}

mod manifests {
    use super::*;

    #[test]
    fn broken_ones_are_told_and_left_out() {
        let names = [
            "pyproject.toml",
            "setup.cfg",
            "requirements.txt",
            "package.json",
            "tsconfig.json",
            "go.mod",
            "go.work",
            "compose.yaml",
            "Dockerfile",
        ];
        for name in names {
            for text in ["{", "\u{0}\u{ffff}", "[[[", "- a: [", "\u{feff}", "module", "a = 1\na = 1\n"] {
                scan(&folder(&[(&format!("sub/{name}"), text), ("sub/a.py", "x = 1\n")]));
            }
        }
    }

    #[test]
    fn nested_without_end() {
        let deep = |open: &str, close: &str| format!("{}{}", open.repeat(100_000), close.repeat(100_000));
        scan(&folder(&[("package.json", &deep("[", "]"))]));
        scan(&folder(&[("package.json", &deep("{\"a\":", "}"))]));
        scan(&folder(&[("tsconfig.json", &deep("{\"extends\":[", "]}"))]));
        scan(&folder(&[("compose.yaml", &deep("[", "]"))]));
        scan(&folder(&[("compose.yaml", &"- ".repeat(100_000))]));
        scan(&folder(&[("pyproject.toml", &format!("a = {}", deep("[", "]")))]));
    }

    #[test]
    fn that_grow_when_they_are_read() {
        let mut yaml = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
        for n in 1..30 {
            let list = vec![format!("*a{}", n - 1); 10].join(", ");
            yaml.push_str(&format!("a{n}: &a{n} [{list}]\n"));
        }
        scan(&folder(&[("compose.yaml", &yaml)]));
    }

    #[test]
    fn that_extend_each_other() {
        scan(&folder(&[
            (
                "tsconfig.json",
                "{\"extends\": \"./a.json\", \"compilerOptions\": {\"paths\": {\"*\": [\"*\", \"./*\"]}}}",
            ),
            ("a.json", "{\"extends\": \"./tsconfig.json\"}"),
            (
                "package.json",
                "{\"name\": \"x\", \"workspaces\": [\"..\", \".\", \"**\"], \"exports\": {\".\": \"./package.json\", \"./*\": \"./*\"}}",
            ),
            ("a.ts", "import { b } from '@/a';\nimport c from 'x';\nimport d from 'x/a';\nexport { b, c, d };\n"),
            ("go.work", "go 1.24\nuse .\nuse ../..\nreplace a => b\n"),
            ("go.mod", "module a\nreplace a => ./\nreplace b => ../b\n"),
            ("main.go", "package main\n\nimport \"a\"\n\nfunc main() { a.main() }\n"),
        ]));
    }
}

mod files {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn unreadable() {
        use std::os::unix::fs::PermissionsExt;
        let folder = folder(&[("secret.py", "x = 1\n"), ("closed/a.py", "x = 1\n")]);
        let close = |path: &str, mode| {
            fs::set_permissions(folder.path().join(path), fs::Permissions::from_mode(mode)).expect("permissions");
        };
        close("secret.py", 0o000);
        close("closed", 0o000);
        // Nothing is closed to root.
        let is_closed = fs::read(folder.path().join("secret.py")).is_err();
        let done = scan(&folder);
        close("closed", 0o755);
        if is_closed {
            assert_eq!(codes(&done, "secret.py"), ["unreadable"]);
            assert_eq!(codes(&done, "closed"), ["unreadable"]);
        }
    }

    #[cfg(unix)]
    #[test]
    fn pipes_and_sockets() {
        let folder = folder(&[("package.json", "{}")]);
        for name in ["pipe.py", "pipe.go", "sub/package.json", ".env"] {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().expect("a folder")).expect("created");
            let made = std::process::Command::new("mkfifo").arg(&path).status().expect("mkfifo runs");
            assert!(made.success(), "mkfifo {name}");
        }
        let _socket = std::os::unix::net::UnixListener::bind(folder.path().join("socket.py")).expect("a socket");
        let done = scan(&folder);
        for name in ["pipe.py", "pipe.go", "socket.py"] {
            assert_eq!(codes(&done, name), ["special_file"], "{name}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn pipes_where_ignore_files_and_settings_are_looked_for() {
        for name in [".gitignore", ".itmapignore", ".ignore", "itmap.toml", ".git/HEAD", ".itmap/queries/python/a.toml"]
        {
            let folder = folder(&[]);
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().expect("a folder")).expect("created");
            let made = std::process::Command::new("mkfifo").arg(&path).status().expect("mkfifo runs");
            assert!(made.success(), "mkfifo {name}");
            itmap(&["scan"]).at(&folder).run().calm();
        }
    }

    #[cfg(unix)]
    #[test]
    fn links_in_a_circle_and_into_nothing() {
        use std::os::unix::fs::symlink;
        let folder = folder(&[("sub/a.py", "x = 1\n")]);
        let at = |path: &str| folder.path().join(path);
        symlink(at(""), at("sub/up")).expect("a link");
        symlink(at("one.py"), at("two.py")).expect("a link");
        symlink(at("two.py"), at("one.py")).expect("a link");
        symlink(at("nothing.py"), at("dangling.py")).expect("a link");
        symlink(Path::new("/"), at("all")).expect("a link");
        let done = scan(&folder);
        assert_eq!(done.json()["summary"]["files"], 2);
        assert_eq!(skipped(&done, "sub/up").as_deref(), Some("symlink"));
    }

    #[test]
    fn fifty_megabytes_on_one_line() {
        let folder = folder(&[]);
        let text = "function f(a){return a&&a.b(\"c\",function(){return 1})};".repeat(50 * 1024 * 1024 / 55);
        fs::write(folder.path().join("bundle.js"), &text).expect("written");
        let done = scan(&folder);
        assert_eq!(skipped(&done, "bundle.js").as_deref(), Some("oversize"));
        let done = scan_with(&folder, &["--max-file-size", "100M"]);
        assert_eq!(skipped(&done, "bundle.js").as_deref(), Some("minified"));
    }

    #[test]
    fn in_other_encodings() {
        let app = "from flask import Flask\r\napp = Flask(__name__)\r\n@app.get('/PATH')\r\ndef f(): return 'é'\r\n";
        let folder = folder(&[]);
        let write = |name: &str, bytes: Vec<u8>| fs::write(folder.path().join(name), bytes).expect("written");
        let utf16 = |text: &str, to: fn(u16) -> [u8; 2]| {
            let units = std::iter::once(0xfeff).chain(text.encode_utf16());
            units.flat_map(to).collect::<Vec<u8>>()
        };
        write("little.py", utf16(&app.replace("PATH", "little"), u16::to_le_bytes));
        write("big.py", utf16(&app.replace("PATH", "big"), u16::to_be_bytes));
        write("bom.py", [b"\xef\xbb\xbf", app.replace("PATH", "bom").as_bytes()].concat());
        write("latin.py", app.replace("PATH", "latin").chars().map(|c| u32::from(c) as u8).collect());
        write("odd.py", [&utf16(&app.replace("PATH", "odd"), u16::to_le_bytes)[..], b"\x0a"].concat());
        write("noise.py", (0..100_000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect());
        let routes = scan(&folder).routes();
        for route in ["GET /little", "GET /big", "GET /bom", "GET /latin"] {
            assert!(routes.iter().any(|r| r == route), "{route}: {routes:?}");
        }
    }

    #[test]
    fn with_names_that_are_hard_to_print() {
        let folder = folder(&[
            ("a\nb.py", "x = 1\n"),
            ("\u{1b}[31m.py", "x = 1\n"),
            ("-q.py", "x = 1\n"),
            ("ü\u{301}.py", "x = 1\n"),
        ]);
        assert_eq!(scan(&folder).json()["summary"]["files"], 5);
        let done = itmap(&["scan", "-v"]).at(&folder).run();
        done.calm().status(0);
        assert!(!done.out.contains('\u{1b}') && !done.err.contains('\u{1b}'), "{}{}", done.out, done.err);
    }
}

mod nesting {
    use super::*;

    const DEPTH: usize = 100_000;

    /// `before open*n x close*n after` for each shape, in one file each.
    fn all(extension: &str, before: &str, shapes: &[(&str, &str)], after: &str) {
        let folder = folder(&[]);
        for (n, (open, close)) in shapes.iter().enumerate() {
            let text = format!("{before}{}x{}{after}", open.repeat(DEPTH), close.repeat(DEPTH));
            folder.write(&format!("deep{n}.{extension}"), &text);
        }
        scan_with(&folder, &["--no-prefilter"]);
        // The prefilter must not be what saves it, nor what makes it slow.
        scan(&folder);
    }

    #[test]
    fn python() {
        let shapes = [
            ("(", ")"),
            ("[", "]"),
            ("{'a':", "}"),
            ("f(", ")"),
            ("not ", ""),
            ("-", ""),
            ("lambda: ", ""),
            ("x + ", ""),
            ("x.", ""),
            ("", ".x"),
            ("", "()"),
            ("", "[0]"),
            ("x if y else ", ""),
            ("f'{", "}'"),
            ("await ", ""),
            ("x = ", ""),
        ];
        all("py", "from flask import Flask\napp = Flask(__name__)\napp.get(", &shapes, ")\n");
        all("py", "import flask\ny = ", &shapes, "\n");
    }

    #[test]
    fn python_blocks() {
        let folder = folder(&[]);
        // Indentation by one blank a level: a thousand levels are half a megabyte.
        for (n, line) in ["if x:", "def f():", "class A:", "for x in y:", "with x:", "try:"].iter().enumerate() {
            let mut text = "import flask\n".to_owned();
            for level in 0..1500 {
                text.push_str(&format!("{}{line}\n", " ".repeat(level)));
            }
            text.push_str(&format!("{}pass\n", " ".repeat(1500)));
            folder.write(&format!("blocks{n}.py"), &text);
        }
        folder.write("elif.py", &format!("import flask\nif x: pass\n{}", "elif x: pass\n".repeat(50_000)));
        folder.write("decorators.py", &format!("import flask\n{}def f(): pass\n", "@flask.f\n".repeat(50_000)));
        scan(&folder);
    }

    const SCRIPT: [(&str, &str); 17] = [
        ("(", ")"),
        ("[", "]"),
        ("{a:", "}"),
        ("f(", ")"),
        ("!", ""),
        ("() => ", ""),
        ("x + ", ""),
        ("", ".x"),
        ("", "()"),
        ("", "[0]"),
        ("x ? y : ", ""),
        ("`${", "}`"),
        ("await ", ""),
        ("x = ", ""),
        ("x || ", ""),
        ("function(){return ", "}"),
        ("", "?.x"),
    ];

    #[test]
    fn javascript() {
        all("js", "const app = require('express')();\napp.get(", &SCRIPT, ");\n");
        all(
            "js",
            "const app = require('express')();\nlet y = ",
            &[("<a>", "</a>"), ("{if(x)", "}"), ("...", ""), ("class extends ", "")],
            ";\n",
        );
    }

    #[test]
    fn typescript() {
        all("ts", "import express from 'express';\nconst app = express();\napp.get(", &SCRIPT, ");\n");
        all(
            "ts",
            "import express from 'express';\nlet y: ",
            &[
                ("A<", ">"),
                ("{a:", "}"),
                ("x | ", ""),
                ("() => ", ""),
                ("", "[]"),
                ("[", "]"),
                ("x extends y ? z : ", ""),
            ],
            ";\n",
        );
        all("tsx", "import express from 'express';\nlet y = ", &[("<a>", "</a>"), ("<a b={", "}/>")], ";\n");
    }

    #[test]
    fn javascript_blocks() {
        let head = "const app = require('express')();\n";
        let folder = folder(&[]);
        for (n, (open, close)) in [
            ("{", "}"),
            ("if (x) {", "}"),
            ("for (;;) {", "}"),
            ("function f() {", "}"),
            ("if (x) y; else ", ""),
            ("switch (x) { case 1:", "}"),
        ]
        .iter()
        .enumerate()
        {
            folder.write(&format!("b{n}.js"), &format!("{head}{};{}", open.repeat(DEPTH), close.repeat(DEPTH)));
        }
        scan(&folder);
    }

    #[test]
    fn go() {
        let shapes = [
            ("(", ")"),
            ("f(", ")"),
            ("!", ""),
            ("x + ", ""),
            ("", ".x"),
            ("", "()"),
            ("", "[0]"),
            ("&", ""),
            ("T{", "}"),
            ("[]T{", "}"),
            ("func() int { return ", "}"),
            ("<-", ""),
            ("map[string]int{\"a\":", "}"),
        ];
        all(
            "go",
            "package a\n\nimport \"github.com/gin-gonic/gin\"\n\nfunc f() {\n\tr := gin.New()\n\tr.GET(",
            &shapes,
            ")\n}\n",
        );
        all(
            "go",
            "package a\n\nimport \"github.com/gin-gonic/gin\"\n\nvar y ",
            &[("*", ""), ("[]", ""), ("map[int]", ""), ("func() ", ""), ("chan ", ""), ("T[", "]"), ("struct{a ", "}")],
            "\n",
        );
        let blocks = [
            ("{", "}"),
            ("if x {", "}"),
            ("for {", "}"),
            ("func() {", "}()"),
            ("switch x { case y:", "}"),
            ("if x {} else ", ""),
        ];
        all("go", "package a\n\nimport \"github.com/gin-gonic/gin\"\n\nfunc f() {\n", &blocks, "\n}\n");
    }
}

mod circles {
    use super::*;

    #[test]
    fn of_mounts() {
        let done = scan(&folder(&[
            (
                "mounts.py",
                "from fastapi import APIRouter, FastAPI\n\
                 app = FastAPI()\na = APIRouter(prefix='/a')\nb = APIRouter(prefix='/b')\n\
                 app.include_router(a)\na.include_router(b)\nb.include_router(a)\na.include_router(a)\n\n\n\
                 @a.get('/in-a')\ndef in_a(): ...\n\n\n@b.get('/in-b')\ndef in_b(): ...\n",
            ),
            (
                "mounts.js",
                "const express = require('express');\nconst app = express(), r = express.Router();\n\
                 app.use('/app', r);\nr.use('/r', r);\nr.use('/up', app);\nr.get('/in-r', (req, res) => {});\n",
            ),
            (
                "mounts.go",
                "package main\n\nimport \"github.com/go-chi/chi/v5\"\n\nfunc main() {\n\tr := chi.NewRouter()\n\ts := chi.NewRouter()\n\
                 \tr.Mount(\"/s\", s)\n\ts.Mount(\"/r\", r)\n\ts.Mount(\"/self\", s)\n\ts.Get(\"/in-s\", nil)\n}\n",
            ),
        ]));
        let routes = done.routes();
        for route in ["GET /a/in-a", "GET /a/b/in-b", "GET /app/in-r", "GET /s/in-s"] {
            assert!(routes.iter().any(|r| r == route), "{route}: {routes:?}");
        }
        assert!(routes.len() < 30, "{routes:?}");
    }

    #[test]
    fn of_mounts_without_a_root() {
        let done = scan(&folder(&[(
            "mounts.py",
            "from fastapi import APIRouter\n\
             a = APIRouter(prefix='/a')\nb = APIRouter(prefix='/b')\na.include_router(b)\nb.include_router(a)\n\n\n\
             @a.get('/in-a')\ndef in_a(): ...\n",
        )]));
        assert!(done.routes().iter().any(|route| route.ends_with("/a/in-a")), "{:?}", done.routes());
    }

    #[test]
    fn of_mounts_between_all() {
        let routers = (0..24).map(|n| format!("r{n} = APIRouter(prefix='/r{n}')\n")).collect::<String>();
        let mounts = (0..24 * 24).map(|n| format!("r{}.include_router(r{})\n", n / 24, n % 24)).collect::<String>();
        let text = format!("from fastapi import APIRouter\n{routers}{mounts}@r5.get('/x')\ndef x(): ...\n");
        assert!(scan(&folder(&[("a.py", &text)])).routes().iter().any(|route| route.ends_with("/r5/x")));
    }

    #[test]
    fn of_imports() {
        scan(&folder(&[
            ("pkg/__init__.py", "from .a import *\nfrom .b import *\nfrom . import a, b\nfrom pkg import pkg\n"),
            (
                "pkg/a.py",
                "from .b import *\nfrom .b import router as r\nfrom pkg import router\nfrom .a import app\nimport flask\n@router.get('/a')\ndef f(): ...\n@app.get('/b')\ndef g(): ...\n",
            ),
            (
                "pkg/b.py",
                "from .a import *\nfrom .a import r as router\nfrom . import router\nimport flask\n@router.get('/c')\ndef f(): ...\n",
            ),
            (
                "a.ts",
                "export * from './b';\nexport { r as app } from './b';\nexport { default } from './a';\nimport { app } from './a';\nimport express from 'express';\napp.get('/x', () => {});\n",
            ),
            (
                "b.ts",
                "export * from './a';\nexport { app as r } from './a';\nexport * as all from './b';\nimport { all } from './b';\nimport express from 'express';\nall.all.all.r.get('/y', () => {});\n",
            ),
            ("c.js", "module.exports = require('./d');\nrequire('express');\n"),
            ("d.js", "module.exports = require('./c');\nmodule.exports.get('/z', () => {});\nrequire('express');\n"),
        ]));
    }

    #[test]
    fn of_constants() {
        let done = scan(&folder(&[
            (
                "constants.py",
                "from flask import Flask\napp = Flask(__name__)\nA = B + '/a'\nB = C + '/b'\nC = A + '/c'\nD = D + '/d'\nA += A\n@app.get(A)\ndef f(): ...\n@app.get(D)\ndef g(): ...\n",
            ),
            (
                "constants.js",
                "const app = require('express')();\nlet a = b + '/a'; let b = `${a}/b`;\nlet o = { ...o, x: o.x + '/o', get y() { return this.y + o.y } };\napp.get(a, () => {});\napp.get(o.x, () => {});\napp.get(o.y, () => {});\n",
            ),
            (
                "constants.go",
                "package main\n\nimport \"github.com/gin-gonic/gin\"\n\nconst A = B + \"/a\"\nconst B = A + \"/b\"\n\nfunc main() {\n\tr := gin.New()\n\tr.GET(A, nil)\n\tx := \"/x\"\n\tfor i := 0; i < 9; i++ {\n\t\tx = x + x\n\t}\n\tr.GET(x, nil)\n}\n",
            ),
        ]));
        assert!(done.routes().len() < 40, "{:?}", done.routes());
    }

    #[test]
    fn of_functions_classes_and_types() {
        scan(&folder(&[
            (
                "f.py",
                "from flask import Flask, Blueprint\ndef f(app):\n    g(app)\n    return g(f(app))\ndef g(app):\n    f(app)\n    app.get('/x')(f)\n    return f(g(app))\nf(Flask(__name__))\nclass A(B): pass\nclass B(A): pass\nclass C(C, Blueprint):\n    r = C()\n@C().route('/c')\ndef h(): ...\n@A().route('/a')\ndef i(): ...\n@C.r.r.r.route('/r')\ndef j(): ...\nx = lambda: x()\nx().route('/y')(f)\n",
            ),
            (
                "f.ts",
                "import express from 'express';\ntype A = B; type B = A; interface I extends I { r: I }\nclass X extends X { r = this.r; constructor(private i: I, public x: X = new X()) { super(); this.x.r.get('/x', () => {}); this.i.r.r.get('/i', () => {}); } }\nconst f = (app) => g(app), g = (app) => { app.get('/f', f); return f(app); };\nf(express());\nlet a: A; a.get('/a', () => {});\nnew X().x.x.x.r.get('/y', () => {});\n",
            ),
            (
                "f.go",
                "package main\n\nimport \"github.com/gin-gonic/gin\"\n\ntype A B\ntype B A\ntype S struct {\n\t*S\n\tT\n\tr *gin.Engine\n}\ntype T struct{ S }\ntype I interface{ I }\n\nfunc (s *S) f() *S { return s.g() }\nfunc (s *S) g() *S { s.r.GET(\"/s\", nil); return s.f() }\nfunc h(r gin.IRouter) gin.IRouter { r.GET(\"/h\", nil); return h(h(r)) }\n\nfunc main() {\n\tvar a A\n\ta.GET(\"/a\", nil)\n\ts := &S{r: gin.New()}\n\ts.f().g().S.S.T.S.r.GET(\"/deep\", nil)\n\th(gin.New())\n}\n",
            ),
        ]));
    }

    #[test]
    fn of_values_that_hold_themselves() {
        scan(&folder(&[
            (
                "a.js",
                "const app = require('express')();\nconst list = [list, ...list, () => list];\nfor (const x of list) { app.get(x, () => {}); for (const y of x) app.use(y, list); }\nlist.forEach((l) => l.forEach((m) => app.get(m, list)));\nconst o = { o, ...o, app: { ...o.app } };\no.o.o.app.get('/x', () => {});\nclass S { constructor() { this.s = { ...this.s, t: this.s }; } get() { return { ...this.s, ...this.get() }; } }\nnew S().get().t.t.app.get('/y', () => {});\n",
            ),
            (
                "a.py",
                "from flask import Flask\napp = Flask(__name__)\nL = [L, *L]\nD = {'d': D, **D}\nfor x in L:\n    for y in x:\n        app.add_url_rule(y, view_func=x)\nfor k, v in D.items():\n    app.add_url_rule(k, **v)\napp.add_url_rule(D['d']['d'], *L)\nM = [m for m in M for m in m]\nfor m in M:\n    app.get(m)(app)\n",
            ),
        ]));
    }
}

mod growth {
    use super::*;

    /// `line(n)` for `n` from 0 to `count`.
    fn lines(count: usize, line: impl Fn(usize) -> String) -> String {
        (0..count).map(|n| line(n) + "\n").collect()
    }

    #[test]
    fn of_constants_that_double_each_other() {
        let python = format!(
            "from flask import Flask\napp = Flask(__name__)\nv0 = '/a'\n{}@app.get(v60)\ndef f(): ...\n@app.get(f'{{v59}}{{v59}}/x')\ndef g(): ...\n",
            lines(60, |n| format!("v{} = v{n} + v{n}", n + 1))
        );
        let script = format!(
            "const app = require('express')();\nconst v0 = '/a';\n{}app.get(v60, () => {{}});\n",
            lines(60, |n| format!("const v{} = `${{v{n}}}${{v{n}}}`;", n + 1))
        );
        let go = format!(
            "package main\n\nimport (\n\t\"fmt\"\n\n\t\"github.com/gin-gonic/gin\"\n)\n\nconst v0 = \"/a\"\n{}\nfunc main() {{\n\tgin.New().GET(v30, nil)\n\tgin.New().GET(v60, nil)\n}}\n",
            lines(30, |n| format!("const v{} = v{n} + v{n}", n + 1))
                + &lines(30, |n| format!("var v{} = fmt.Sprintf(\"%s%s\", v{}, v{})", n + 31, n + 30, n + 30))
        );
        let done = scan(&folder(&[("a.py", &python), ("a.js", &script), ("main.go", &go)]));
        assert!(done.out.len() < 1 << 20, "a map of {} bytes", done.out.len());
    }

    #[test]
    fn of_alternatives() {
        let python = format!(
            "from flask import Flask\napp = Flask(__name__)\nv0 = ''\n{}@app.get(v60)\ndef f(): ...\n",
            lines(60, |n| format!("v{} = v{n} + ('/a' if x else '/b')", n + 1))
        );
        let loops = format!(
            "from flask import Flask\napp = Flask(__name__)\n{}{}app.add_url_rule({}, view_func=x)\n",
            lines(40, |n| format!("{}for x{n} in ['/a', '/b', '/c']:", " ".repeat(n))),
            " ".repeat(40),
            lines(40, |n| format!("x{n}")).trim().replace('\n', " + ")
        );
        let methods = format!(
            "const app = require('express')();\n{}",
            lines(40, |n| format!("['get', 'post'].forEach(m{n} => {{"))
        ) + &format!(
            "app[m0](`{}`, f);{}",
            lines(40, |n| format!("/${{m{n}}}")).replace('\n', ""),
            "});".repeat(40)
        );
        let done = scan(&folder(&[("a.py", &python), ("loops.py", &loops), ("a.js", &methods)]));
        assert!(done.out.len() < 16 << 20, "a map of {} bytes", done.out.len());
    }

    #[test]
    fn of_calls_that_double_each_other() {
        let python = format!(
            "from fastapi import FastAPI\napp = FastAPI()\n{}def f60(app, p):\n    app.add_api_route(p, f0)\nf0(app, '')\n",
            lines(60, |n| format!("def f{n}(app, p):\n    f{0}(app, p + '/a')\n    f{0}(app, p + '/b')\n", n + 1))
        );
        let script = format!(
            "const express = require('express');\nconst app = express();\n{}function f60(r) {{ r.get('/x', () => {{}}); }}\nf0(app);\n",
            lines(60, |n| format!(
                "function f{n}(r) {{ const s = express.Router(); r.use('/a', s); r.use('/b', s); f{0}(s); f{0}(s); }}",
                n + 1
            ))
        );
        let done = scan(&folder(&[("a.py", &python), ("a.js", &script)]));
        assert!(done.out.len() < 16 << 20, "a map of {} bytes", done.out.len());
    }

    #[test]
    fn of_mounts_that_double_each_other() {
        let python = format!(
            "from fastapi import APIRouter, FastAPI\nr0 = FastAPI()\n{}@r60.get('/x')\ndef f(): ...\n",
            lines(60, |n| format!(
                "r{m} = APIRouter()\nr{n}.include_router(r{m}, prefix='/a')\nr{n}.include_router(r{m}, prefix='/b')",
                m = n + 1
            ))
        );
        let done = scan(&folder(&[("a.py", &python)]));
        assert!(done.out.len() < 16 << 20, "a map of {} bytes", done.out.len());
    }

    /// Files whose one registering function is called `count` times.
    fn callers(count: usize) -> Folder {
        let python = format!(
            "from flask import Flask\napp = Flask(__name__)\ndef view(): ...\ndef add(path):\n    app.add_url_rule(path, view_func=view)\n{}",
            lines(count, |n| format!("add('/p{n}')"))
        );
        let script = format!(
            "const app = require('express')();\nfunction add(path, f) {{ app.get(path, f); }}\n{}",
            lines(count, |n| format!("add('/s{n}', (req, res) => {{}});"))
        );
        let go = format!(
            "package main\n\nimport \"github.com/gin-gonic/gin\"\n\nfunc add(r *gin.Engine, path string) {{ r.GET(path, nil) }}\n\nfunc main() {{\n\tr := gin.New()\n{}}}\n",
            lines(count, |n| format!("\tadd(r, \"/g{n}\")"))
        );
        folder(&[("a.py", &python), ("a.js", &script), ("main.go", &go)])
    }

    #[test]
    fn of_callers() {
        let count = |routes: &[String], prefix: &str| routes.iter().filter(|route| route.starts_with(prefix)).count();
        let routes = scan(&callers(150)).routes();
        for prefix in ["GET /p", "GET /s", "GET /g"] {
            assert_eq!(count(&routes, prefix), 150, "{prefix}");
        }
        let routes = scan(&callers(5000)).routes();
        for prefix in ["GET /p", "GET /s", "GET /g"] {
            assert!(count(&routes, prefix) >= 150, "{prefix}");
        }
    }

    #[test]
    fn of_tables() {
        for (rows, found) in [(300, 300), (20_000, 300)] {
            let script = format!(
                "const app = require('express')();\nconst table = [\n{}];\nfor (const [path, f] of table) app.get(path, f);\n",
                lines(rows, |n| format!("['/t{n}', f],"))
            );
            let routes = scan(&folder(&[("a.js", &script)])).routes();
            assert!(routes.iter().filter(|route| route.starts_with("GET /t")).count() >= found);
        }
    }

    #[test]
    fn of_registrations() {
        let python = format!(
            "from flask import Flask\napp = Flask(__name__)\n{}",
            lines(5000, |n| format!("@app.get('/r{n}')\ndef f{n}(): ..."))
        );
        let long = format!(
            "from flask import Flask\napp = Flask(__name__)\n@app.get('/{}')\ndef f(): ...\n",
            "x".repeat(1_000_000)
        );
        let routes = scan(&folder(&[("a.py", &python), ("long.py", &long)])).routes();
        assert_eq!(routes.iter().filter(|route| route.starts_with("GET /r")).count(), 5000);
    }
}
