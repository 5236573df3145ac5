import Bytes
import MinidumpReading
import NativeSymbols
import Symbols

/// What a dump's memory holds of its modules: call-frame information, for modules of which nobody has
/// symbols.
struct ModuleImages: Sendable {
  private let memory: ProcessMemory

  init(in memory: ProcessMemory) {
    self.memory = memory
  }

  /// Nil when the memory has no call-frame information of the module.
  func image(of module: LoadedModule) -> (any SymbolFile)? {
    LoadedImage(module.id) { [memory] offset in
      guard offset < module.byteCount else { return .empty }
      return memory.view(from: module.baseAddress &+ offset)
        .clampedSlice(at: 0, byteCount: module.byteCount - offset)
    }
  }
}
