import Bytes
import MinidumpReading
import NativeSymbols
import Symbols

/// What a dump tells of its modules itself, for modules of which nobody has symbols: the call-frame
/// information in its memory, and the kernel's entry to system calls.
struct ModuleImages: Sendable {
  private let memory: ProcessMemory
  private let systemCallEntry: UInt64?

  /// - Parameter systemCallEntry: the address of `__kernel_vsyscall`; nil when the dump has none.
  init(in memory: ProcessMemory, systemCallEntry: UInt64? = nil) {
    self.memory = memory
    self.systemCallEntry = systemCallEntry
  }

  /// Nil when the dump tells nothing of the module.
  func image(of module: LoadedModule) -> (any SymbolFile)? {
    let entry = systemCallEntry.flatMap { SystemCallEntry(at: $0, in: module, memory: memory) }
    guard let loaded = loadedImage(of: module) else { return entry }
    return entry.map { CombinedSymbolFile([loaded, $0]) } ?? loaded
  }

  private func loadedImage(of module: LoadedModule) -> (any SymbolFile)? {
    LoadedImage(module.id) { [memory] offset in
      guard offset < module.byteCount else { return .empty }
      return memory.view(from: module.baseAddress &+ offset)
        .clampedSlice(at: 0, byteCount: module.byteCount - offset)
    }
  }
}
