import Symbols
import Unwinding

/// A call on a stack, expanded in place or not, as far as it tells why code of Swift stopped.
struct SwiftCall {
  /// Empty without symbols.
  var name = ""
  var source: SourceLocation?
  /// Its module is the one with the runtime and the standard library.
  var isInRuntimeModule = false

  /// The innermost calls of a stack, up to where frames are guesses.
  static func innermost(of stack: CallStack, in state: ProcessState) -> [SwiftCall] {
    let frames = stack.frames.prefix(frameLimit).prefix { $0.trust != .scan }
    return frames.flatMap { frame in
      var function = SwiftCall(isInRuntimeModule: isInRuntime(frame, state))
      function.name = frame.symbol?.name ?? ""
      function.source = frame.symbol?.source
      let expanded = (frame.symbol?.inlines ?? []).map {
        SwiftCall(
          name: $0.name ?? "", source: $0.source, isInRuntimeModule: function.isInRuntimeModule)
      }
      return expanded + [function]
    }
  }

  private static let frameLimit = 24

  private static func isInRuntime(_ frame: StackFrame, _ state: ProcessState) -> Bool {
    guard let index = frame.moduleIndex, state.modules.indices.contains(index) else { return false }
    return runtimeModules.contains(state.modules[index].module.id.codeFileName)
  }

  private static let runtimeModules: Set<String> = [
    "libswiftCore.so", "libswiftCore.dylib", "swiftCore.dll",
  ]

  /// What calls are named for that the compiler expands where it checks something.
  static let expandedPrefix = "Swift runtime failure: "

  /// What the call says of why the program stopped.
  var cause: String? {
    if name.hasPrefix(Self.expandedPrefix) {
      return String(name.dropFirst(Self.expandedPrefix.count))
    }
    return Self.causes.first { name.hasPrefix($0.0) }?.1
  }

  /// Whether the call is part of stopping the program, and not of what stopped.
  var isOfRuntime: Bool {
    isInRuntimeModule || cause != nil
  }

  /// Whether the standard library has the function, wherever the compiler copied it to.
  var isOfLibrary: Bool {
    isInRuntimeModule || name.hasPrefix("Swift.")
      || (name.hasPrefix("generic ") && name.contains(" of Swift."))
      || name.contains("(extension in Swift):")
  }

  /// Beginnings of functions that stop a program.
  private static let causes = [
    (
      "Swift._diagnoseUnexpectedNilOptional(",
      "Unexpectedly found nil while unwrapping an Optional value"
    ),
    ("Swift._diagnoseUnexpectedEnumCase", "Unexpected value of an enumeration"),
    ("Swift._unexpectedError", "An error was thrown where try! rules that out"),
    ("swift_unexpectedError", "An error was thrown where try! rules that out"),
    ("Swift._errorInMain", "An error was not caught"),
    ("swift_errorInMain", "An error was not caught"),
    ("Swift.precondition(", "Precondition failed"),
    ("Swift.preconditionFailure(", "Precondition failed"),
    ("Swift.assert(", "Assertion failed"),
    ("Swift.assertionFailure(", "Assertion failed"),
    ("Swift.fatalError(", "Fatal error"),
    ("Swift._fatalErrorMessage(", "Fatal error"),
    ("Swift._assertionFailure(", "Fatal error"),
    ("swift::swift_dynamicCastFailure", "A value could not be cast as as! demands"),
    ("swift_dynamicCastFailure", "A value could not be cast as as! demands"),
    ("swift_deletedMethodError", "A method was called that its class has deleted"),
    ("swift::swift_abortRetainUnowned", "An unowned reference was used after its object was gone"),
    ("swift_abortRetainUnowned", "An unowned reference was used after its object was gone"),
    ("swift::swift_abortAllocationFailure", "Memory could not be allocated"),
    ("swift_abortAllocationFailure", "Memory could not be allocated"),
    ("swift::fatalError", "Fatal error of the runtime"),
  ]
}

extension SourceLocation {
  /// The file's name when the line is known as well.
  var shownFile: String? {
    line > 0 ? file.map { ModuleID.fileName(of: $0) } : nil
  }
}
