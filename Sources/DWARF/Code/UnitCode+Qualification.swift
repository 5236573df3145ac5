public import Bytes

extension UnitCode {
  /// The names of what a function lies in, outermost first: namespaces, types, functions; empty for C,
  /// and for a function whose linkage name says it all.
  ///
  /// - Parameter unit: the one that was read.
  public func qualification(of names: FunctionNames, in unit: DWARFUnit) -> [ByteView] {
    let declaration = names.declaration
    let isHere = declaration.unit === unit
    // A declaration elsewhere is rare: its unit is read for it.
    let outline = isHere ? self.outline : UnitCode(declaration.unit).outline
    let origin = declaration.unit.header.offset
    return outline.ancestors(of: declaration.offset - origin).prefix(Self.nestingLimit)
      .map { Self.name(ofScopeAt: origin + $0, in: declaration.unit) }.reversed()
  }

  /// Deeper than sources nest.
  private static let nestingLimit = 32

  private static func name(ofScopeAt offset: Int, in unit: DWARFUnit) -> ByteView {
    if let name = unit.functionNames(at: offset).name { return name }
    var entries = unit.entries(from: offset)
    return entries.next()?.tag == .namespace ? namelessNamespace : namelessType
  }

  private static let namelessNamespace = ByteView("(anonymous namespace)".utf8)
  /// Closures, too, are types without a name.
  private static let namelessType = ByteView("(anonymous class)".utf8)
}
