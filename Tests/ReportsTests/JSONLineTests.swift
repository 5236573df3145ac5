import Bytes
import Processing
import Reports
import Testing

@Suite struct JSONLineTests {
  private func text(_ line: JSONLine) -> String { String(decoding: line.bytes, as: UTF8.self) }

  @Test func `a failure is a line with a sentence`() {
    let line = JSONLine(
      path: "a \"b\"\n.dmp", outcome: .failure("is empty"), duration: .microseconds(1_002_003))
    #expect(
      text(line)
        == #"{"path":"a \"b\"\n.dmp","status":"error","seconds":1.002003,"error":"is empty"}"#
        + "\n"
    )
  }

  @Test func `a report is the one that a report alone would be`() {
    let state = ProcessState()
    let line = JSONLine(path: "a", outcome: .report(state), duration: .zero)
    #expect(
      text(line) == #"{"path":"a","status":"ok","seconds":0.000000,"report":"#
        + String(decoding: JSONReport().report(state), as: UTF8.self) + "}\n")
  }

  @Test func `a summary of nothing has all its members`() {
    let line = JSONLine(path: "a", outcome: .summary(ProcessState()), duration: .zero)
    #expect(
      text(line).hasSuffix(
        #""summary":{"address":null,"cpu":"unknown","diagnostic_count":0,"frames":[],"os":"unknown","signature":null,"thread":null,"#
          + #""thread_count":0,"type":null}}"# + "\n"))
  }

  @Test(arguments: ["/a/b.dmp", #"C:\a "b".dmp"#, "ä\u{1}\n", "", #"\"#])
  func `the path is found again`(path: String) {
    let bytes = JSONLine(path: path, outcome: .failure("x"), duration: .zero).bytes
    #expect(JSONLine.path(in: ByteView(bytes)) == path)
    // Also of a line of which only the beginning is looked at.
    #expect(JSONLine.path(in: ByteView(bytes.dropLast(12))) == path)
    let written = JSONLine.Written(ByteView(bytes.dropLast()))
    #expect(written?.path == path && written?.content == .error)
    #expect(JSONLine.Written(ByteView(bytes.dropLast(2))) == nil)
  }

  @Test(arguments: ["", "{}", #"{"path":"#, #"{"path":"a"#, #"{"path":7}"#, #"{"status":"ok"}"#])
  func `other text has no path`(text: String) {
    #expect(JSONLine.path(in: ByteView(Array(text.utf8))) == nil)
  }
}
