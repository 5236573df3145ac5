import Instructions
import MinidumpFormat
import Unwinding

extension CrashSite {
  /// What a trap at the program counter stands for, or before it, where the CPU has moved on.
  func deliberateTrap(_ instruction: Instruction?) -> DeliberateTrap? {
    if let instruction, let number = instruction.trapNumber {
      let meanings = TrapMeaning.all.first {
        $0.isMeant(by: instruction.mnemonic, number, on: instructionSet, facts.platform)
      }
      return DeliberateTrap(
        instruction: instruction.text, meaning: meanings?.text ?? "an instruction that only traps")
    }
    guard isBehindBreakpoint, let breakpoint = Instruction(amd64: [0xcc]) else { return nil }
    return DeliberateTrap(instruction: breakpoint.text, meaning: TrapMeaning.breakpoint)
  }

  /// `int3` of x86 is reported behind it by systems that do not turn the program counter back.
  private var isBehindBreakpoint: Bool {
    guard instructionSet == .x86 || instructionSet == .amd64, precedingByte == 0xcc else {
      return false
    }
    switch facts.platform {
    // SIGTRAP with SI_KERNEL
    case .linux, .android: return facts.code == 5 && facts.flags == 0x80
    // EXC_BREAKPOINT with EXC_I386_BPT
    case .macOS, .iOS: return facts.code == 6 && facts.flags == 2
    default: return false
    }
  }
}

/// What compilers, runtimes and systems mean by a trap.
private struct TrapMeaning {
  let set: Set<InstructionSet>
  let mnemonic: String
  let numbers: ClosedRange<UInt64>
  /// Nil for all systems.
  var platforms: Set<OperatingSystemPlatform>?
  let text: String

  func isMeant(
    by mnemonic: String, _ number: UInt64, on set: InstructionSet?,
    _ platform: OperatingSystemPlatform
  ) -> Bool {
    self.mnemonic == mnemonic && numbers.contains(number)
      && set.map(self.set.contains) == true && platforms?.contains(platform) ?? true
  }

  static let breakpoint = "a breakpoint, set by a debugger or compiled in"

  private static func x86(
    _ mnemonic: String, _ numbers: ClosedRange<UInt64>, _ text: String
  ) -> Self {
    Self(set: [.x86, .amd64], mnemonic: mnemonic, numbers: numbers, text: text)
  }

  private static func arm64(
    _ mnemonic: String, _ numbers: ClosedRange<UInt64>,
    on platforms: Set<OperatingSystemPlatform>? = nil, _ text: String
  ) -> Self {
    Self(set: [.arm64], mnemonic: mnemonic, numbers: numbers, platforms: platforms, text: text)
  }

  /// - Parameter sets: A32 and Thumb, or one of them: their `udf` has other numbers.
  private static func arm(
    _ mnemonic: String, _ numbers: ClosedRange<UInt64>, in sets: Set<InstructionSet> = [.thumb],
    on platforms: Set<OperatingSystemPlatform>? = nil, _ text: String
  ) -> Self {
    Self(set: sets, mnemonic: mnemonic, numbers: numbers, platforms: platforms, text: text)
  }

  private static let windows: Set<OperatingSystemPlatform> = [.windowsNT]
  private static let apple: Set<OperatingSystemPlatform> = [.macOS, .iOS]
  private static let linux: Set<OperatingSystemPlatform> = [.linux, .android]

  private static let unreachable =
    "what compilers put where a program must not get to: __builtin_trap, a failed runtime check"

  /// The first that fits counts.
  ///
  /// - Windows: <https://learn.microsoft.com/cpp/intrinsics/fastfail>,
  ///   <https://learn.microsoft.com/cpp/intrinsics/arm64-intrinsics>, `winnt.h` of its SDK.
  /// - Apple: `osfmk/arm64/sleh.c` of XNU; signatures of pointers 0xc470 and on.
  /// - Linux on 32-bit Arm: `arch/arm/kernel/ptrace.c`.
  /// - Clang: `ubsantrap`, <https://clang.llvm.org/docs/UndefinedBehaviorSanitizer.html>
  static let all: [Self] = [
    x86("int", 3...3, breakpoint),
    x86("int", 1...1, breakpoint),
    x86("int", 0x29...0x29, "Windows' fast fail: the program ended itself at once"),
    x86("int", 0x2c...0x2c, "an assertion of Windows that failed"),
    x86("int", 0x2d...0x2d, "a call of Windows' debugger"),
    x86("ud2", 0...0, unreachable),
    x86("ud0", 0...0, unreachable),
    x86("ud1", 0...0xff, "a check of undefined behaviour that Clang compiled in"),
    x86("hlt", 0...0, "how the C library's abort ends a program that survived its signal"),
    arm64("udf", 0...0, "no code: zeros, or what compilers put where a program must not get to"),
    arm64("udf", 1...0xffff, unreachable),
    arm64("brk", 0xf000...0xf000, on: windows, breakpoint),
    arm64("brk", 0xf001...0xf001, on: windows, "an assertion of Windows that failed"),
    arm64("brk", 0xf002...0xf002, on: windows, "a call of Windows' debugger"),
    arm64(
      "brk", 0xf003...0xf003, on: windows, "Windows' fast fail: the program ended itself at once"),
    arm64("brk", 0xf004...0xf004, on: windows, "a division by zero that the compiler looks for"),
    arm64(
      "brk", 0xc470...0xc473, on: apple, "a pointer whose signature is wrong: damaged or forged"),
    arm64("brk", 0x5500...0x55ff, "a check of undefined behaviour that Clang compiled in"),
    arm64("brk", 0...1, unreachable),
    arm64("brk", 1000...1000, unreachable),
    arm64("brk", 0xf000...0xf000, breakpoint),
    arm64("hlt", 0...0xffff, "a call of a debugger or emulator"),
    arm("udf", 0xf9...0xf9, on: windows, "a division by zero that the compiler looks for"),
    arm(
      "udf", 0xfb...0xfb, on: windows, "Windows' fast fail: the program ended itself at once"),
    arm("udf", 0xfc...0xfc, on: windows, "an assertion of Windows that failed"),
    arm("udf", 0xfd...0xfd, on: windows, "a call of Windows' debugger"),
    arm("udf", 0xfe...0xfe, on: windows, breakpoint),
    arm("udf", 1...1, on: linux, breakpoint),
    arm("udf", 16...16, in: [.arm], on: linux, breakpoint),
    arm("udf", 0...0xffff, in: [.arm, .thumb], unreachable),
    arm("bkpt", 0...0xffff, in: [.arm, .thumb], breakpoint),
    arm("hlt", 0...0xffff, in: [.arm, .thumb], "a call of a debugger or emulator"),
  ]
}
