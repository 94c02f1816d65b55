use super::*;
use crate::executed::places::Placed;
use crate::model::coverage::{Coverage, Executed};
use crate::model::diagnostic::Severity;
use crate::model::point::{Handler, Point, PointKind};
use crate::model::report::Report;

fn record(text: &str) -> Record {
    read(text.as_bytes()).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

fn lines(file: &FileRecord) -> Vec<(u32, u64)> {
    file.spans.iter().map(|span| (span.start, span.hits)).collect()
}

const LCOV: &str = "TN:\nSF:src/a.ts\nFN:3,show\nFN:9,14,(anonymous_1)\nFNDA:2,show\nFNDA:0,(anonymous_1)\n\
    FN:20,twice\nFN:30,twice\nFNDA:1,twice\nDA:1,1\nDA:4,2\nDA:10,0\nDA:11,-3\nBRDA:4,0,0,1\nLF:4\nend_of_record\n";

#[test]
fn lcov_is_read() {
    let record = record(LCOV);
    assert_eq!((record.format, record.files.len()), (Format::Lcov, 1));
    assert_eq!(lines(&record.files[0]), [(1, 1), (4, 2), (10, 0), (11, 0)]);
    assert_eq!(record.files[0].functions, [Function { line: 3, hits: 2 }, Function { line: 9, hits: 0 }]);
    let newer = super::tests::record("TN:\nSF:a.c\nFNL:0,5,9\nFNA:0,7,main\nDA:6,1.5e3\nend_of_record\n");
    assert_eq!(newer.files[0].functions, [Function { line: 5, hits: 7 }]);
    assert_eq!(lines(&newer.files[0]), [(6, 1500)]);
}

#[test]
fn cobertura_is_read() {
    let record = record(
        "<?xml version=\"1.0\" ?>\n<!DOCTYPE coverage SYSTEM \"http://cobertura.sourceforge.net/xml/coverage-04.dtd\">\n\
         <coverage line-rate=\"0.5\"><sources><source>/ci/orders</source></sources><packages><package name=\".\"><classes>\
         <class name=\"a&amp;b.py\" filename=\"orders/a&amp;b.py\"><methods><method name=\"f\"><lines>\
         <line number=\"2\" hits=\"1\"/></lines></method></methods><lines><line number=\"1\" hits=\"3\"/>\
         <line number=\"2\" hits=\"0\"></line></lines></class></classes></package></packages></coverage>",
    );
    assert_eq!((record.format, &record.sources[..]), (Format::Cobertura, &["/ci/orders".to_owned()][..]));
    assert_eq!(record.files[0].path, "orders/a&b.py");
    assert_eq!(record.files[0].hits(2), Some(1));
    assert_eq!(record.files[0].hits(1), Some(3));
}

#[test]
fn coverage_py_is_read() {
    let record = record(
        "{\"meta\": {\"format\": 3}, \"files\": {\"orders/api.py\": {\"executed_lines\": [1, 4], \
         \"missing_lines\": [5], \"excluded_lines\": [], \"summary\": {}}}, \"totals\": {}}",
    );
    assert_eq!(record.format, Format::CoveragePy);
    assert_eq!(lines(&record.files[0]), [(1, 1), (4, 1), (5, 0)]);
}

#[test]
fn istanbul_is_read() {
    let record = record(
        "{\"/app/src/a.ts\": {\"path\": \"/app/src/a.ts\", \"statementMap\": {\
         \"0\": {\"start\": {\"line\": 1, \"column\": 0}, \"end\": {\"line\": 9, \"column\": 2}},\
         \"1\": {\"start\": {\"line\": 2, \"column\": 2}, \"end\": {\"line\": 4, \"column\": null}}},\
         \"fnMap\": {\"0\": {\"name\": \"a\", \"decl\": {\"start\": {\"line\": 1}, \"end\": {\"line\": 1}}, \
         \"loc\": {\"start\": {\"line\": 2}, \"end\": {\"line\": 9}}, \"line\": 1}}, \"branchMap\": {}, \
         \"s\": {\"0\": 1, \"1\": 0}, \"f\": {\"0\": 0}, \"b\": {}}}",
    );
    let file = &record.files[0];
    assert_eq!((record.format, file.path.as_str()), (Format::Istanbul, "/app/src/a.ts"));
    assert_eq!([1, 2, 3, 5, 10].map(|line| file.hits(line)), [Some(1), Some(0), Some(0), Some(1), None]);
    assert_eq!(file.functions, [Function { line: 1, hits: 0 }]);
}

#[test]
fn go_profiles_are_read() {
    let record = record(
        "mode: set\nshop.example/till/pay.go:10.40,12.16 2 1\nshop.example/till/pay.go:12.16,14.3 1 0\nmode: set\n",
    );
    let file = &record.files[0];
    assert_eq!((record.format, record.files.len()), (Format::GoProfile, 1));
    assert_eq!([9, 10, 12, 13, 15].map(|line| file.hits(line)), [None, Some(1), Some(1), Some(0), None]);
}

#[test]
fn what_is_no_record_is_refused_with_the_reason() {
    for (text, reason) in [
        ("", "it is empty"),
        ("hello", "its format is not known; lcov,"),
        ("{", "it is not JSON: "),
        ("{}", "it says nothing of any file"),
        ("{\"a\": 1}", "it is JSON, but neither of coverage.py nor of Istanbul"),
        ("{\"total\": {}}", "it holds sums alone"),
        ("{\"meta\": {}, \"files\": {\"a\": {}}}", "`executed_lines` of `a` is not a list"),
        ("{\"meta\": {}, \"files\": {\"a\": {\"executed_lines\": [0]}}}", "`0` in `executed_lines` of `a` is no line"),
        ("{\"a\": {\"statementMap\": {}}}", "`a` has no `s`"),
        ("<report/>", "it is JaCoCo XML"),
        ("<html></html>", "it is XML with the root `html`"),
        ("<coverage><project/></coverage>", "it is Clover XML"),
        (
            "<coverage><class filename=\"a\"><line number=\"x\" hits=\"1\"/></class></coverage>",
            "a `line` of `a` has no",
        ),
        ("<coverage></wrong>", "it is not XML at byte"),
        ("mode: set\na.go:1.2,3.4 1\n", "line 2: `a.go:1.2,3.4 1` cannot be read"),
        ("mode: set\na.go:9.2,3.4 1 1\n", "line 2: "),
        ("TN:\nDA:1,1\n", "line 2: `DA:1,1` cannot be read"),
        ("TN:\nSF:a\nDA:1\n", "line 3: `DA:1` cannot be read"),
    ] {
        let error = read(text.as_bytes()).expect_err(text);
        assert!(error.starts_with(reason), "{text}: {error}");
    }
    assert_eq!(read(&[0xff, 0xfe, 0]).expect_err("bytes"), "it is not UTF-8 text");
}

const FILES: [&str; 8] = [
    "main.py",
    "services/orders/orders/api.py",
    "services/orders/orders/__init__.py",
    "services/orders/main.py",
    "services/till/till/__init__.py",
    "services/till/pay.go",
    "services/web/src/app.ts",
    "services/admin/src/app.ts",
];

fn tree() -> Tree<'static> {
    Tree::new("/home/me/shop", FILES.into_iter(), [("shop.example/till", "services/till")].into_iter())
}

/// Where the paths of a record lead, and what is remarked.
fn placed(paths: &[&str], sources: &[&str], near: Option<&str>) -> (Vec<String>, Vec<String>) {
    let record = Record {
        format: Format::Lcov,
        sources: sources.iter().map(|source| (*source).to_owned()).collect(),
        files: paths.iter().map(|path| FileRecord::new(*path)).collect(),
    };
    let mut placed = Placed::new();
    let remarks = place("cov", near, record, &tree(), &mut placed);
    (placed.into_keys().collect(), remarks.into_iter().map(|remark| remark.message).collect())
}

#[test]
fn paths_of_other_machines_find_their_files() {
    let (files, remarks) = placed(&["/home/me/shop/services/orders/main.py", "services/web/src/app.ts"], &[], None);
    assert_eq!((files, remarks.len()), (vec!["services/orders/main.py".to_owned(), FILES[6].to_owned()], 0));
    let (files, _) = placed(&["/ci/build/7/shop/services/orders/orders/api.py"], &[], None);
    assert_eq!(files, [FILES[1]]);
    let (files, _) = placed(&["C:\\work\\services\\orders\\orders\\api.py"], &[], None);
    assert_eq!(files, [FILES[1]]);
    let (files, _) = placed(&["shop.example/till/pay.go"], &[], None);
    assert_eq!(files, ["services/till/pay.go"]);
    let (files, _) = placed(&["api.py"], &["/ci/services/orders/orders"], None);
    assert_eq!(files, [FILES[1]]);
}

#[test]
fn one_path_that_is_sure_places_its_neighbours() {
    let (files, remarks) =
        placed(&["/app/orders/api.py", "/app/orders/__init__.py", "/app/main.py", "/usr/lib/main.py"], &[], None);
    assert_eq!(files, ["services/orders/main.py", FILES[2], FILES[1]]);
    assert_eq!(remarks, ["1 of 4 files in cov are not in this code base"]);
}

#[test]
fn the_place_of_the_record_tells_which_of_several() {
    let (files, remarks) = placed(&["src/app.ts"], &[], None);
    assert_eq!(files, [""; 0]);
    let both = "`src/app.ts` in cov fits services/admin/src/app.ts and services/web/src/app.ts; it is not counted";
    assert_eq!(remarks, [both]);
    let (files, remarks) = placed(&["src/app.ts"], &[], Some("services/web/coverage/lcov.info"));
    assert_eq!((files, remarks.len()), (vec![FILES[6].to_owned()], 0));
}

#[test]
fn code_of_others_has_no_place() {
    let (files, remarks) = placed(&["/x/site-packages/orders/api.py", "/x/node_modules/a/src/app.ts"], &[], None);
    assert_eq!(files, [""; 0]);
    assert_eq!(remarks, ["none of the 2 files in cov is in this code base"]);
}

#[expect(clippy::unnecessary_wraps, reason = "calls have none: it goes where either does")]
fn handler(file: &str, line: u32, end_line: u32) -> Option<Handler> {
    Some(Handler { symbol: "f".to_owned(), file: file.to_owned(), line, end_line })
}

/// What is told of a point at line `at` of `file` with this handler, or of a call there.
fn told(file: &str, at: u32, handler: Option<Handler>, record: &str, text: &str) -> Option<Executed> {
    let kind = if handler.is_some() { PointKind::HttpRoute } else { PointKind::DbCall };
    let mut point = Point::new(kind, file, at, 1);
    point.id = "p".to_owned();
    point.handler = handler;
    let mut report = Report::default();
    report.points.push(point);
    report.coverage.push(Coverage { point: "p".to_owned(), ..Coverage::default() });
    let mut placed = Placed::new();
    let tree = Tree::new("/r", [file].into_iter(), std::iter::empty());
    let remarks = place("cov", None, super::tests::record(record), &tree, &mut placed);
    assert!(remarks.iter().all(|remark| remark.severity == Severity::Info), "{remarks:?}");
    mark(&mut report, &placed, &|_| Some(text.to_owned()));
    report.coverage[0].executed
}

#[test]
fn loading_a_file_runs_no_handler() {
    let code = "@get('/')\n@auth\ndef f(\n    a=Depends(x),  # (\n) -> {}:\n    g()\n    h()\n";
    let lcov = |body: &str| format!("SF:a.py\nDA:1,1\nDA:2,1\nDA:3,1\n{body}end_of_record\n");
    let python = |body: &str| told("a.py", 1, handler("a.py", 1, 7), &lcov(body), code);
    assert_eq!(python("DA:6,0\nDA:7,0\n"), Some(Executed { lines: 2, hit: 0 }));
    assert_eq!(python("DA:6,1\nDA:7,0\n"), Some(Executed { lines: 2, hit: 1 }));
    assert_eq!(python(""), None);
    let short = |hits: u32| {
        told(
            "a.py",
            1,
            handler("a.py", 1, 2),
            &format!("SF:a.py\nFN:2,2,f\nFNDA:1,f\nDA:2,{hits}\n"),
            "@x\ndef f(): return 1\n",
        )
    };
    assert_eq!((short(1), short(0)), (None, Some(Executed { lines: 1, hit: 0 })));
    let block = |lines: &str| told("a.ts", 3, handler("a.ts", 3, 5), &format!("SF:a.ts\n{lines}"), "");
    assert_eq!(block("DA:3,1\nDA:4,0\nDA:5,1\n"), Some(Executed { lines: 1, hit: 0 }));
    assert_eq!(block("DA:3,1\nDA:5,1\n"), None);
    assert_eq!(block("FN:4,inner\nFNDA:0,inner\nDA:3,1\nDA:4,2\n"), Some(Executed { lines: 1, hit: 1 }));
    assert_eq!(block("FN:4,f\nFNDA:0,f\nDA:4,0\n"), Some(Executed { lines: 1, hit: 0 }));
    let arrow = |lines: &str| told("a.ts", 3, handler("a.ts", 3, 3), &format!("SF:a.ts\n{lines}"), "");
    assert_eq!(arrow("DA:3,1\n"), None);
    assert_eq!(arrow("DA:3,0\n"), Some(Executed { lines: 1, hit: 0 }));
    assert_eq!(arrow("FN:3,a\nFNDA:0,a\nDA:3,1\n"), Some(Executed { lines: 1, hit: 0 }));
    assert_eq!(arrow("FN:3,a\nFNDA:4,a\nDA:3,1\n"), Some(Executed { lines: 1, hit: 1 }));
    assert_eq!(arrow("FN:3,a\nFNDA:4,a\nFN:3,b\nFNDA:0,b\nDA:3,1\n"), None);
}

#[test]
fn calls_ran_when_one_of_their_lines_did() {
    let call = |record: &str| told("a.go", 12, None, record, "");
    assert_eq!(call("mode: set\na.go:10.1,13.2 2 1\n"), Some(Executed { lines: 1, hit: 1 }));
    assert_eq!(call("mode: set\na.go:10.1,13.2 2 0\n"), Some(Executed { lines: 1, hit: 0 }));
    assert_eq!(call("mode: set\na.go:10.1,11.2 2 1\n"), None);
}

/// One good record of each format.
const SAMPLES: [&str; 5] = [
    LCOV,
    "<coverage><sources><source>/ci</source></sources><class filename=\"a.py\"><line number=\"1\" hits=\"3\"/></class></coverage>",
    "{\"meta\":{},\"files\":{\"a.py\":{\"executed_lines\":[1,2],\"missing_lines\":[3]}}}",
    "{\"a.ts\":{\"path\":\"a.ts\",\"statementMap\":{\"0\":{\"start\":{\"line\":1},\"end\":{\"line\":9}}},\"fnMap\":{},\"s\":{\"0\":1},\"f\":{}}}",
    "mode: set\na.go:10.40,12.16 2 1\na.go:12.16,14.3 1 0\n",
];

/// What is put into them.
const PIECES: [&str; 16] =
    ["\"", "{", "}", "[", "<", ">", "/", ":", ",", "\n", "0", "-1", "4294967296", "&", "..", "\u{e9}"];

proptest::proptest! {
    #[test]
    fn no_bytes_are_too_bad(
        sample in 0..SAMPLES.len(),
        edits in proptest::collection::vec((0_usize..400, 0_usize..12, 0..PIECES.len()), 0..8),
        first in 1_u32..40,
    ) {
        let mut text: Vec<char> = SAMPLES[sample].chars().collect();
        for (at, take, piece) in edits {
            let at = at.min(text.len());
            let end = (at + take).min(text.len());
            text.splice(at..end, PIECES[piece].chars());
        }
        let text: String = text.into_iter().collect();
        if let Ok(record) = read(text.as_bytes()) {
            for file in record.files.iter().map(|file| file.path.clone()).collect::<Vec<_>>() {
                let tree = Tree::new("/r", ["a.py", "b/a.py", "a.ts", "a.go"].into_iter(), [("a", ".")].into_iter());
                let mut placed = Placed::new();
                place("cov", Some("b/cov"), record.clone(), &tree, &mut placed);
                let mut point = Point::new(PointKind::HttpRoute, file.clone(), first, 1);
                point.handler = handler(placed.keys().next().unwrap_or(&file), first, first + 20);
                let mut report = Report { points: vec![point], ..Report::default() };
                report.coverage.push(Coverage { point: String::new(), ..Coverage::default() });
                mark(&mut report, &placed, &|_| Some("def f(\n".repeat(40)));
            }
        }
    }

    #[test]
    fn random_bytes_are_no_trouble(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..200)) {
        let _ = read(&bytes);
    }
}
