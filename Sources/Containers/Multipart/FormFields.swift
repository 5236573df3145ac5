import Bytes

/// The fields of a form, with values that were sent in pieces put together.
struct FormFields {
  /// As much text is kept of all fields.
  private static let byteLimit = 1 << 20

  private(set) var fields: [DumpInput.Field] = []
  /// Fields were left out.
  private(set) var isCut = false
  private var byteCount = 0
  private var places: [String: Int] = [:]

  init(_ parts: [MultipartPart]) {
    for part in parts where part.fileName == nil && !part.name.isEmpty {
      add(part)
    }
  }

  private mutating func add(_ part: MultipartPart) {
    byteCount += part.content.byteCount + part.name.utf8.count
    guard byteCount <= Self.byteLimit else {
      isCut = true
      return
    }
    let value = String(decoding: part.content.bytes, as: UTF8.self).streamSafe
    let (name, isPiece) = Self.wholeName(part.name)
    if isPiece, let place = places[name] {
      fields[place].value += value
    } else {
      places[name] = fields.count
      fields.append(DumpInput.Field(name, value))
    }
  }

  /// Breakpad's Chromium clients send values of more than 127 bytes as `name__1`, `name__2`, and so
  /// on, in this order.
  private static func wholeName(_ name: String) -> (name: String, isPiece: Bool) {
    let digits = name.utf8.reversed().prefix { $0 >= 0x30 && $0 <= 0x39 }
    let rest = name.utf8.dropLast(digits.count)
    guard !digits.isEmpty, rest.count > 2, rest.suffix(2).elementsEqual("__".utf8) else {
      return (name, false)
    }
    return (String(decoding: rest.dropLast(2), as: UTF8.self), true)
  }
}
