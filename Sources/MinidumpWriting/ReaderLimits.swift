import MinidumpFormat

/// What other programs cannot read of a dump that is well formed, as sentences.
///
/// The numbers are the defaults of Breakpad's processor (`minidump.cc`), which loses a whole list over
/// each of them.
struct ReaderLimits {
  let threads: [ThreadSnapshot]
  let modules: [ModuleSnapshot]
  let streamCount: Int

  static let threadCount = 4096
  static let moduleCount = 2048
  static let streamCount = 128
  /// In UTF-16 units.
  static let nameLength = 1024

  var warnings: [String] {
    [
      tooMany("streams", streamCount, Self.streamCount, "refuses the dump"),
      tooMany("threads", threads.count, Self.threadCount, "reads none of them"),
      tooMany("modules", modules.count, Self.moduleCount, "reads none of them"),
      repeatedThread, emptyModule, overlappingModule, longName,
    ].compactMap(\.self)
  }

  private func tooMany(
    _ things: String, _ count: Int, _ limit: Int, _ effect: String
  ) -> String? {
    count > limit ? "\(count) \(things): Breakpad, with more than \(limit), \(effect)" : nil
  }

  private var repeatedThread: String? {
    var seen: Set<UInt32> = []
    let repeated = threads.first { !seen.insert($0.record.id).inserted }
    return repeated.map {
      "two threads have the number \($0.record.id): Breakpad reads none of the threads"
    }
  }

  private var emptyModule: String? {
    modules.first { $0.record.imageByteCount == 0 }.map {
      "the module \($0.name) takes no memory: Breakpad reads none of the modules"
    }
  }

  private var overlappingModule: String? {
    let sorted = modules.sorted { $0.record.baseAddress < $1.record.baseAddress }
    let pair = zip(sorted, sorted.dropFirst()).first {
      $1.record.baseAddress - $0.record.baseAddress < UInt64($0.record.imageByteCount)
    }
    return pair.map {
      "the modules \($0.name) and \($1.name) overlap: Breakpad reads none of the modules"
    }
  }

  private var longName: String? {
    let names = modules.lazy.map(\.name) + threads.lazy.compactMap(\.name)
    return names.map(\.utf16.count).first { $0 > Self.nameLength }.map {
      "a name is \($0) units long: Breakpad reads no name of more than \(Self.nameLength), nor the "
        + "list it is in"
    }
  }
}
