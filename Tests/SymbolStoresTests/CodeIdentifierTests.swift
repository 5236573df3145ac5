import Fetching
import Foundation
import Support
import SymbolStores
import Symbols
import Testing

/// Modules of Windows whose debug information a dump does not name: Mozilla's server, Tecken, knows it by
/// the code identifier and redirects to it. Asked by `symbol-fetch`, over HTTP.
@Suite(.enabled(if: WebServer.isThere, "needs python3")) struct CodeIdentifierTests {
  private let folder: TemporaryFolder
  private let module = ModuleID(
    codeFile: #"C:\Windows\User32.DLL"#,
    codeIdentifier: CodeIdentifier(timestamp: 0x5f00_1234, imageByteCount: 0x1a000))
  private static let debugPath = "user32.pdb/5A9832E5287241C1838ED98914E9B7FFA/user32.sym"

  init() throws {
    folder = try TemporaryFolder()
  }

  private func lookup(codeIdentifier: String) async throws -> (SymbolLookup, [String]) {
    _ = try folder.file(
      "www/" + Self.debugPath,
      holding: """
        MODULE windows x86_64 5A9832E5287241C1838ED98914E9B7FFA user32.pdb
        INFO CODE_ID \(codeIdentifier) user32.dll
        FUNC 1000 10 0 MessageBoxW

        """)
    _ = try folder.file("www/by-code/5f0012341a000", holding: Self.debugPath)
    let server = try WebServer(serving: folder.path + "/www")
    let path = URL(fileURLWithPath: CommandLine.arguments[0])
      .deletingLastPathComponent().appendingPathComponent("symbol-fetch").path
    let store = ServerStore(
      [SymbolServer(server.url + "/tecken")].compactMap(\.self),
      cache: DownloadCache(folder: folder.path + "/cache"), transport: HelperTransport(path: path))
    return (await store.symbols(for: module), server.requests)
  }

  @Test func `a server's redirect by code identifier is followed`() async throws {
    let (lookup, requests) = try await lookup(codeIdentifier: "5F0012341A000")
    #expect(lookup.file?.symbol(at: 0x1004)?.name == "MessageBoxW")
    let query = "?code_file=User32.DLL&code_id=5f0012341a000"
    let first = "/tecken/User32.DLL/5F0012341A000/User32.sym" + query
    #expect(requests == [first, "/tecken/" + Self.debugPath])
  }

  @Test func `what it leads to must bear the code identifier`() async throws {
    let (lookup, _) = try await lookup(codeIdentifier: "5F0012350B000")
    #expect(lookup.file == nil)
    #expect(lookup.inquiries.firstUnusable?.reason.contains("another build") == true)
  }
}
