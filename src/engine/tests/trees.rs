use crate::engine::testing::points;

const PACK: &str = r#"
id = "obj"
title = "Objects"
gate = ["obj"]

[[call]]
name = "mount"
callee = "obj.mount"
emit = "tree"
child = "args.0"
prefix = "args.1"

[call.tree]
decorator = "obj.expose"
flag = "exposed"
index = ["index"]
rest = ["default"]
"#;

#[test]
fn methods_of_objects_in_objects_are_routes() {
    let app = "import obj\nfrom parts import Part\n\nclass Root:\n    part = Part()\n    def page(self): ...\n    \
               page.exposed = True\n    def hidden(self): ...\n    @obj.expose\n    def default(self): ...\n\n\
               class Verbs:\n    exposed = True\n    def GET(self): ...\n    def helper(self): ...\n\n\
               root = Root()\nroot.verbs = Verbs()\nobj.mount(root, '/app')\n";
    let parts = "import obj\n\nclass Base:\n    @obj.expose\n    def index(self): ...\n\nclass Part(Base):\n    \
                 def __init__(self):\n        self.inner = Inner()\n\nclass Inner:\n    @obj.expose\n    \
                 def deep(self): ...\n";
    let want = [
        "ANY /app/page app.py:6",
        "ANY /app/part parts.py:5",
        "ANY /app/part/inner/deep parts.py:13",
        "ANY /app/{*} app.py:10",
        "GET /app/verbs app.py:14",
    ];
    assert_eq!(points(&[("python/obj", PACK)], &[("app.py", app), ("parts.py", parts)]), want);
}
