import Processing
import Testing

@testable import Reports

@Suite struct ExtraInformationTests {
  @Test(arguments: [
    #"{"ModuleSignatureInfo": {"Mozilla": ["xul.dll", "a.exe"]}}"#,
    #"{"ModuleSignatureInfo": "{\"Mozilla\": [\"xul.dll\", \"a.exe\"]}"}"#,
  ])
  func `signatures come as an object or as text of one`(json: String) throws {
    let extra = try #require(ExtraInformation(json: json.utf8))
    #expect(extra.certificates == ["xul.dll": "Mozilla", "a.exe": "Mozilla"])
  }

  @Test func `the dump's own microcode version counts`() throws {
    let extra = try #require(ExtraInformation(json: #"{"CPUMicrocodeVersion":"0x42F"}"#.utf8))
    var state = ProcessState()
    extra.complete(&state)
    #expect(state.system.cpuMicrocodeVersion == 0x42f)
    state.system.cpuMicrocodeVersion = 1
    extra.complete(&state)
    #expect(state.system.cpuMicrocodeVersion == 1)
  }

  @Test func `what is not an object is refused, a wrong member left out`() {
    #expect(ExtraInformation(json: "[]".utf8) == nil)
    let odd = #"{"ModuleSignatureInfo":[1],"CPUMicrocodeVersion":"42"}"#
    #expect(ExtraInformation(json: odd.utf8)?.certificates == [:])
    #expect(ExtraInformation(json: odd.utf8)?.cpuMicrocodeVersion == nil)
  }

  @Test func `signers are reported with their modules`() {
    var state = Examples.crash
    state.certificates = ["app.exe": "Example Inc."]
    let json = String(decoding: JSONReport().report(state), as: UTF8.self)
    #expect(json.contains(#""cert_subject":"Example Inc.","code_file":"C:\\App\\app.exe""#))
    #expect(json.contains(#""modules_contains_cert_info":true"#))
    let text = String(decoding: TextReport().report(state), as: UTF8.self)
    #expect(text.contains("app.exe  1.2.3.4  (main) (Example Inc.)\n"))
  }
}
