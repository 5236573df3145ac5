/// Leaves a function by the register window it was called with (SPARC).
///
/// Its ins are the caller's outs, among them i6, the caller's stack pointer, and i7, the address of
/// the call. The caller's own window lies where its stack pointer points:
///
///     i6 → l0 … l7
///          i0 … i7      of the caller
///
/// Source: The SPARC Architecture Manual, version 9, appendix H.1; System V ABI SPARC Processor
/// Supplement, "The Stack Frame".
struct RegisterWindowUnwinding: UnwindStrategy {
  func caller(in walk: inout Walk) -> UnwindStep {
    let architecture = walk.architecture
    let frame = walk.frame.registers
    guard let windows = architecture.registerWindows,
      let stackPointer = frame[architecture.stackPointer],
      let callerStackPointer = frame[Self.firstIn + 6], let call = frame[Self.firstIn + 7]
    else { return .unknown }
    if call == 0, callerStackPointer == 0 { return .end(.zeroReturnAddress) }
    let returnAddress = walk.codeAddress(call)
    guard callerStackPointer > stackPointer,
      callerStackPointer &- stackPointer <= FrameRecord.reach,
      walk.canBeReturnAddress(returnAddress)
    else { return .unknown }
    var caller = Registers()
    for number in 0..<UInt8(8) {
      caller[Self.firstOut + number] = frame[Self.firstIn + number]
    }
    let step = UInt64(architecture.pointerByteCount)
    for number in 0..<UInt8(16) {
      caller[Self.firstLocal + number] = walk.pointer(
        at: callerStackPointer &+ windows.stackBias &+ UInt64(number) * step)
    }
    caller[architecture.programCounter] = returnAddress
    return .caller(Caller(registers: caller, trust: .framePointer))
  }

  // The numbers of o0, l0 and i0.
  private static let firstOut: UInt8 = 8
  private static let firstLocal: UInt8 = 16
  private static let firstIn: UInt8 = 24
}
