extension SymbolMatch? {
  /// About how many bytes of memory it takes to remember the answer.
  package var rememberedByteCount: Int {
    guard let match = self else { return 64 }
    let inlined = match.inlines.flatMap { [$0.name, $0.linkageName, $0.source?.file] }
    let texts = [match.name, match.linkageName, match.source?.file] + inlined
    return texts.reduce(256) { $0 + ($1?.utf8.count ?? 0) + 64 }
  }
}
