import Symbols

/// Decides which of several modules that claim the same addresses are kept.
enum ModuleOverlap {
  /// The indices of the modules to keep, in their order: of two that overlap, the one that starts
  /// first; none that is empty or reaches past the end of the address space.
  ///
  /// As rust-minidump does, so that a module's index means the same in both reports.
  static func kept(of modules: [LoadedModule]) -> [Int] {
    let usable = modules.indices.filter { index in
      let module = modules[index]
      return module.byteCount > 0
        && !module.baseAddress.addingReportingOverflow(module.byteCount).overflow
    }
    var kept: [Int] = []
    var reached: UInt64 = 0
    for index in usable.sorted(by: { precedes(modules[$0], modules[$1]) }) {
      guard kept.isEmpty || modules[index].baseAddress >= reached else { continue }
      reached = modules[index].endAddress
      kept.append(index)
    }
    return kept.sorted()
  }

  private static func precedes(_ left: LoadedModule, _ right: LoadedModule) -> Bool {
    (left.baseAddress, left.byteCount) < (right.baseAddress, right.byteCount)
  }
}
