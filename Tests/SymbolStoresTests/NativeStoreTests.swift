import ELF
import Foundation
import Platform
import Support
import SymbolStores
import Symbols
import Testing

/// Folders and files with ELF files, made by the machine's compiler.
@Suite(.enabled(if: CompiledPrograms.areAvailable, "needs gcc and objcopy"))
struct NativeStoreTests {
  private let folder: TemporaryFolder
  private let programs: CompiledPrograms
  private let program: String
  private let module: ModuleID
  private let crash: UInt64

  init() throws {
    folder = try TemporaryFolder()
    programs = try CompiledPrograms(in: folder)
    program = try programs.program("built/crash")
    module = try CompiledPrograms.module(program)
    crash = try CompiledPrograms.address(of: "crash", in: program)
  }

  private var buildID: String { module.codeIdentifier?.text ?? "" }

  /// The build id as a path.
  private var place: String { "\(buildID.prefix(2))/\(buildID.dropFirst(2))" }

  /// The line of the function, by what a store in a folder has.
  private func line(in place: String = "store", of module: ModuleID? = nil) async -> UInt32? {
    let store = DirectoryStore(path: folder.path + "/" + place)
    return await store.symbols(for: module ?? self.module).line(at: crash)
  }

  @Test(arguments: [
    "crash", "opt/app/crash", ".build-id/PLACE", "crash/elf-buildid-BUILDID/crash",
    "crash/IDENTIFIER/crash", ".build-id/PLACE.debug", "PLACE.debug", "crash.debug",
    "_.debug/elf-buildid-sym-BUILDID/_.debug", "opt/app/.debug/crash", "opt/app/crash.debug",
  ])
  func `a program is found in a folder by its name, path and build id`(_ pattern: String)
    async throws
  {
    let name = pattern.replacingOccurrences(of: "PLACE", with: place)
      .replacingOccurrences(of: "BUILDID", with: buildID)
      .replacingOccurrences(of: "IDENTIFIER", with: module.debugIdentifier?.text ?? "")
    try programs.move(program, to: "store/" + name)
    #expect(await line() == 1)
  }

  @Test func `a path to a program serves the module with its build id`() async throws {
    #expect(await line(in: "built/crash") == 1)
    let other = try CompiledPrograms.module(try programs.program("other/thing", "-DOTHER", "-O2"))
    let lookup = await DirectoryStore(path: program).symbols(for: other)
    #expect(lookup.file == nil)
    #expect(lookup.inquiries.map(\.place) == [program])
  }

  @Test func `a program of another build is told with both ids, and the search goes on`()
    async throws
  {
    let other = try programs.program("store/crash", "-O2", "-DOTHER")
    let otherID = try CompiledPrograms.module(other).codeIdentifier?.text ?? ""
    #expect(otherID != buildID)
    try programs.move(program, to: "store/.build-id/\(place)")
    let lookup = await DirectoryStore(path: folder.path + "/store").symbols(for: module)
    #expect(lookup.line(at: crash) == 1)
    let unusable = try #require(lookup.inquiries.firstUnusable)
    #expect(unusable.place == other)
    #expect(
      unusable.reason == "belongs to another build: it is \(otherID), the dump has \(buildID)")
  }

  @Test func `the first sixteen bytes of a build id will do when a dump has no more`() async throws
  {
    var module = module
    module.codeIdentifier = CodeIdentifier(timestamp: 0, imageByteCount: 0x5000)
    #expect(await line(in: "built/crash", of: module) == 1)
  }

  @Test func `a program without a build id is known by the first page of its code`() async throws {
    let bare = try programs.program("bare/crash", "-Wl,--build-id=none")
    var module = module
    module.codeIdentifier = nil
    module.debugIdentifier = try CompiledPrograms.identifierOfCode(bare)
    let address = try CompiledPrograms.address(of: "crash", in: bare)
    let lookup = await DirectoryStore(path: bare).symbols(for: module)
    #expect(lookup.line(at: address) == 1)
    let other = await DirectoryStore(path: bare).symbols(for: self.module)
    #expect(other.file == nil)
    #expect(other.inquiries.firstUnusable?.reason.hasPrefix("belongs to another build") == true)
  }

  // LLDB writes the CRC-32 of the whole file, or the one of the debug link where there is one.
  @Test func `a program without a build id is known by the checksum that LLDB gives it`()
    async throws
  {
    let bare = try programs.program("store/crash", "-Wl,--build-id=none")
    let address = try CompiledPrograms.address(of: "crash", in: bare)
    func module() throws -> ModuleID {
      let file = try CompiledPrograms.elf(bare)
      return Self.moduleOfLLDB(file.debugLink?.checksum ?? Checksum.crc32(of: file.bytes))
    }
    let whole = try module()
    #expect(await line(of: whole) == nil || address == crash)
    let lookup = await DirectoryStore(path: folder.path + "/store").symbols(for: whole)
    #expect(lookup.line(at: address) == 1)
    try programs.split(bare, debugFile: "store/crash.debug")
    let changed = await DirectoryStore(path: folder.path + "/store").symbols(for: whole)
    #expect(changed.file == nil)
    let reason = changed.inquiries.firstUnusable?.reason ?? ""
    #expect(reason.contains("its CRC-32 is 0x") && reason.contains("--build-id"))
    let linked = await DirectoryStore(path: folder.path + "/store").symbols(for: try module())
    #expect(linked.line(at: address) == 1)
  }

  private static func moduleOfLLDB(_ checksum: UInt32) -> ModuleID {
    let bytes = (0..<4).map { UInt8(truncatingIfNeeded: checksum >> (8 * $0)) }
    return ModuleID(
      codeFile: "/opt/app/crash", codeIdentifier: CodeIdentifier(elfBuildID: bytes),
      debugFile: "/opt/app/crash", debugIdentifier: DebugIdentifier(elfBuildID: bytes))
  }

  @Test func `a program that is cut short is told, not used`() async throws {
    let whole = try Data(contentsOf: URL(fileURLWithPath: program))
    let path = try folder.file("store/crash", holding: "")
    try whole.dropLast(100).write(to: URL(fileURLWithPath: path))
    let lookup = await DirectoryStore(path: folder.path + "/store").symbols(for: module)
    #expect(lookup.file == nil)
    #expect(
      lookup.inquiries.firstUnusable?.reason
        == "is cut short: it has \(whole.count - 100) bytes of at least \(whole.count)")
  }

  // A folder with what packages have in them: a sysroot.
  @Test(arguments: [
    ("crash", "lib/arm-linux-gnueabihf/crash"), ("crash", "usr/lib64/crash"),
    ("/lib/crash", "usr/lib/crash"), ("/usr/lib/crash", "lib/crash"),
  ])
  func `libraries are found in a system's folders`(name: String, place: String) async throws {
    try programs.split(program, debugFile: "built/crash.debug")
    try programs.move(program, to: "store/" + place)
    try programs.move(
      folder.path + "/built/crash.debug", to: "store/usr/lib/debug/.build-id/\(self.place).debug")
    var module = module
    module.codeFile = name
    #expect(await line(of: module) == 1)
  }

  @Test func `a debug file serves that lies in another folder than its program`() async throws {
    try programs.split(program, debugFile: "built/crash.debug")
    try programs.move(program, to: "store/crash")
    try programs.move(
      folder.path + "/built/crash.debug", to: "other/usr/lib/debug/.build-id/\(place).debug")
    let stores: [any SymbolSupplier] = [
      DirectoryStore(path: folder.path + "/other"), DirectoryStore(path: folder.path + "/store"),
    ]
    let lookup = await stores.symbols(for: module)
    #expect(lookup.line(at: crash) == 1)
    #expect(lookup.file?.coverage.isWhole == true)
  }

  @Test(arguments: ["bin/crash.debug", "bin/.debug/crash.debug", "debug/opt/app/crash.debug"])
  func `a debug file is found by the name that a stripped program has for it`(_ name: String)
    async throws
  {
    let bare = try programs.program("bin/crash", "-Wl,--build-id=none")
    let address = try CompiledPrograms.address(of: "crash", in: bare)
    var module = module
    module.codeIdentifier = nil
    module.debugIdentifier = try CompiledPrograms.identifierOfCode(bare)
    try programs.split(bare, debugFile: name)
    let store = DirectoryStore(
      path: bare, indexes: SymbolIndexCache(), debugDirectories: [folder.path + "/debug"])
    #expect(await store.symbols(for: module).line(at: address) == 1)
    // A byte that nothing else looks at: the checksum tells.
    let debug = folder.path + "/" + name
    var bytes = try Data(contentsOf: URL(fileURLWithPath: debug))
    bytes.append(0)
    try bytes.write(to: URL(fileURLWithPath: debug))
    let again = DirectoryStore(
      path: bare, indexes: SymbolIndexCache(), debugDirectories: [folder.path + "/debug"])
    let lookup = await again.symbols(for: module)
    #expect(lookup.line(at: address) == nil)
    #expect(lookup.inquiries.firstUnusable?.place == debug)
    #expect(lookup.inquiries.firstUnusable?.reason.contains("CRC-32") == true)
  }

  @Test func `a debug file is found by build id below the folders that are named`() async throws {
    try programs.split(program, debugFile: "debug/.build-id/\(place).debug")
    #expect(await line(in: "built/crash") == nil)
    let store = DirectoryStore(
      path: program, indexes: SymbolIndexCache(), debugDirectories: [folder.path + "/debug"])
    #expect(await store.symbols(for: module).line(at: crash) == 1)
  }

  @Test func `a debug file of another build is not used, whatever its name`() async throws {
    let other = try programs.program("other/crash", "-O2", "-DOTHER")
    try programs.split(program, debugFile: "gone/crash.debug")
    try programs.move(other, to: "built/crash.debug")
    let lookup = await DirectoryStore(path: program).symbols(for: module)
    #expect(lookup.line(at: crash) == nil)
    #expect(lookup.inquiries.firstUnusable?.place == folder.path + "/built/crash.debug")
  }

  @Test(arguments: ["../secret/crash.debug", "/SECRET/crash.debug", "..", ".", ""])
  func `a name that leads out of the folder is not followed`(_ name: String) async throws {
    try programs.split(program, debugFile: "secret/crash.debug")
    let name = name.replacingOccurrences(of: "/SECRET", with: folder.path + "/secret")
    let contents = Array(name.utf8) + [UInt8](repeating: 0, count: 4 - name.utf8.count % 4 + 4)
    let section = try folder.file("section", holding: contents)
    try programs.run(
      "objcopy",
      ["--remove-section=.gnu_debuglink", "--add-section=.gnu_debuglink=" + section, program])
    let lookup = await DirectoryStore(path: program).symbols(for: module)
    #expect(lookup.line(at: crash) == nil)
    #expect(lookup.inquiries.map(\.place) == [program])
  }

  @Test func `pipes in the places of files are not opened`() async throws {
    try programs.split(program, debugFile: "gone/crash.debug")
    for name in ["built/crash.debug", "built/.debug/crash.debug", "store/crash", "built/crash.dwp"]
    {
      let path = folder.path + "/" + name
      try FileManager.default.createDirectory(
        at: URL(fileURLWithPath: path).deletingLastPathComponent(),
        withIntermediateDirectories: true)
      #expect(mkfifo(path, 0o600) == 0)
    }
    #expect(await line(in: "built/crash") == nil)
    #expect(await line() == nil)
  }

  @Test func `damaged files are answered for, or told`() async throws {
    try programs.split(program, debugFile: "store/crash.debug")
    let bytes = try Array(Data(contentsOf: URL(fileURLWithPath: program)))
    var generator = SeededGenerator(seed: 5)
    for round in 0..<200 {
      var damaged = bytes
      if round % 4 == 0 { damaged.removeLast(Int.random(in: 1..<bytes.count, using: &generator)) }
      for _ in 0..<Int.random(in: 1...20, using: &generator) where !damaged.isEmpty {
        damaged[Int.random(in: damaged.indices, using: &generator)] = UInt8.random(
          in: 0...255, using: &generator)
      }
      _ = try folder.file("store/crash", holding: damaged)
      let lookup = await DirectoryStore(path: folder.path + "/store").symbols(for: module)
      _ = lookup.file?.symbol(at: crash)
      #expect(lookup.inquiries.contains { $0.place == folder.path + "/store/crash" })
    }
  }

  @Test func `links in a circle lead nowhere`() async throws {
    let path = folder.path + "/store/crash"
    try FileManager.default.createDirectory(
      atPath: folder.path + "/store", withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: path)
    #expect(await line() == nil)
  }

  @Test func `a stripped program hides no symbol file`() async throws {
    try programs.split(program, debugFile: "gone/crash.debug")
    try programs.move(program, to: "first/crash")
    let identifier = module.debugIdentifier?.text ?? ""
    let address = String(crash, radix: 16)
    _ = try folder.file(
      "second/crash/\(identifier)/crash.sym",
      holding: """
        MODULE Linux x86_64 \(identifier) crash
        FILE 0 crash.c
        FUNC \(address) 4 0 crash
        \(address) 4 77 0

        """)
    let store = CombinedStore([
      DirectoryStore(path: folder.path + "/first"), DirectoryStore(path: folder.path + "/second"),
    ])
    let lookup = await store.symbols(for: module)
    #expect(lookup.line(at: crash) == 77)
    #expect(lookup.file?.coverage.callFrames == .original)
  }

  @Test func `a symbol file does not keep a folder's program from being asked`() async throws {
    let identifier = module.debugIdentifier?.text ?? ""
    _ = try folder.file(
      "store/crash/\(identifier)/crash.sym",
      holding: "MODULE Linux x86_64 \(identifier) crash\nPUBLIC 0 0 below\n")
    // The file is called as the folder.
    try programs.move(program, to: "store/.build-id/\(place)")
    #expect(await line() == 1)
  }

  @Test func `files of this machine are used when they are of the same build`() async throws {
    var module = module
    module.codeFile = program
    let store = LocalFileStore(debugDirectories: [folder.path + "/debug"])
    #expect(await store.symbols(for: module).line(at: crash) == 1)
    let closed = LocalFileStore(
      opensNamedFiles: false, debugDirectories: [folder.path + "/debug"])
    #expect(await closed.symbols(for: module).file == nil)
    try programs.split(program, debugFile: "debug/.build-id/\(place).debug")
    #expect(await store.symbols(for: module).line(at: crash) == nil, "no folder was there before")
    let now = LocalFileStore(debugDirectories: [folder.path + "/debug"])
    #expect(await now.symbols(for: module).line(at: crash) == 1)
    let debugOnly = LocalFileStore(
      opensNamedFiles: false, debugDirectories: [folder.path + "/debug"])
    #expect(await debugOnly.symbols(for: module).line(at: crash) == 1)
  }

  @Test func `a library that a dump knows by name only is found in the system's folders`()
    async throws
  {
    let folders = ["/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib64"]
    let paths = folders.map { $0 + "/libc.so.6" }
    guard let path = paths.first(where: FileManager.default.fileExists(atPath:)) else { return }
    let libc = try CompiledPrograms.module(path, as: "libc.so.6")
    let lookup = await LocalFileStore(debugDirectories: []).symbols(for: libc)
    #expect(lookup.file?.coverage.callFrames == .original)
    #expect(lookup.inquiries.contains { $0.answer == .symbols && $0.place.hasSuffix("/libc.so.6") })
  }

  @Test(arguments: ["/opt/../PROGRAM", "relative/PROGRAM", "/PROGRAM/.."])
  func `a dump's path that is no plain one is not looked at`(_ pattern: String) async throws {
    var module = module
    module.codeFile = pattern.replacingOccurrences(of: "/PROGRAM", with: program)
    let lookup = await LocalFileStore(debugDirectories: []).symbols(for: module)
    #expect(lookup.file == nil && !lookup.inquiries.contains { $0.place == program })
  }

  @Test(.enabled(if: CompiledPrograms.path(of: "dwz") != nil, "needs dwz"))
  func `what dwz moved to another file is found`() async throws {
    let twin = try programs.program("built/twin", "-DOTHER")
    try FileManager.default.createDirectory(
      atPath: folder.path + "/debug/.dwz", withIntermediateDirectories: true)
    try programs.run(
      "dwz", ["-m", "debug/.dwz/common.debug", "-M", "../debug/.dwz/common.debug", program, twin])
    #expect(FileManager.default.fileExists(atPath: folder.path + "/debug/.dwz/common.debug"))
    let store = DirectoryStore(
      path: program, indexes: SymbolIndexCache(), debugDirectories: [folder.path + "/debug"])
    let lookup = await store.symbols(for: module)
    #expect(lookup.inquiries.last?.place.hasSuffix("debug/.dwz/common.debug") == true)
    #expect(lookup.inquiries.last?.answer == .symbols)
    #expect(lookup.line(at: crash) == 1)
  }

  @Test func `units of split DWARF are found beside the program only`() async throws {
    let split = try programs.program("split/crash", "-gsplit-dwarf")
    let module = try CompiledPrograms.module(split)
    let address = try CompiledPrograms.address(of: "crash", in: split)
    let lookup = await DirectoryStore(path: split).symbols(for: module)
    #expect(lookup.file?.symbol(at: address)?.name == "crash")
    #expect(lookup.line(at: address) == 1)
  }
}

extension SymbolLookup {
  /// The line that the symbols have for an address.
  fileprivate func line(at address: UInt64) -> UInt32? {
    file?.symbol(at: address)?.source?.line
  }
}
