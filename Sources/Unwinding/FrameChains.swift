/// Where a function that keeps a frame pointer leaves what its caller needs: offsets from it.
public struct FrameRecord: Hashable, Sendable {
  /// Of the word that holds the caller's frame pointer.
  public var callerFramePointer: Int64
  /// Of the word that holds the return address.
  public var returnAddress: Int64
  /// What the caller's stack pointer is, relative to the frame pointer.
  public var callerStackPointer: Int64
  /// Of the word that holds the caller's frame pointer in a function that calls nobody, where that is
  /// another one.
  public var callerFramePointerOfLeaf: Int64?

  public init(
    callerFramePointer: Int64, returnAddress: Int64, callerStackPointer: Int64,
    callerFramePointerOfLeaf: Int64? = nil
  ) {
    self.callerFramePointerOfLeaf = callerFramePointerOfLeaf
    self.callerFramePointer = callerFramePointer
    self.returnAddress = returnAddress
    self.callerStackPointer = callerStackPointer
  }
}

/// PowerPC's chain of frames: the stack pointer points to the caller's, always.
public struct BackChain: Hashable, Sendable {
  /// How far above its stack pointer a function's frame has room for the link register, which the
  /// function it calls saves there.
  public var savedLinkRegister: UInt64

  public init(savedLinkRegister: UInt64) {
    self.savedLinkRegister = savedLinkRegister
  }
}

/// SPARC's way of giving each function 16 registers of its own, locals and ins, which lie at its
/// stack pointer when others need the room.
public struct RegisterWindows: Hashable, Sendable {
  /// How much less a stack pointer is than the address it means.
  public var stackBias: UInt64

  public init(stackBias: UInt64) {
    self.stackBias = stackBias
  }
}
