/// All that a signature is made of.
public struct SignatureFacts: Sendable {
  /// Of the thread in question, innermost first; inlined calls before the function they are in.
  public var frames: [SignatureFrame]
  /// Nobody crashed, the dump was asked for.
  public var isRequested = false
  /// The stack ran over.
  public var isStackOverflow = false
  /// Why the process ended, in the system's words: "SIGSEGV / SEGV_MAPERR".
  public var reason: String?
  /// The thread's last error on Windows: "ERROR_NOT_ENOUGH_MEMORY".
  public var lastError: String?
  /// What an assertion said.
  public var message: String?
  /// What the program told of itself, by name.
  public var annotations: [(name: String, text: String)] = []

  public init(frames: [SignatureFrame]) {
    self.frames = frames
  }
}

/// One function's activation, as far as signatures care.
public struct SignatureFrame: Hashable, Sendable {
  /// Its number in the stack.
  public var number: Int
  /// The function, demangled or not; nil when symbols do not tell.
  public var function: String?
  /// The function as the linker knows it, where ``function`` tells what it means.
  public var linkageName: String?
  /// File name of the module, without folders.
  public var module: String?
  /// Where in ``module`` the instruction lies, from its first byte.
  public var moduleOffset: UInt64?
  /// File name of a module that was at the address and is not any more.
  public var unloadedModule: String?
  /// The source file's path.
  public var sourceFile: String?

  public init(number: Int, function: String? = nil, module: String? = nil) {
    self.number = number
    self.function = function
    self.module = module
  }
}
