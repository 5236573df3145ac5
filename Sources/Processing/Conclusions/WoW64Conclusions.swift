import MinidumpFormat
import MinidumpReading
import Symbols
import Unwinding

/// The registers of a 32-bit program on 64-bit Windows, where its dump has 64-bit ones.
struct WoW64Conclusions {
  private let memory: ProcessMemory
  private let modules: SymbolTable

  /// Nil when no 32-bit program can have run.
  init?(_ system: SystemInfo?, memory: DumpMemory, modules: [ModuleSummary]) {
    guard let system, system.architecture == .amd64, system.platform.isWindows else { return nil }
    self.memory = memory.memory
    self.modules = SymbolTable(modules: modules.map(\.module))
  }

  /// Where the 32-bit stack of a thread begins; nil for one that has none.
  ///
  /// - Parameter context: the thread's 64-bit registers, which are the program's own while it runs.
  func registers(of thread: Minidump.Thread, _ context: CPUContext?) -> Registers? {
    var saved = thread.wow64Context(in: memory)
    if case .amd64(let context)? = context, let running = ContextX86(runningOn: context) {
      saved = running
    }
    guard let saved, modules.moduleIndex(at: UInt64(saved.eip)) != nil else { return nil }
    return Registers(.x86(saved), on: .x86)
  }
}
