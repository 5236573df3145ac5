import DWARF
import IndexFiles

extension NativeIndex {
  /// Where code lies in the files' addresses, and which function it belongs to.
  struct Place {
    /// Where the innermost scope lies in the data.
    var scope: UInt64 = 0
    /// The range of the function that the code is in.
    var function = AddressRange(start: 0, end: 0)
    /// Where the outermost inlined call begins, if there is one.
    var callStart: UInt64 = 0
  }

  /// The line that code belongs to.
  struct Line {
    /// Where the line's code begins.
    var address: UInt64 = 0
    var file: UInt64 = 0
    var line: UInt32 = 0
    var column: UInt32 = 0
  }

  /// The symbol around code.
  struct Symbol {
    var range = AddressRange(start: 0, end: 0)
    var isSized = false
    /// Where it lies in the data.
    var name: UInt64 = 0
  }

  func place(at address: UInt64) -> IndexAnswer<Place> {
    typealias Flags = ScopeChunks.Flags
    var place = Place()
    guard
      let flags = stretch(
        at: address, .scopes, flagBitCount: Flags.bitCount,
        { cursor, start, flags in
          guard flags & Flags.isInFunction != 0 else { return }
          place.scope &+= UInt64(bitPattern: cursor.signedLEB())
          if flags & Flags.hasRange != 0 {
            place.function.start = start &- cursor.unsignedLEB()
            place.function.end = place.function.start &+ cursor.unsignedLEB()
          }
          if flags & Flags.hasCallStart != 0 { place.callStart = start &- cursor.unsignedLEB() }
        })
    else { return .known(nil) }
    if flags == Flags.unknown { return .unknown }
    return .known(flags & Flags.isInFunction != 0 ? place : nil)
  }

  func line(at address: UInt64) -> IndexAnswer<Line> {
    typealias Flags = LineChunks.Flags
    var line = Line()
    guard
      let flags = stretch(
        at: address, .lines, flagBitCount: Flags.bitCount,
        { cursor, start, flags in
          guard flags & Flags.hasLine != 0 else { return }
          line.line = UInt32(truncatingIfNeeded: Int64(line.line) &+ cursor.signedLEB())
          if flags & Flags.hasFile != 0 { line.file = cursor.unsignedLEB() }
          if flags & Flags.hasColumn != 0 {
            line.column = UInt32(truncatingIfNeeded: cursor.unsignedLEB())
          }
          line.address = start &- (flags & Flags.hasDistance != 0 ? cursor.unsignedLEB() : 0)
        })
    else { return .known(nil) }
    return .known(flags & Flags.hasLine != 0 ? line : nil)
  }

  func symbol(at address: UInt64) -> IndexAnswer<Symbol> {
    typealias Flags = SymbolChunks.Flags
    var symbol = Symbol()
    guard
      let flags = stretch(
        at: address, .symbols, flagBitCount: Flags.bitCount,
        { cursor, start, flags in
          symbol.range.start = start &- cursor.unsignedLEB()
          symbol.range.end = symbol.range.start &+ cursor.unsignedLEB()
          symbol.isSized = flags & Flags.isSized != 0
          symbol.name = cursor.unsignedLEB()
        })
    else { return .known(nil) }
    return .known(flags & Flags.isNamed != 0 ? symbol : nil)
  }

  /// Goes through the piece that an address may lie in, up to its stretch.
  ///
  /// - Parameter read: reads what follows of a stretch, which is shown with its start and its bits.
  /// - Returns: the bits of the stretch; nil when the address lies in none, or the piece is damaged.
  @inline(__always)
  private func stretch(
    at address: UInt64, _ tree: NativeIndexTree, flagBitCount: UInt64,
    _ read: (inout DWARFCursor, _ start: UInt64, _ flags: UInt64) -> Void
  ) -> UInt64? {
    guard let (start, offset) = piece(at: address, tree),
      var cursor = cursor(at: offset, byteLimit: IndexChunks.byteLimit)
    else { return nil }
    var next = start
    var rest = cursor.unsignedLEB()
    while rest > 0, !cursor.isBroken {
      let head = cursor.unsignedLEB()
      let flags = head & (1 << flagBitCount - 1)
      read(&cursor, next, flags)
      next &+= head >> flagBitCount
      if address < next { return cursor.isBroken ? distrusted() : flags }
      rest -= 1
    }
    return cursor.isBroken ? distrusted() : nil
  }

  private func piece(
    at address: UInt64, _ which: NativeIndexTree
  ) -> (key: UInt64, value: UInt64)? {
    let tree = tree(which)
    guard let count = tree.entryCount(upTo: address) else { return distrusted() }
    guard count > 0 else { return nil }
    return tree.entry(at: count - 1) ?? distrusted()
  }
}

extension NativeIndex {
  /// A function or an inlined call as the data has it.
  struct Scope {
    /// Where it lies that a call was expanded in; nil for a function.
    var outer: UInt64?
    /// Where it lies in the data.
    var name: UInt64
    /// The line of the call.
    var file: UInt64 = 0
    var line: UInt32 = 0
    var column: UInt32 = 0
  }

  /// What code belongs to, innermost first, the function last; nil when it is damaged.
  func scopes(from innermost: UInt64) -> [Scope]? {
    var scopes: [Scope] = []
    var next: UInt64? = innermost
    while let offset = next {
      guard scopes.count < NativeIndexWriter.depthLimit, let scope = scope(at: offset) else {
        return distrusted()
      }
      scopes.append(scope)
      next = scope.outer
    }
    return scopes
  }

  /// More bytes than a scope takes.
  private static let scopeByteLimit = 50

  private func scope(at offset: UInt64) -> Scope? {
    guard var cursor = cursor(at: offset, byteLimit: Self.scopeByteLimit) else { return nil }
    let distance = cursor.unsignedLEB()
    var scope = Scope(outer: nil, name: cursor.unsignedLEB())
    if distance > 0 {
      guard distance < offset else { return nil }
      scope.outer = offset - distance
      scope.file = cursor.unsignedLEB()
      scope.line = UInt32(truncatingIfNeeded: cursor.unsignedLEB())
      scope.column = UInt32(truncatingIfNeeded: cursor.unsignedLEB())
    }
    return cursor.isBroken ? nil : scope
  }
}
