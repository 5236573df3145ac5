import Testing

@testable import Signatures

@Suite struct `Names of Swift` {
  @Test(arguments: [
    ("app.main() -> ()", "app.main()"),
    (
      "static app.Cache.load<A where A: app.P>(key: A, _: Swift.Int) async throws -> Swift.String",
      "app.Cache.load(key:_:)"
    ),
    ("app.f(Swift.Int, Swift.String) -> Swift.Bool", "app.f(_:_:)"),
    ("app.f(g: (Swift.Int, Swift.Int) -> ()) -> ()", "app.f(g:)"),
    ("app.Box.value.getter : A", "app.Box.value.getter"),
    ("app.(helper in _0123456789ABCDEF0123456789ABCDEF)(x: Swift.Int) -> ()", "app.helper(x:)"),
    ("(extension in app):Swift.Array.sum() -> A", "Swift.Array.sum()"),
    ("closure #1 (Swift.Int) -> Swift.Int in app.f() -> ()", "closure in app.f()"),
    (
      "closure #2 () -> () in closure #1 () -> () in app.f() -> ()",
      "closure in closure in app.f()"
    ),
    ("implicit closure #1 () -> () in app.f() -> ()", "closure in app.f()"),
    ("(2) await resume partial function for app.f() async -> ()", "app.f()"),
    ("partial apply forwarder for closure #1 () -> () in app.f() -> ()", "closure in app.f()"),
    (
      "generic specialization <Swift.Int> of Swift.Array.append(__owned A) -> ()",
      "Swift.Array.append(_:)"
    ),
    ("function signature specialization <Arg[0] = Dead> of app.f(Swift.Int) -> ()", "app.f(_:)"),
    (
      "protocol witness for app.P.f() -> () in conformance app.A : app.P in app",
      "protocol witness for app.P.f()"
    ),
    ("Swift runtime failure: arithmetic overflow", "Swift runtime failure: arithmetic overflow"),
    (
      "reabstraction thunk helper from @escaping @callee_guaranteed () -> () to ()",
      "reabstraction thunk"
    ),
    (
      "Swift.Array<Swift.Int>.subscript.getter : (Swift.Int) -> Swift.Int",
      "Swift.Array<T>.subscript.getter"
    ),
  ])
  func `keep labels and lose types`(name: String, short: String) {
    #expect(String(decoding: SwiftFunctionName.short(Array(name.utf8)), as: UTF8.self) == short)
  }
}
