/// What came of asking for a module's symbols.
public struct SymbolLookup: Sendable {
  /// The symbols, ready to be asked; nil when nobody has any that can be used.
  public var file: (any SymbolFile)?
  /// Every place that was asked, in order.
  public var inquiries: [SymbolInquiry]

  public init(file: (any SymbolFile)? = nil, inquiries: [SymbolInquiry] = []) {
    self.file = file
    self.inquiries = inquiries
  }

  /// Somebody has them.
  ///
  /// - Parameter place: where they were found; nil when they lie nowhere.
  public static func found(_ file: any SymbolFile, at place: String? = nil) -> SymbolLookup {
    SymbolLookup(
      file: file, inquiries: place.map { [SymbolInquiry(place: $0, answer: .symbols)] } ?? [])
  }

  /// None of these places has any.
  public static func missing(places: [String]) -> SymbolLookup {
    SymbolLookup(inquiries: places.map { SymbolInquiry(place: $0, answer: .nothing) })
  }

  /// They are there, but cannot be used.
  public static func unusable(place: String, reason: String) -> SymbolLookup {
    SymbolLookup(inquiries: [SymbolInquiry(place: place, answer: .unusable(reason))])
  }

  /// Adds what came of asking somebody else; symbols of both count.
  public mutating func add(_ other: SymbolLookup) {
    switch (file, other.file) {
    case (let file?, let otherFile?): self.file = CombinedSymbolFile([file, otherFile])
    case (nil, let otherFile): file = otherFile
    case (_, nil): break
    }
    inquiries += other.inquiries
  }

  /// How much the symbols tell.
  public var coverage: SymbolCoverage { file?.coverage ?? SymbolCoverage() }
}

/// A place that was asked for the symbols of a module, and what it answered.
public struct SymbolInquiry: Hashable, Sendable {
  /// A path, or the URL of a file on a server.
  public var place: String
  public var answer: Answer

  public init(place: String, answer: Answer) {
    self.place = place
    self.answer = answer
  }

  /// Whether the place is on a server: a URL of http or https.
  public var isOfServer: Bool {
    place.utf8.starts(with: "https://".utf8) || place.utf8.starts(with: "http://".utf8)
  }

  /// What a place answered.
  public enum Answer: Hashable, Sendable {
    /// The symbols.
    case symbols
    /// That it has none.
    case nothing
    /// Something that cannot be used, for this reason.
    case unusable(String)
    /// Not whether it has any: it could not be asked, or was not, for this reason.
    case unknown(String)
  }
}

extension [SymbolInquiry] {
  /// The places that have nothing, or could not be asked.
  public var placesWithout: [String] {
    compactMap { inquiry in
      switch inquiry.answer {
      case .nothing, .unknown: inquiry.place
      case .symbols, .unusable: nil
      }
    }
  }

  /// The first place that had something that cannot be used, and why not.
  public var firstUnusable: (place: String, reason: String)? {
    for inquiry in self {
      if case .unusable(let reason) = inquiry.answer { return (inquiry.place, reason) }
    }
    return nil
  }
}
