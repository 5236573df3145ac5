import Demangling
import Testing

/// Names of Rust's two schemes; expected is what the crate rustc-demangle says, without hashes.
@Suite struct RustNameTests {
  private func text(_ name: String) -> String? {
    let demangled = Demangler.demangle(name)
    #expect(demangled == nil || demangled?.language == .rust)
    return demangled?.text
  }

  @Test(arguments: [
    ("_RNvC1a4main", "a::main"),
    ("_RNvC6_123foo3bar", "123foo::bar"),
    ("_RNvCs1234_7mycrate3foo", "mycrate::foo"),
    ("_RNCNvC1a4main0", "a::main::{closure#0}"),
    ("_RNCNvC1a4mains_0", "a::main::{closure#1}"),
    ("_RNvC1au8gdel_5qa", "a::gödel"),
    ("_RNvC1a4mainC1b", "a::main"),
    ("_RMC1aNtB0_1S", "<a::S>"),
    ("_RXC1aNtB0_1SNtB0_5Trait", "<a::S as a::Trait>"),
    (
      "_RNvXCs3zbG07TJcyN_2rfINtB2_1SINtNtCs8NwYtU1Mohg_4core6option6OptioncEEINtB2_1TKj7_E1fB2_",
      "<rf::S<core::option::Option<char>> as rf::T<7>>::f"
    ),
    ("__RNvC1a4main", "a::main"),
  ])
  func `paths are told`(name: String, expected: String) {
    #expect(text(name) == expected)
  }

  @Test(arguments: [
    (
      "TETjETjhEAhj3_SaPbOcRdQe",
      "(), (usize,), (usize, u8), [u8; 3], [i8], *const bool, *mut char, &f64, &mut str"
    ),
    ("FUKCjEu", "unsafe extern \"C\" fn(usize)"),
    ("FK5C_cmejEm", "extern \"C-cme\" fn(usize) -> u32"),
    ("FG0_RL0_hRL1_hEu", "for<'a, 'b> fn(&'b u8, &'a u8)"),
    ("DG_INtB0_5TraithEp4ItemRL0_hEL_", "dyn for<'a> a::Trait<u8, Item = &'a u8>"),
    ("DNtB0_5Traitp4ItemhNtB0_4SendEL_", "dyn a::Trait<Item = u8> + a::Send"),
    ("L_", "'_"),
  ])
  func `types are told`(types: String, expected: String) {
    #expect(text("_RIC1a\(types)E") == "a::<\(expected)>")
  }

  @Test(arguments: [
    ("j7_", "7"), ("j_", "0"), ("lna_", "-10"), ("b1_", "true"), ("c61_", "'a'"),
    ("c27_", "'\\''"), ("ca_", "'\\n'"), ("p", "_"), ("o123456789abcdef01_", "0x123456789abcdef01"),
    ("Re616263_", "\"abc\""), ("e616263_", "{*\"abc\"}"), ("RAh1_h2_E", "{&[1, 2]}"),
    ("Th1_h2_E", "{(1, 2)}"), ("Th1_E", "{(1,)}"), ("VNtB0_1SU", "{a::S}"),
    ("VNtB0_1STh1_E", "{a::S(1)}"), ("VNtB0_1SS1xh1_E", "{a::S { x: 1 }}"),
  ])
  func `values are told`(value: String, expected: String) {
    #expect(text("_RIC1aK\(value)E") == "a::<\(expected)>")
  }

  @Test(arguments: [
    ("_ZN4core3fmt9Formatter3pad17h0123456789abcdefE", "core::fmt::Formatter::pad"),
    (
      "_ZN50_$LT$T$u20$as$u20$core..any..Any$GT$7type_id17h0123456789abcdefE",
      "_ZN50_$LT$T$u20$as$u20$core..any..Any$GT$7type_id17h0123456789abcdefE"
    ),
    (
      "_ZN36_$LT$T$u20$as$u20$core..any..Any$GT$7type_id17h0123456789abcdefE",
      "<T as core::any::Any>::type_id"
    ),
    ("_ZN9$u7e$$zz$17h0123456789abcdefE", "~$zz$"),
    ("_ZN5a$b$c17h0123456789abcdefE", "a$b$c"),
  ])
  func `names of the first scheme lose their hash`(name: String, expected: String) {
    #expect((text(name) ?? name) == expected)
  }

  @Test func `a name that ends in no hash is one of C++`() {
    #expect(Demangler.demangle("_ZN3foo3barE")?.language == .cxx)
    #expect(Demangler.demangle("_ZN3foo17h0000000000000000E")?.language == .cxx)
  }

  @Test(arguments: [
    ("_RINvNtC3std3mem8align_ofdE.llvm.8A1B2C", "std::mem::align_of::<f64>"),
    ("_RINvNtC3std3mem8align_ofdE.cold", "std::mem::align_of::<f64>.cold"),
    ("_ZN3foo17h0123456789abcdefE.llvm.1A2B", "foo"),
    ("_ZN3foo17h0123456789abcdefE.cold.1", "foo.cold.1"),
    ("_RNvC1a1b@@VERS_1", "a::b@@VERS_1"),
  ])
  func `marks behind a name stay, hashes of the optimizer do not`(name: String, expected: String) {
    #expect(text(name) == expected)
  }

  @Test(arguments: [
    "_R", "_RN", "_RNvC1a", "_RNvNvC1a4main", "_RB_", "_RNvB_1a", "_RIC1aWhE", "_RIC1aKb2_E",
    "_RIC1aKjn7_E", "_RIC1aRL0_hE", "_RNvC1au3_n3", "_RNvC99a4main", "_R0NvC1a4main", "_Restore",
    "_RNvC1a4main5", "_RIC1aFGzzzzzzzzzzzz_EuE", "_RMs_FGZZZZZZZZZ_EuC1a",
  ])
  func `what is none is not told`(name: String) {
    #expect(text(name) == nil)
  }
}
