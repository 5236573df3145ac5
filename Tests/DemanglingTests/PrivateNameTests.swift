import Bytes
import Testing

@testable import Demangling

@Suite struct PrivateNameTests {
  private static let hash = "2DF8E09821905D55FA342549A73ACFB7"

  @Test func `a private name is told without the hash of its file`() {
    let name = "$s10Foundation13NSThreadStart33_D49CB0B1B31B2B0E5CAE8F6F0E8B3E1FLLyS2vSgF"
    #expect(
      Demangler.demangle(name)?.text
        == "Foundation.NSThreadStart(Swift.Optional<Swift.UnsafeMutableRawPointer>) -> Swift.UnsafeMutableRawPointer"
    )
  }

  @Test(arguments: [
    ("a.(b in _#)(c: Swift.Int) -> ()", "a.b(c: Swift.Int) -> ()"),
    ("a.(b in _#).(c in _#).getter : Swift.Int", "a.b.c.getter : Swift.Int"),
    ("a.(b in _#)<(c in _#)>", "a.b<c>"),
    ("a.((b) in _#)", "a.(b)"),
  ])
  func `every mark goes`(text: String, bare: String) {
    #expect(removed(text) == bare)
  }

  @Test(arguments: [
    "a.b()", "b in _#", "b in _#)", "(b in _#", "(b in _12)", "(b in _", ") in _#)",
  ])
  func `what is no mark stays`(text: String) {
    #expect(removed(text) == nil)
  }

  @Test func `a text of nothing but marks takes no longer than its length`() {
    #expect(removed(String(repeating: " in _#)", count: 3000)) == nil)
  }

  private func removed(_ text: String) -> String? {
    let bytes = Array(
      text.split(separator: "#", omittingEmptySubsequences: false)
        .joined(separator: Self.hash).utf8)
    return PrivateDiscriminators.removed(from: ByteView(bytes))
      .map { String(decoding: $0, as: UTF8.self) }
  }
}
