/// Why a minidump, or a part of it, could not be read.
public struct MinidumpError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What was being read: "header", "thread list", "module 3's name".
  public var subject: String
  /// A sentence about what is wrong, with the values.
  public var problem: String
  /// Where in the file.
  public var offset: UInt64?

  public init(_ subject: String, _ problem: String, at offset: UInt64? = nil) {
    self.subject = subject
    self.problem = problem
    self.offset = offset
  }

  /// "header: …", with the offset in hexadecimal where there is one.
  public var description: String {
    let place = offset.map { " (at offset 0x\(String($0, radix: 16)))" } ?? ""
    return "\(subject): \(problem)\(place)"
  }
}
