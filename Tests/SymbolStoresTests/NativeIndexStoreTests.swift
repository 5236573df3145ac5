import Foundation
import NativeSymbols
import Platform
import SymbolStores
import Symbols
import Testing

/// Indexes of ELF files, where stores find them.
@Suite(.enabled(if: CompiledPrograms.areAvailable, "needs gcc and objcopy"))
struct NativeIndexStoreTests {
  private let folder: TemporaryFolder
  private let programs: CompiledPrograms
  private let program: String
  private let module: ModuleID

  init() throws {
    folder = try TemporaryFolder()
    programs = try CompiledPrograms(in: folder)
    // Above the size from which on indexes are looked for.
    program = try programs.program("store/crash", "-static")
    module = try CompiledPrograms.module(program)
  }

  private var cacheFolder: String { folder.path + "/cache" }

  private func file(
    _ indexes: SymbolIndexCache = SymbolIndexCache()
  ) async throws -> NativeSymbolFile {
    let store = DirectoryStore(path: folder.path + "/store", indexes: indexes)
    return try #require(await store.symbols(for: module).file as? NativeSymbolFile)
  }

  @Test func `an index beside a program is found, and changes no answer`() async throws {
    let cold = try await file()
    #expect(!cold.isIndexed)
    let job = try SymbolIndexJob(symbolFile: program, in: .besideTheFile, debugDirectories: [])
    #expect(!job.isDone && !job.isNeedless)
    let summary = try job.run()
    #expect(summary.path == program + ".symindex" && summary.recordCount > 100)
    #expect(job.isDone)
    let warm = try await file()
    #expect(warm.isIndexed)
    let crash = try CompiledPrograms.address(of: "crash", in: program)
    #expect(warm.symbol(at: crash)?.source?.line == 1)
    for address in stride(from: UInt64(0), to: 600_000, by: 97) {
      #expect(warm.symbol(at: address) == cold.symbol(at: address))
    }
    #expect(warm.isIndexed)
  }

  @Test func `a program that was changed is asked itself`() async throws {
    _ = try SymbolIndexJob(symbolFile: program, in: .besideTheFile, debugDirectories: []).run()
    #expect(try await file().isIndexed)
    let stamp = try #require(FileStamp(of: program)).modificationTime
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: Double(stamp / 1_000_000_000 - 60))],
      ofItemAtPath: program)
    #expect(try await !file().isIndexed)
  }

  @Test func `a debug file that comes or goes makes an index stale`() async throws {
    try programs.split(program, debugFile: "store/crash.debug")
    _ = try SymbolIndexJob(symbolFile: program, in: .besideTheFile, debugDirectories: []).run()
    #expect(try await file().isIndexed)
    try programs.move(folder.path + "/store/crash.debug", to: "elsewhere/crash.debug")
    #expect(try await !file().isIndexed)
  }

  @Test func `an index in a folder is found by those who look there`() async throws {
    _ = try SymbolIndexJob(symbolFile: program, in: .folder(cacheFolder), debugDirectories: [])
      .run()
    #expect(try await file(SymbolIndexCache(folder: cacheFolder)).isIndexed)
    #expect(try await !file().isIndexed)
  }

  @Test func `an index is made unasked of a program that was costly to read, and only then`()
    async throws
  {
    let crash = try CompiledPrograms.address(of: "crash", in: program)
    for (limit, made) in [(4 << 20, []), (16, [program]), (16, [])] {
      let indexes = SymbolIndexCache(folder: cacheFolder, costlyByteCount: limit)
      let file = try await file(indexes)
      #expect(file.symbol(at: crash)?.source?.line == 1)
      #expect(indexes.makeMissing().map(\.path) == made)
    }
  }

  @Test func `processes that make the index of a program at once leave a whole one`() async throws {
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<4 {
        group.addTask { [program] in
          let job = try? SymbolIndexJob(
            symbolFile: program, in: .besideTheFile, debugDirectories: [])
          #expect(throws: Never.self) { try job?.run() }
        }
      }
    }
    #expect(try await file().isIndexed)
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/store")
    #expect(left.sorted() == ["crash", "crash.symindex"])
  }
}
