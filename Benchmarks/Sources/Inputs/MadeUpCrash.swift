import MinidumpKit

/// A process of a ``MadeUpProgram`` in which every thread has called many functions.
public struct MadeUpCrash: ProcessSnapshot, Sendable {
  public var program: MadeUpProgram
  public var threadCount: Int
  public var frameCount: Int
  /// Which functions are on the stacks.
  public var seed: UInt64
  /// Besides the program itself.
  public var libraryCount = 30
  public var memory: [MemorySnapshot] = []
  public var memoryInfo: [MemoryInfoRecord] = []

  public init(of program: MadeUpProgram, threadCount: Int, frameCount: Int, seed: UInt64) {
    self.program = program
    self.threadCount = threadCount
    self.frameCount = frameCount
    self.seed = seed
  }

  public var systemInfo: SystemInfoSnapshot? {
    var record = SystemInfoRecord()
    record.architecture = .amd64
    record.platform = .linux
    record.processorCount = 2
    return SystemInfoSnapshot(record: record)
  }

  public var modules: [ModuleSnapshot] {
    let libraries = (0..<libraryCount).map { number in
      ModuleSnapshot(
        address: 0x7f00_0000_0000 + UInt64(number) << 24, byteCount: 1 << 20,
        name: "/usr/lib/lib\(number).so.1",
        codeView: .buildID([UInt8](repeating: UInt8(truncatingIfNeeded: number + 1), count: 20)))
    }
    return [program.module] + libraries
  }

  public var threads: [ThreadSnapshot] {
    (0..<threadCount).map(thread)
  }

  public var exception: ExceptionSnapshot? {
    var record = ExceptionStreamRecord()
    record.threadID = 1
    record.exception.code = 11
    record.exception.flags = 1
    record.exception.address = 0x10
    return ExceptionSnapshot(record: record)
  }

  private func thread(_ number: Int) -> ThreadSnapshot {
    var numbers = SeededNumbers(seed: seed &* 1_000 &+ UInt64(number))
    let stackPointer = 0x7ffe_0000_0000 - UInt64(number) << 24
    var context = ContextAMD64()
    context.contextFlags = .amd64
    context.rip = returnAddress(&numbers)
    context.rsp = stackPointer
    return ThreadSnapshot(
      id: UInt32(number + 1), context: ContextSnapshot(context),
      stack: MemorySnapshot(address: stackPointer, bytes: stack(&numbers)))
  }

  /// Frames of which all but the last return to a function of the program, and that to 0.
  private func stack(_ numbers: inout SeededNumbers) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(frameCount * MadeUpProgram.frameByteCount)
    for frame in 1...frameCount {
      bytes.append(contentsOf: repeatElement(0, count: MadeUpProgram.frameByteCount - 8))
      let address = frame < frameCount ? returnAddress(&numbers) : 0
      for shift in stride(from: UInt64(0), to: 64, by: 8) {
        bytes.append(UInt8(truncatingIfNeeded: address >> shift))
      }
    }
    return bytes
  }

  private func returnAddress(_ numbers: inout SeededNumbers) -> UInt64 {
    MadeUpProgram.baseAddress
      + MadeUpProgram.returnAddress(inFunction: Int(numbers.next() % UInt64(program.functionCount)))
  }
}
