import Bytes
import Demangling
import Testing

/// Names of C++ and Swift; expected is what `c++filt --no-verbose` and `swift demangle -no-sugar` say.
@Suite struct DemanglerTests {
  @Test(arguments: [
    ("_Z1fv", "f()"),
    ("_ZNKSt6vectorIiSaIiEE4sizeEv", "std::vector<int, std::allocator<int> >::size() const"),
    ("_Z1fSs", "f(std::string)"),
    ("_ZTV3Foo", "vtable for Foo"),
    ("__Z1fi", "f(int)"),
    ("_ZZ4mainENKUlvE_clEv", "main::{lambda()#1}::operator()() const"),
    ("_Z1fv.cold", "f() [clone .cold]"),
    ("_Z1fv.part.0.constprop.0", "f() [clone .part.0] [clone .constprop.0]"),
    ("_Z1fv.llvm.123", "f() [clone .llvm.123]"),
    ("_ZNSaIcEC1Ev@@GLIBCXX_3.4", "std::allocator<char>::allocator()@@GLIBCXX_3.4"),
  ])
  func `names of C++ are told`(name: String, expected: String) {
    #expect(Demangler.demangle(name) == DemangledName(text: expected, language: .cxx))
  }

  @Test(arguments: [
    ("_Z1fIiEvT_", "f<int>"), ("_ZNK1A1bEv", "A::b"), ("_ZTV3Foo", "vtable for Foo"),
  ])
  func `parameters of C++ can be left out`(name: String, expected: String) {
    #expect(Demangler.demangle(name, style: .withoutParameters)?.text == expected)
  }

  @Test(arguments: [
    ("$s4main3fooyyF", "main.foo() -> ()"),
    ("_$s4main3fooyyF", "main.foo() -> ()"),
    ("$S4main3fooyyF", "main.foo() -> ()"),
    ("_T04main3fooyyF", "main.foo() -> ()"),
    ("$s4main3fooyyYaFTY0_", "(1) suspend resume partial function for main.foo() async -> ()"),
    ("$s4main3fooyyYaFTQ1_", "(2) await resume partial function for main.foo() async -> ()"),
    ("$s4main3fooSaySiGyF", "main.foo() -> Swift.Array<Swift.Int>"),
    ("$sSS", "Swift.String"),
  ])
  func `names of Swift are told`(name: String, expected: String) {
    #expect(Demangler.demangle(name) == DemangledName(text: expected, language: .swift))
  }

  @Test(arguments: [
    "", "_", "main", "_start", "_Z", "_Zx", "_ZN3fooE3", "$", "$s", "$s4main3fooyy?", "_TABLE",
    "?f@@YAXXZ", "f()", "std::vector<int>", "_Z1fv\0", "@GLIBC_2.2",
    "__libc_start_main@@GLIBC_2.34",
  ])
  func `what is not mangled is not told`(name: String) {
    #expect(Demangler.demangle(name) == nil)
  }
}

/// Names made to cost much.
@Suite struct HostileNameTests {
  /// Each template argument twice what the one before is.
  @Test func `a name of C++ that means gigabytes is not told`() {
    // f<A<int, int>, A<that, that>, …>
    var name = "_Z1fI1AIiiE"
    for index in 0..<36 {
      let number = index == 0 ? "0" : String(index, radix: 36).uppercased()
      name += "S\(index == 0 ? "_" : "")IS\(number)_S\(number)_E"
    }
    name += "Evv"
    _ = Demangler.demangle(name)
    #expect((Demangler.demangle(name)?.text.utf8.count ?? 0) <= Demangler.textLimit)
  }

  @Test func `a name of Swift that means gigabytes is not told`() {
    // Dictionaries of dictionaries: each key and value is the part that ended last.
    var name = "$s1a1fyySDySSSSG"
    for index in 0..<40 {
      let letter = index < 26 ? String(UnicodeScalar(UInt8(0x41 + index))) : "\(index - 26)_"
      name += "_SDyA\(letter)A\(letter)G"
    }
    name += "tF"
    #expect(Demangler.demangle(name) == nil)
  }

  @Test func `a pack's mark outside of a signature does not end the process`() {
    // Found by changing names of Foundation at random.
    #expect(Demangler.demangle("$s10Foundation13DateFormatterC7symbolsSaySSRvs") == nil)
    #expect(
      Demangler.demangle(
        "$s12_RegexParser13SyntaxOptionRVnRVs10SetAlgebraAA") == nil)
  }

  @Test func `references of Rust that lead to one another are counted`() {
    var name = "_RIC1a"
    var last = "hE"
    for _ in 0..<60 {
      let start = name.utf8.count - 2
      name += "T" + last
      last = "B\(base62(start))B\(base62(start))E"
    }
    #expect((Demangler.demangle(name + "E")?.text.utf8.count ?? 0) <= Demangler.textLimit)
  }

  private func base62(_ number: Int) -> String {
    guard number > 0 else { return "_" }
    let digits = Array("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
    var rest = number - 1
    var text = ""
    repeat {
      text = String(digits[rest % 62]) + text
      rest /= 62
    } while rest > 0
    return text + "_"
  }

  @Test(arguments: [
    "_Z1f" + String(repeating: "P", count: 100_000) + "i",
    "_Z1f" + String(repeating: "P", count: 1000) + "i",
    "_ZN" + String(repeating: "1aI", count: 300) + "i" + String(repeating: "E", count: 301),
    "_Z1fI" + String(repeating: "JDp", count: 200), "_ZcvI" + String(repeating: "cvI", count: 200),
    "$sSi" + String(repeating: "Sg", count: 1500) + "D",
    "$s" + String(repeating: "1a", count: 2000),
    "$sS2048iS2048iS2048iS2048itD", "_RIC1a" + String(repeating: "R", count: 5000) + "hE",
    String(repeating: "_RI", count: 3000), "_RIC1a" + String(repeating: "T", count: 200),
  ])
  func `deep, long and endless names cost little`(name: String) {
    let text = Demangler.demangle(name)?.text
    #expect((text?.utf8.count ?? 0) <= Demangler.textLimit)
  }

  @Test(arguments: [
    "_ZNKSt6vectorIiSaIiEE4sizeEv", "$s4main3fooyyYaFTY0_@@V1",
    "_RNvXCs3zbG07TJcyN_2rfINtB2_1SINtNtCs8NwYtU1Mohg_4core6option6OptioncEEINtB2_1TKj7_E1fB2_",
    "_ZN36_$LT$T$u20$as$u20$core..any..Any$GT$7type_id17h0123456789abcdefE.cold",
  ])
  func `no beginning and no change of a letter traps`(name: String) {
    let bytes = Array(name.utf8)
    for count in 0...bytes.count { _ = Demangler.demangle(String(name.prefix(count))) }
    for index in bytes.indices {
      for byte in "09AEISTZ_adv$.@".utf8 {
        var changed = bytes
        changed[index] = byte
        _ = Demangler.demangle(String(decoding: changed, as: UTF8.self))
      }
    }
  }

  /// Long ones, whose texts take another way than short ones, and those with a version.
  @Test func `bytes say what strings say`() {
    let names = [
      "_ZNK6shapes6Square4areaEv", "$s4main3fooyyF", "_RNvC1a1b", "_ZN1a1b17h0123456789abcdefE",
      "$s4main" + String(repeating: "3fooV", count: 100) + "AAyyF",
      "_Z3fooILi1EEvv" + String(repeating: "PKc", count: 200), "_Z3foov@@VERS_1", "main", "", "_Z",
      "@__swiftmacro_4main3fooyyF",
    ]
    for name in names {
      var text: String?
      let isTold = Demangler.demangle(ByteView(name.utf8)) { told, _ in
        text = String(decoding: told.bytes, as: UTF8.self)
      }
      #expect(isTold == (text != nil))
      #expect(text == Demangler.demangle(name)?.text, "\(name)")
    }
  }
}
