import Bytes
import MinidumpFormat
import MinidumpReading
import MinidumpRewriting
import MinidumpWriting
import Support
import Testing

/// Users' names, and what a program was called with.
@Suite struct SanitizedNamesTests {
  @Test(arguments: [
    (#"c:\users\ann\app.exe"#, #"c:\users\user\app.exe"#),
    (#"C:\USERS\ANN\A.DLL"#, #"C:\USERS\user\A.DLL"#),
    (#"Z:\home\ann\wine.dll"#, #"Z:\home\user\wine.dll"#),
    (#"C:\Users/ann\mix.dll"#, #"C:\Users/user\mix.dll"#),
    (#"C:/Users/Ann Other/a.dll"#, #"C:/Users/user/a.dll"#),
    (#"/cygdrive/c/DOCUME~1/ANNOTH~1/a"#, #"/cygdrive/c/DOCUME~1/user/a"#),
    (#"\Device\HarddiskVolume3\Users\ann\a.dll"#, #"\Device\HarddiskVolume3\Users\user\a.dll"#),
    ("/run/media/ann/stick/a", "/run/media/user/stick/a"),
    ("/home/ann", "/home/user"), ("/home/ann (deleted)", "/home/user (deleted)"),
    ("/homes/ann/a", "/homes/ann/a"), ("/home/", "/home/"), ("/usr/lib/a", "/usr/lib/a"),
  ])
  func `a home folder is known in all its forms`(path: String, expected: String) throws {
    var laid = SyntheticDump()
    laid.addModules([.init(path, at: 0x40_0000, byteCount: 0x1000)])
    #expect(try laid.sanitized().stream(ModuleList.self)?.first?.name == expected)
  }

  @Test(arguments: ["NB10\0\0\0\0\0\0\0\0\0\0\0\0", "XXXX"])
  func `paths of old and unknown debug records are not told`(record: String) throws {
    var laid = SyntheticDump()
    let codeView = Array(record.utf8) + Array(#"C:\Users\ann\a.pdb"#.utf8) + [0]
    laid.addModules([.init("a.exe", at: 0x40_0000, byteCount: 0x1000, codeView: codeView)])
    #expect(try !laid.sanitized().says("ann"))
  }

  @Test func `a failed assertion does not tell whose source it was`() throws {
    var laid = SyntheticDump()
    var assertion = laid.assembler
    for text in ["a == b", "f", #"C:\Users\ann\a.cpp"#] {
      assertion.utf16(text)
      assertion.fill(256 - 2 * text.utf16.count)
    }
    assertion.u32(7)  // line
    assertion.u32(1)  // type
    laid.add(stream: 0x4767_0002, assertion.bytes)
    let dump = try laid.sanitized()
    #expect(!dump.says("ann"))
    #expect(dump.says(#"C:\Users\user\a.cpp"#) && dump.says("a == b"))
  }

  @Test(arguments: [
    #"{"init":"/home/ann/soft"}"#, #"{"init":"C:\\Users\\ann\\soft"}"#, #"{"init":"\/home\/ann"}"#,
  ])
  func `soft errors do not tell of home folders`(text: String) throws {
    var laid = SyntheticDump()
    laid.add(stream: 0x4d7a_0004, Array(text.utf8))
    let dump = try laid.sanitized()
    #expect(!dump.says("ann") && dump.says("user"))
  }

  @Test func `a stream that says it is unused is dropped with what is in it`() throws {
    var laid = SyntheticDump()
    laid.add(stream: 0, Array("SECRET".utf8))
    #expect(try !laid.sanitized().says("SECRET"))
  }

  @Test func `annotations keep neither command line nor home folder nor what is no text`() throws {
    var snapshot = DumpSnapshot(of: try Minidump(ByteView(SyntheticDump().bytes)))
    snapshot.crashpad = CrashpadSnapshot(
      simpleAnnotations: [
        .init("switch-1", "--token=SECRET"), .init("num-switches", "1"),
        .init("profile", "/home/ann/.config"), .init("version", "1.2"),
      ],
      modules: [
        .init(
          moduleIndex: 0, listAnnotations: ["abort in /home/ann/a.c"],
          simpleAnnotations: [.init("Switch-2", "SECRET"), .init("path", "/home/ann/b")],
          annotationObjects: [
            .init(name: "switch-3", text: "SECRET"), .init(name: "at", text: "/Users/ann/c"),
            .init(name: "own", type: 0x8000, value: ByteView(Array("SECRET".utf8))),
          ])
      ])
    snapshot.streamOrder.append(.crashpadInfo)
    _ = Sanitizer(snapshot).sanitize(&snapshot)
    let dump = try Minidump(ByteView(snapshot.writer.bytes(of: snapshot)))
    let info = try #require(try dump.stream(CrashpadInfo.self))
    #expect(!dump.says("SECRET") && !dump.says("ann/"))
    #expect(info.simpleAnnotations.map(\.key) == ["profile", "version"])
    let module = try #require(info.modules.first)
    #expect(module.listAnnotations == ["abort in /home/user/a.c"])
    #expect(module.simpleAnnotations.map(\.value) == ["/home/user/b"])
    #expect(module.annotationObjects.map(\.text) == ["/Users/user/c"])
  }
}
