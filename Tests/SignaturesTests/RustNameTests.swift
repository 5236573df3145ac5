import Testing

@testable import Signatures

@Suite struct `Names of Rust` {
  @Test(arguments: [
    ("app::main", "app::main"),
    ("app::load::h0123456789abcdef", "app::load"),
    ("app::load::{{closure}}::h0123456789abcdef", "app::load::{closure}"),
    ("app::load::<u32>::{closure#3}", "app::load::{closure}"),
    ("<app::Cache<alloc::string::String>>::get", "app::Cache<T>::get"),
    ("<app::A as core::fmt::Display>::fmt", "<app::A as core::fmt::Display>::fmt"),
    ("<app::A<u8> as core::iter::Map<X>>::next", "<app::A<T> as core::iter::Map<T>>::next"),
    ("core[0123456789abcdef]::panicking::panic_fmt", "core::panicking::panic_fmt"),
    ("alloc::vec::Vec<T,A>::push", "alloc::vec::Vec<T>::push"),
    ("app::f.llvm.1234567890", "app::f"),
  ])
  func `lose hashes and arguments of generics`(name: String, short: String) {
    #expect(String(decoding: RustFunctionName.short(Array(name.utf8)), as: UTF8.self) == short)
  }
}
