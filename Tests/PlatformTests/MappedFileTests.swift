import Bytes
import Platform
import Testing

@Suite struct MappedFileTests {
  private let folder = TemporaryFolder()

  private func pattern(_ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) }
  }

  @Test(arguments: [0, 1, MappedFile.copyLimit - 1, MappedFile.copyLimit, MappedFile.copyLimit + 1])
  func `a file's bytes are those that were written`(byteCount: Int) throws {
    let bytes = pattern(byteCount)
    let path = folder.file("data", holding: bytes)
    #expect(try MappedFile.view(ofFile: path).bytes == bytes)
  }

  @Test func `bytes whose memory was released are there again when they are read`() throws {
    let bytes = pattern(MappedFile.copyLimit * 2)
    let view = try MappedFile.view(ofFile: folder.file("data", holding: bytes))
    #expect(view[5000] == bytes[5000])
    view.releaseMemory()
    try view.slice(at: 4097, byteCount: 10).releaseMemory()
    view.expect(.scattered)
    view.expect(.sequential)
    #expect(view.bytes == bytes)
  }

  @Test func `what is not there is told with its name`() {
    let path = folder.path + "/nothing"
    let error = #expect(throws: FileError.self) { try MappedFile.view(ofFile: path) }
    #expect(error?.description == "cannot open \(path): No such file or directory")
  }

  @Test func `a folder is not read`() {
    let error = #expect(throws: FileError.self) { try MappedFile.view(ofFile: folder.path) }
    #expect(error?.action == "read")
    #expect(FileKind(of: folder.path) == .folder)
    #expect(FileKind(of: folder.path + "/nothing") == nil)
  }
}
