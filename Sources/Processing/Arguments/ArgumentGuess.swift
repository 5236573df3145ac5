import Symbols
import Unwinding

/// Guesses the arguments of the functions on a stack of a 32-bit x86 program.
///
/// Callers push arguments last to first, so that the first lies where the caller's stack pointer
/// points once the call has returned, and none lies beyond the caller's own frame.
struct ArgumentGuess {
  let isWindows: Bool
  let memory: any StackMemory

  /// By index of the frame; frames whose function's name has no parameters to guess are not there.
  func arguments(of stack: CallStack) -> [Int: FunctionArguments] {
    var guesses: [Int: FunctionArguments] = [:]
    for (index, frame) in stack.frames.enumerated() {
      guard let list = frame.symbol.flatMap({ ParameterList(inName: $0.name) }) else { continue }
      let words = Words(
        next: stackPointer(of: stack, at: index + 1) ?? .max,
        end: stackPointer(of: stack, at: index + 2) ?? .max, memory: memory)
      guesses[index] = guess(list, frame, words)
    }
    return guesses
  }

  private func guess(
    _ list: ParameterList, _ frame: StackFrame, _ words: Words
  ) -> FunctionArguments {
    var words = words
    var arguments: [FunctionArguments.Argument] = []
    let convention = convention(of: list.function)
    switch convention {
    case .cdecl: break
    case .windowsThisCall:
      arguments.append(.init(name: "this", value: frame.registers[Self.ecx]))
    case .otherThisCall:
      arguments.append(.init(name: "this", value: words.pop()))
    }
    arguments += list.types.map { .init(name: $0, value: words.pop()) }
    return FunctionArguments(convention: convention, arguments: arguments)
  }

  /// A name with `::` in it is a method's; of static ones and namespaces that is wrong.
  private func convention(of function: String) -> FunctionArguments.Convention {
    guard function.contains("::") else { return .cdecl }
    return isWindows ? .windowsThisCall : .otherThisCall
  }

  private func stackPointer(of stack: CallStack, at index: Int) -> UInt64? {
    guard stack.frames.indices.contains(index) else { return nil }
    return stack.frames[index].registers[Architecture.x86.stackPointer]
  }

  private static let ecx = Architecture.x86.registers.number(of: "ecx") ?? 1

  /// Words of the stack from one address up to another.
  private struct Words {
    var next: UInt64
    let end: UInt64
    let memory: any StackMemory

    mutating func pop() -> UInt64? {
      guard next < end else { return nil }
      defer { next &+= 4 }
      return memory.number(at: next, byteCount: 4)
    }
  }
}
