//! Functions, classes, annotations.

use super::*;

#[test]
fn functions() {
    check(
        "@outer
@r.get('/x',
    status_code=200)
async def f(a, /, b: int = d(), *args: str, k=None, **kw) -> 'pkg.A | None':
    '''doc'''
    return a, b
    yield b
    yield from a
def g(a, *, k): pass
h = lambda x, y=1: x + y
",
        "s1 a = param0.0
         s1 b: int = param0.1
         s1 args: str = param0.2
         s1 k = param0.3
         s1 kw = param0.4
         s0 f = fn#0
         s2 a = param1.0
         s2 k = param1.1
         s0 g = fn#1
         s3 x = param2.0
         s3 y = param2.1
         s0 h = fn#2
         fn#0 f s1 (a:Normal:-=-, b:Normal:int=d(), args:Rest:str=-, k:KeywordOnly:-=null, kw:KeywordRest:-=-) -> choice(pkg.A, null) returns [[a, b]; b; each(a)] decorators [outer; r.get(\"/x\", status_code=200)] lines 1-8
         fn#1 g s2 (a:Normal:-=-, k:KeywordOnly:-=-) -> - returns [] decorators [] lines 9-9
         fn#2 h s3 (x:Normal:-=-, y:Normal:-=1) -> - returns [concat(x, y)] decorators [] lines 10-10",
    );
}

#[test]
fn defaults_and_decorators_are_outside_the_function() {
    let facts = facts("@deco(1)\nasync def f(a: T = d()):\n    g()\n");
    let function = &facts.functions[0];
    let names: Vec<(String, u32, bool)> = (0..facts.exprs.len() as u32)
        .filter_map(|id| match facts.expr(ExprId(id)) {
            Expr::Name { name, scope } => {
                Some((name.to_string(), scope.0, function.first.0 <= id && id < function.end.0))
            }
            _ => None,
        })
        .collect();
    let expected = [("deco", 0, false), ("T", 0, false), ("d", 0, false), ("g", 1, true)];
    assert_eq!(names, expected.map(|(name, scope, inside)| (name.to_owned(), scope, inside)));
    assert!(function.is_async && function.has_body);
    assert_eq!((function.pos.line(), function.pos.column(), function.lines), (2, 11, (1, 3)));
}

#[test]
fn classes() {
    check(
        "@tagged
class K(base.B[T], Generic[T, U], table=True):
    '''doc'''
    x: int = Field(default=1)
    y: str
    if DEBUG: z = 2
    class Meta: model = Q
    def m(self):
        self.x = q
        return super().m()
    n = m
class E(str, enum.Enum): A, B = 1, 2
",
        "s1 x: int = Field(default=1)
         s1 y: str = -
         s1 in s2 z = 2
         s3 model = Q
         s1 Meta = class#1
         s4 self = param0.0
         s1 m = fn#0
         s1 n = m
         s0 K = class#0
         s5 A = [1, 2][0]
         s5 B = [1, 2][1]
         s0 E = class#2
         store self.x = q
         fn#0 m s4 (self:Receiver:-=-) -> - returns [super.m()] decorators [] lines 8-10
         class#0 Class K s1 bases [base.B[T]; Generic[[T, U]]] methods [0] decorators [tagged]
         field x: int = Field(default=1) ``
         field y: str = - ``
         field z: - = 2 ``
         field n: - = m ``
         class#1 Class Meta s3 bases [] methods [] decorators []
         field model: - = Q ``
         class#2 Enum E s5 bases [str; enum.Enum] methods [] decorators []
         field A: - = [1, 2][0] ``
         field B: - = [1, 2][1] ``",
    );
    let facts = facts("class K(Generic[T, U], table=True): pass\nclass L[V: int, *W](K[V]): pass\n");
    let params: Vec<Vec<&str>> =
        facts.classes.iter().map(|c| c.type_params.iter().map(|p| p.as_str()).collect()).collect();
    assert_eq!(params, [vec!["T", "U"], vec!["V", "W"]]);
    assert_eq!(facts.classes[0].keywords[0].name.as_str(), "table");
}

#[test]
fn method_kinds() {
    let source = "class K:
    @property
    def p(self): return 1
    @p.setter
    def p(self, v): pass
    @functools.cached_property
    def q(self): return 2
    @staticmethod
    def s(a): pass
    @classmethod
    def c(cls): pass
    @typing.overload
    def o(self): ...
";
    let facts = facts(source);
    let marks: Vec<String> = facts
        .functions
        .iter()
        .map(|f| {
            let kind = f.params.first().map(|p| format!("{:?}", p.kind)).unwrap_or_default();
            format!("{} {kind} {} {} {}", f.name, f.is_property, f.is_static, f.has_body)
        })
        .collect();
    assert_eq!(
        marks,
        [
            "p Receiver true false true",
            "p Receiver false false true",
            "q Receiver true false true",
            "s Normal false true true",
            "c Receiver false false true",
            "o Receiver false false false"
        ]
    );
    let of_p: Vec<ExprId> = facts.bindings.iter().filter(|b| b.name.as_str() == "p").map(|b| b.value).collect();
    assert_eq!(of_p.len(), 1, "the setter must not hide the getter");
    assert_eq!(expr(&facts, of_p[0]), "fn#0");
}

#[test]
fn annotations() {
    let types = |source: &str| {
        let facts = facts(source);
        let shown: Vec<String> = facts.functions[0].params.iter().map(|p| expr(&facts, p.ty)).collect();
        shown.join("; ")
    };
    assert_eq!(
        types("def f(a: 'List[Foo, \"x\"]', b: List['pkg.Foo'], c: t.Dict[str, 'B'], d: a.B[C] | 'D' | None): ..."),
        "List[[Foo, \"x\"]]; List[pkg.Foo]; t.Dict[[str, B]]; choice(a.B[C], D, null)"
    );
    assert_eq!(
        types(
            "def f(a: Literal['x', 'y'], b: Annotated['T', Query('z'), 'doc'], c: Callable[['A'], B], d: 'not a type'): ..."
        ),
        "Literal[[\"x\", \"y\"]]; Annotated[[T, Query(\"z\"), \"doc\"]]; Callable[[[A], B]]; \"not a type\""
    );
    assert_eq!(value("type A[T] = list['T']"), "list[T]");
}
