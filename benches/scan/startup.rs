//! What a scan costs before there is anything to scan.

use std::fs;
use std::io;
use std::path::Path;

use crate::ITMAP;
use crate::measure::run;
use crate::trees::Folder;

const RUNS: usize = 40;

/// Prints the cost of an empty folder, of a file in each grammar, and of a packed file beside them.
pub(crate) fn print() -> io::Result<()> {
    let folder = Folder::new()?;
    println!("empty folder                 {:7.1} ms CPU", mean(&folder.path)?);
    for (name, text) in FILES {
        fs::write(folder.path.join(name), text)?;
    }
    println!("a file in each of 5 grammars {:7.1} ms CPU", mean(&folder.path)?);
    fs::write(folder.path.join("packed.js"), format!("var a={{{}}};", "b:function(){return 1},".repeat(320_000)))?;
    println!("the same and 7 MB minified   {:7.1} ms CPU", mean(&folder.path)?);
    Ok(())
}

/// Milliseconds of CPU of one scan. The clock is coarse, so many runs are put together.
fn mean(tree: &Path) -> io::Result<f64> {
    let args = ["scan".to_owned(), "--quiet".to_owned(), tree.display().to_string()];
    let mut sum = 0.0;
    for _ in 0..RUNS {
        sum += run(ITMAP, &args)?.cpu;
    }
    Ok(sum * 1000.0 / RUNS as f64)
}

const FILES: [(&str, &str); 5] = [
    ("a.py", "from flask import Flask\n\napp = Flask(__name__)\n\n\n@app.get(\"/a\")\ndef a():\n    return \"\"\n"),
    ("b.js", "const express = require('express');\nconst app = express();\napp.get('/b', (req, res) => res.end());\n"),
    ("c.ts", "import express from 'express';\nconst app = express();\napp.get('/c', (req, res) => res.end());\n"),
    ("d.tsx", "import { Hono } from 'hono';\nexport const app = new Hono();\napp.get('/d', (c) => c.html(<p/>));\n"),
    (
        "e.go",
        "package main\n\nimport \"net/http\"\n\nfunc main() {\n\thttp.HandleFunc(\"/e\", e)\n}\n\n\
         func e(w http.ResponseWriter, r *http.Request) {}\n",
    ),
];
