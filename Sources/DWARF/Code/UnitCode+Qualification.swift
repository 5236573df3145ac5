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
    var inner = names.name
    return outline.ancestors(of: declaration.offset - origin).prefix(Self.nestingLimit)
      .map { scope in
        let name = Self.name(ofScopeAt: origin + scope, in: declaration.unit, around: inner)
        inner = name
        return name
      }.reversed()
  }

  /// Deeper than sources nest.
  private static let nestingLimit = 32

  private static func name(
    ofScopeAt offset: Int, in unit: DWARFUnit, around inner: ByteView?
  ) -> ByteView {
    if let name = unit.functionNames(at: offset).name { return name }
    var entries = unit.entries(from: offset)
    if entries.next()?.tag == .namespace { return namelessNamespace }
    return inner?.hasSameBytes(as: callOperator) == true ? lambda : namelessType
  }

  private static let namelessNamespace = ByteView("(anonymous namespace)".utf8)
  private static let namelessType = ByteView("(anonymous class)".utf8)
  private static let callOperator = ByteView("operator()".utf8)
  /// GCC makes it a type without a name that can be called; demanglers write it like this.
  private static let lambda = ByteView("{lambda}".utf8)
}
