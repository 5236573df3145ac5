public import Symbols

/// A CPU as the unwinder needs to know it: a value, one per file in `Architectures/`.
public struct Architecture: Sendable {
  /// As reports print it: "amd64".
  public var name: String
  /// 4 or 8.
  public var pointerByteCount: Int
  /// Registers by DWARF number, as symbol files name them, without `$`.
  public var registers: RegisterNames
  /// The numbers of the registers a person is shown, in the order of rust-minidump's reports.
  public var shownRegisters: [UInt8]
  /// How wide they are shown.
  public var shownRegisterByteCount: Int
  /// The number of the register with the next instruction's address.
  public var programCounter: UInt8
  /// The number of the register with the innermost word's address.
  public var stackPointer: UInt8
  /// The number of the register that leads to a function's frame, where it keeps one.
  public var framePointer: UInt8
  /// The register a call leaves its return address in; nil where it goes to the stack.
  public var linkRegister: UInt8?
  /// The registers a called function must give back as they were.
  public var calleeSaved: [UInt8]
  /// How far behind the start of a call instruction its return address lies at least: what to
  /// subtract from a return address so that it names the call.
  public var returnAddressAdjustment: UInt64
  /// How far behind what the link register holds a function returns: 0, or on SPARC, where it holds
  /// the call's own address, 8. Saved return addresses are the same.
  public var linkedCallByteCount: UInt64
  /// What lies at the frame pointer in a function that keeps one.
  public var frameRecord: FrameRecord?
  /// What lies at the stack pointer, on PowerPC.
  public var backChain: BackChain?
  /// Where the registers of a function's own lie, on SPARC.
  public var registerWindows: RegisterWindows?
  /// How many low bits of an address count: the bits above repeat the highest of them, or code cannot
  /// lie there.
  public var addressBitCount: Int
  /// Return addresses bear a signature in their upper bits (pointer authentication).
  public var signsReturnAddresses = false
  /// Bits of a code address that choose an instruction set: bit 0 on 32-bit Arm.
  public var codeStateBits: UInt64 = 0
  /// Whether STACK WIN records are about this CPU.
  public var usesWindowsFrames = false
  /// Whether functions align their stack and keep a copy of the return address (x86's GCC).
  public var realignsStack = false
  /// Tells whether a return address follows a call.
  public var callDetector: CallDetector?
  /// Reads how functions make their frames, where call-frame information is rare.
  public var prologueDecoder: PrologueDecoder?
  /// What Linux leaves on the stack of a signal's handler, most common first.
  public var signalFrames: [SignalFrameLayout] = []

  public init(
    name: String, pointerByteCount: Int, registers: RegisterNames, shownRegisters: [UInt8],
    shownRegisterByteCount: Int? = nil,
    programCounter: UInt8, stackPointer: UInt8, framePointer: UInt8, linkRegister: UInt8? = nil,
    calleeSaved: [UInt8], returnAddressAdjustment: UInt64, linkedCallByteCount: UInt64 = 0,
    frameRecord: FrameRecord?, backChain: BackChain? = nil,
    registerWindows: RegisterWindows? = nil, addressBitCount: Int = 64,
    signsReturnAddresses: Bool = false,
    codeStateBits: UInt64 = 0, usesWindowsFrames: Bool = false,
    realignsStack: Bool = false, callDetector: CallDetector? = nil,
    prologueDecoder: PrologueDecoder? = nil,
    signalFrames: [SignalFrameLayout] = []
  ) {
    self.name = name
    self.pointerByteCount = pointerByteCount
    self.registers = registers
    self.shownRegisters = shownRegisters
    self.shownRegisterByteCount = shownRegisterByteCount ?? pointerByteCount
    self.programCounter = programCounter
    self.stackPointer = stackPointer
    self.framePointer = framePointer
    self.linkRegister = linkRegister
    self.calleeSaved = calleeSaved
    self.returnAddressAdjustment = returnAddressAdjustment
    self.linkedCallByteCount = linkedCallByteCount
    self.frameRecord = frameRecord
    self.backChain = backChain
    self.registerWindows = registerWindows
    self.addressBitCount = addressBitCount
    self.signsReturnAddresses = signsReturnAddresses
    self.codeStateBits = codeStateBits
    self.usesWindowsFrames = usesWindowsFrames
    self.realignsStack = realignsStack
    self.callDetector = callDetector
    self.prologueDecoder = prologueDecoder
    self.signalFrames = signalFrames
  }

  /// The address of the lowest word in use, of which a stack pointer may fall short.
  func stackAddress(_ stackPointer: UInt64) -> UInt64 {
    stackPointer &+ (registerWindows?.stackBias ?? 0)
  }

  /// Whether the CPU can address a byte there.
  func isAddress(_ value: UInt64) -> Bool {
    let shift = Int64(64 - addressBitCount)
    return UInt64(bitPattern: (Int64(bitPattern: value) << shift) >> shift) == value
  }

  /// Keeps the bits a pointer of this CPU has.
  public func pointer(_ value: UInt64) -> UInt64 {
    pointerByteCount == 4 ? value & 0xffff_ffff : value
  }
}
