import Bytes
public import MinidumpFormat

extension Minidump.Thread {
  /// The registers of the 32-bit program that a thread of 64-bit Windows runs (WoW64), as they were
  /// when it last called the system; nil when there are none, or the dump does not hold them.
  ///
  /// A 64-bit dumper records the registers of the 64-bit layer below the program. Slot 1 of the
  /// 64-bit TEB's thread-local storage leads to the program's own:
  ///
  ///     TEB + 0x1488 → flags and machine type, four bytes
  ///                    CONTEXT of x86
  ///
  /// <https://learn.microsoft.com/windows/win32/api/winbase/nf-winbase-wow64getthreadcontext>;
  /// LLDB's `GetThreadContextWow64`.
  ///
  /// - Parameter memory: ``ProcessMemory/init(of:and:)`` of the dump.
  public func wow64Context(in memory: ProcessMemory) -> ContextX86? {
    guard let saved = wow64Places(in: memory)?.saved,
      let bytes = memory.prefix(at: saved &+ 4, byteCount: ContextX86.byteCount),
      case .x86(let context) = try? CPUContext(ByteView(bytes), memory.byteOrder, .x86),
      context.contextFlags.rawValue >> 16 == ContextFlags.x86.rawValue >> 16
    else { return nil }
    return context
  }

  /// The addresses of the slot and of what it leads to, flags first; nil when it leads nowhere.
  package func wow64Places(in memory: ProcessMemory) -> (slot: UInt64, saved: UInt64)? {
    let slot = record.environmentBlock &+ Self.slotOffset
    guard record.environmentBlock != 0, let saved = memory.load(UInt64.self, at: slot), saved != 0
    else { return nil }
    return (slot, saved)
  }

  /// Of the second `TlsSlots` in a 64-bit TEB.
  private static let slotOffset: UInt64 = 0x1488
}

extension ContextX86 {
  /// The registers of 32-bit code that was running on a 64-bit system when its registers were taken;
  /// nil when 64-bit code was.
  ///
  /// Only the general registers are filled in.
  public init?(runningOn context: ContextAMD64) {
    guard context.cs == Self.compatibilityCodeSegment else { return nil }
    self.init()
    contextFlags = [.x86, .control, .integer]
    cs = UInt32(context.cs)
    eflags = context.eflags
    eax = UInt32(truncatingIfNeeded: context.rax)
    ebx = UInt32(truncatingIfNeeded: context.rbx)
    ecx = UInt32(truncatingIfNeeded: context.rcx)
    edx = UInt32(truncatingIfNeeded: context.rdx)
    esi = UInt32(truncatingIfNeeded: context.rsi)
    edi = UInt32(truncatingIfNeeded: context.rdi)
    ebp = UInt32(truncatingIfNeeded: context.rbp)
    esp = UInt32(truncatingIfNeeded: context.rsp)
    eip = UInt32(truncatingIfNeeded: context.rip)
  }

  /// KGDT64_R3_CMCODE, as user code sees it.
  private static let compatibilityCodeSegment: UInt16 = 0x23
}
