import Fetching
import Support
import Testing

@Suite struct FetchLineTests {
  @Test func `a line is a word and fields`() {
    let line = FetchLine("get", [("url", "https://host/a b"), ("number", "1")])
    #expect(line.text == "get number=1 url=https://host/a%20b\n")
    #expect(FetchLine(parsing: line.text.dropLast()) == line)
  }

  @Test(arguments: ["", " ", "a=b c", "%", "%2", "100%", "\n", "\u{0}", "é…", "%+f", "%41"])
  func `a value comes through as it is`(value: String) {
    let text = FetchLine("x", [("v", value)]).text
    #expect(text.utf8.dropLast().allSatisfy { (0x20...0x7e).contains($0) })
    #expect(FetchLine(parsing: text.dropLast())?["v"] == value)
  }

  @Test func `what is no line and no field is passed over`() {
    #expect(FetchLine(parsing: "") == nil)
    #expect(FetchLine(parsing: "   ") == nil)
    let line = FetchLine(parsing: "file bytes=12 rest =x number=-1 bytes=%zz%4")
    #expect(line?["bytes"] == "%zz%4")
    #expect(line?.number("bytes") == nil && line?.number("number") == nil)
    #expect(line?["rest"] == nil && line?[""] == "x")
  }

  @Test func `whatever a line is, saying it again changes nothing`() {
    var generator = SeededGenerator(seed: 12)
    let alphabet = Array("get=%2F0aZ \t\u{1b}é".unicodeScalars)
    for _ in 0..<3000 {
      let scalars = (0..<Int.random(in: 0...24, using: &generator)).compactMap { _ in
        alphabet.randomElement(using: &generator)
      }
      let text = String(String.UnicodeScalarView(scalars))
      guard let line = FetchLine(parsing: text) else {
        #expect(text.allSatisfy { $0 == " " })
        continue
      }
      #expect(FetchLine(parsing: line.text.dropLast()) == line, "\(text)")
      _ = (FetchRequest(line), FetchEvent(line), FetchGreeting(line))
    }
  }

  @Test func `requests and events say the same at both ends`() {
    var limits = FetchLimits()
    limits.byteCount = 7
    limits.pauseMilliseconds = 0
    let request = FetchRequest(url: "http://h/ä b", path: "/tmp/a=b c", limits: limits)
    #expect(FetchRequest(request.line(number: 3)) == request)
    #expect(request.line(number: 3).number("number") == 3)
    for event in [
      FetchEvent.progress(receivedByteCount: 1, totalByteCount: nil),
      .progress(receivedByteCount: 1, totalByteCount: 9), .file(byteCount: 0),
      .absent(status: 410), .failed(reason: "no such host"),
      .failed(reason: "", isUnanswered: true),
    ] {
      #expect(FetchEvent(event.line(number: 8)) == event)
    }
    #expect(FetchGreeting(FetchGreeting(library: "curl 8").line)?.library == "curl 8")
  }

  @Test(arguments: [
    "get number=1 url=x", "file", "progress number=1", "absent status=x", "failed", "x",
  ])
  func `a line that lacks a field means nothing`(text: String) throws {
    let line = try #require(FetchLine(parsing: text))
    #expect(FetchRequest(line) == nil && FetchEvent(line) == nil)
  }
}
