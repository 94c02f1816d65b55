//! Classes, decorators and types.

use super::{calls, facts, has, js, ts};
use crate::model::language::Dialect;

const CONTROLLER: &str = "
@Controller('users')
export class Users extends Base<User> implements OnInit, ns.Other {
    @Input() name?: string = 'n';
    static readonly all: Map<string, User> = new Map();

    constructor(private readonly repo: Repository<User>, @Inject(TOKEN) public client: Client, plain: string) {
        super();
        this.later = plain;
    }

    @Get(':id')
    @auth.Guard()
    async find(@Param('id') id: string): Promise<User | null> {
        return this.repo.findOne(id);
    }

    get size(): number { return 1 }
    set size(v) {}
    static make() { return new Users(null, null, '') }
    handler = async () => this.size;
    overloaded(a: string): void;
}
";

#[test]
fn typescript_classes() {
    let text = ts(CONTROLLER);
    has(
        &text,
        &[
            "store this.later = plain",
            "fn#0 constructor s2 (repo:Normal:Repository[User]=-, client:Normal:Client=-, plain:Normal:string=-) -> - returns [] decorators [] lines 7-10",
            "fn#1 find s3 (id:Normal:string=-) -> Promise[choice(User, null)] returns [this.repo.findOne(id)] decorators [Get(\":id\"); auth.Guard()] lines 12-16",
            "fn#2 size s4 () -> number returns [1] decorators [] lines 18-18",
            "fn#6 overloaded s8 (a:Normal:string=-) -> void returns [] decorators [] lines 22-22",
            "class#0 Class Users s1 bases [Base[User]; OnInit; ns.Other] methods [0, 1, 2, 4, 6] decorators [Controller(\"users\")]",
            "field name: string = \"n\" ``",
            "field all: Map[[string, User]] = new Map() ``",
            "field handler: - = fn#5 ``",
            "export Users = Users",
        ],
    );
    let facts = facts(Dialect::TypeScript, CONTROLLER);
    let params = &facts.functions[0].params;
    assert_eq!(
        params.iter().map(|p| (p.field, p.decorators.len())).collect::<Vec<_>>(),
        [(true, 0), (true, 1), (false, 0)]
    );
    let function =
        |name: &str| facts.functions.iter().find(|f| f.name.as_str() == name).expect("a function of this name");
    assert!(function("make").is_static && function("size").is_property && function("find").is_async);
    assert!(function("find").has_body && !function("overloaded").has_body);
    assert!(function("find").class.is_some() && !function("handler").class.is_some());
    let class = &facts.classes[0];
    assert_eq!((class.lines, class.pos.line()), ((2, 23), 3));
    let field = |n: usize| (class.fields[n].optional, class.fields[n].is_static, class.fields[n].decorators.len());
    assert_eq!((field(0), field(1)), ((true, false, 1), (false, true, 0)));
}

#[test]
fn calls_are_where_their_last_name_is() {
    let text = calls(&facts(
        Dialect::TypeScript,
        "router\n  .route('/a')\n  .get<B>(h);\n@Get(\n'x') class C {}\nnew ns.D;\nf`t`;\na!.b?.(c)",
    ));
    assert_eq!(
        text,
        [
            "2:4 router.route(\"/a\")",
            "3:4 router.route(\"/a\").get(h, <>=B)",
            "4:2 Get(\"x\")",
            "6:8 new ns.D()",
            "7:1 f(\"t\")",
            "8:4 a.b(c)",
        ]
    );
}

#[test]
fn javascript_classes() {
    let text = js("
class A extends mixin(B) {
    @field x = 1;
    static #y = 2;
    @bound m() {}
    static { setup(); }
}
const C = class extends A {};
const D = class E { f() {} };
");
    has(
        &text,
        &[
            "s0 A = class#0",
            "s0 C = class#1",
            "s5 E = class#2",
            "s0 D = class#2",
            "fn#0 m s2 () -> - returns [] decorators [bound] lines 5-5",
            "class#0 Class A s1 bases [mixin(B)] methods [0] decorators []",
            "field x: - = 1 ``",
            "field #y: - = 2 ``",
            "class#1 Class C s4 bases [A] methods [] decorators []",
            "class#2 Class E s5 bases [] methods [1] decorators []",
        ],
    );
}

#[test]
fn interfaces_aliases_and_enums() {
    let text = ts("
interface A<T> extends B, C<T> { id: number; name?: string; m(x: T): void; 'quoted-key': X }
type D = { a: { b: string } };
type E = A<string> | null;
enum F { One, Two = 5, Three, Four = 'four', Five }
export declare const g: { h: string };
");
    has(
        &text,
        &[
            "s0 F = class#4",
            "s0 g: class#5 = -",
            "fn#0 m s2 (x:Normal:T=-) -> void returns [] decorators [] lines 2-2",
            "class#0 Interface A s1 bases [B; C[T]] methods [0] decorators []",
            "field id: number = - ``",
            "field name: string = - ``",
            "field quoted-key: X = - ``",
            "class#1 Interface D s3 bases [] methods [] decorators []",
            "field a: class#2 = - ``",
            "class#2 Interface  s4 bases [] methods [] decorators []",
            "field b: string = - ``",
            "class#3 Alias E s5 bases [choice(A[string], null)] methods [] decorators []",
            "field One: - = 0 ``",
            "field Two: - = 5 ``",
            "field Three: - = 6 ``",
            "field Four: - = \"four\" ``",
            "field Five: - = ? ``",
        ],
    );
}

#[test]
fn types() {
    let text = ts("
let a: string[], b: Record<string, X[]>, c: ns.Deep.T, d: 'GET' | 'POST' | 3, e: (x: A, ...y: B[]) => C;
let f: typeof g.h, i: T['key'], j: [A, B?], k: import('./m').K, l: readonly L[], m: `/${string}/x`, n: A extends B ? C : D;
");
    has(
        &text,
        &[
            "import = from ./m type",
            "s0 a: Array[string] = -",
            "s0 b: Record[[string, Array[X]]] = -",
            "s0 c: ns.Deep.T = -",
            "s0 d: choice(\"GET\", \"POST\", 3) = -",
            "s0 e: functype(A, Array[B], C) = -",
            "s0 f: g.h = -",
            "s0 i: T[\"key\"] = -",
            "s0 j: [A, B] = -",
            "s0 k: import#0.K = -",
            "s0 l: Array[L] = -",
            "s0 m: concat(\"/\", string, \"/x\") = -",
            "s0 n: choice(C, D) = -",
        ],
    );
}
