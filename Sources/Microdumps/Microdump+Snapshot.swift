public import MinidumpFormat
public import MinidumpWriting

/// What a microdump tells in a minidump's terms. What it does not tell of the crashed process, such
/// as its number, is not made up.
extension Microdump: ProcessSnapshot {
  public var systemInfo: SystemInfoSnapshot? {
    system?.snapshot(hasOldContext: hasOldContext)
  }

  /// The one thread there is, as number 0.
  public var threads: [ThreadSnapshot] {
    [ThreadSnapshot(id: 0, context: contextSnapshot, stack: threadStack.map { stack[$0].snapshot })]
  }

  /// Pieces of the stack that do not hang together with the one the stack pointer is in.
  public var memory: [MemorySnapshot] {
    let threadStack = threadStack
    return stack.indices.filter { $0 != threadStack }.map { stack[$0].snapshot }
  }

  public var modules: [ModuleSnapshot] { mappings.map(\.snapshot) }

  public var exception: ExceptionSnapshot? {
    reason.map { reason in
      var record = ExceptionStreamRecord()
      record.exception.code = reason.signal
      record.exception.address = reason.address
      return ExceptionSnapshot(record: record)
    }
  }

  /// Says, when there is no exception to say it, which thread it is about.
  public var breakpadInfo: BreakpadInfoRecord? {
    guard reason == nil else { return nil }
    var record = BreakpadInfoRecord()
    record.validity = .requestingThread
    return record
  }

  /// The index of the piece with the stack pointer, or of the first one.
  private var threadStack: Int? {
    let pointer = stackBounds?.stackPointer
    return stack.firstIndex { piece in
      pointer.map { $0 >= piece.address && $0 - piece.address < UInt64(piece.bytes.count) } ?? false
    } ?? stack.indices.first
  }
}

extension Microdump.StackPiece {
  fileprivate var snapshot: MemorySnapshot { MemorySnapshot(address: address, bytes: bytes) }
}

extension Microdump.Mapping {
  fileprivate var snapshot: ModuleSnapshot {
    ModuleSnapshot(
      address: address, byteCount: UInt32(clamping: byteCount), name: name,
      codeView: buildID.map { .buildID($0) })
  }

  /// As much of the build id as the GUID holds: its first three fields are numbers that were read
  /// from the id in little-endian order. Nil for zeros and for what is no GUID.
  var buildID: [UInt8]? {
    let digits = Array(identifier.utf8.prefix(32))
    let guid = HexadecimalBytes(digits[...]).bytes
    guard guid.count == 16, guid.contains(where: { $0 != 0 }) else { return nil }
    return guid[0..<4].reversed() + guid[4..<6].reversed() + guid[6..<8].reversed() + guid[8...]
  }
}
