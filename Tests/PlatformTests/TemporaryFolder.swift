import Glibc

/// A folder of a test's own, which is gone with the value.
final class TemporaryFolder {
  let path: String

  init() {
    var template = "/tmp/platform-tests-XXXXXX".utf8CString.map { $0 }
    mkdtemp(&template)
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit {
    for name in names { unlink(path + "/" + name) }
    rmdir(path)
  }

  private var names: [String] = []

  /// Makes a file and returns its path.
  func file(_ name: String, holding bytes: [UInt8]) -> String {
    names.append(name)
    let place = path + "/" + name
    let descriptor = open(place, O_CREAT | O_WRONLY | O_TRUNC, 0o600)
    defer { close(descriptor) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count <= 0 { break }
      rest = rest.dropFirst(count)
    }
    return place
  }
}
