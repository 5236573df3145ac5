extension SyntheticDump {
  /// What a test says of a thread.
  public struct Thread: Sendable {
    public var id: UInt32
    public var stackAddress: UInt64
    public var stack: Place
    public var context: Place
    public var environmentBlock: UInt64

    public init(
      id: UInt32, stackAddress: UInt64 = 0, stack: Place = .none, context: Place = .none,
      environmentBlock: UInt64 = 0
    ) {
      self.environmentBlock = environmentBlock
      self.id = id
      self.stackAddress = stackAddress
      self.stack = stack
      self.context = context
    }
  }

  /// MINIDUMP_THREAD_LIST
  public mutating func addThreads(_ threads: [Thread]) {
    var laid = assembler
    laid.u32(UInt32(threads.count))
    for thread in threads {
      laid.u32(thread.id)
      laid.u32(0)  // SuspendCount
      laid.u32(0)  // PriorityClass
      laid.u32(0)  // Priority
      laid.u64(thread.environmentBlock)  // Teb
      laid.u64(thread.stackAddress)  // Stack.StartOfMemoryRange
      laid.location(thread.stack)  // Stack.Memory
      laid.location(thread.context)  // ThreadContext
    }
    add(stream: 3, laid.bytes)
  }

  /// MINIDUMP_THREAD_NAME_LIST
  public mutating func addThreadNames(_ names: [(id: UInt32, name: String)]) {
    let places = names.map { string($0.name) }
    var laid = assembler
    laid.u32(UInt32(names.count))
    for (name, place) in zip(names, places) {
      laid.u32(name.id)
      laid.u64(UInt64(place.offset))
    }
    add(stream: 24, laid.bytes)
  }

  /// What a test says of a module.
  public struct Module: Sendable {
    public var baseAddress: UInt64
    public var byteCount: UInt32
    public var name: String
    public var timestamp: UInt32
    public var codeView: [UInt8]
    /// The 13 numbers of VS_FIXEDFILEINFO; empty for zeros.
    public var version: [UInt32]

    public init(
      _ name: String, at baseAddress: UInt64, byteCount: UInt32, timestamp: UInt32 = 0,
      codeView: [UInt8] = [], version: [UInt32] = []
    ) {
      self.baseAddress = baseAddress
      self.byteCount = byteCount
      self.name = name
      self.timestamp = timestamp
      self.codeView = codeView
      self.version = version
    }
  }

  /// MINIDUMP_MODULE_LIST
  public mutating func addModules(_ modules: [Module]) {
    var laid = assembler
    laid.u32(UInt32(modules.count))
    for module in modules {
      let name = string(module.name)
      let codeView = module.codeView.isEmpty ? .none : place(module.codeView)
      laid.u64(module.baseAddress)
      laid.u32(module.byteCount)  // SizeOfImage
      laid.u32(0)  // CheckSum
      laid.u32(module.timestamp)
      laid.u32(UInt32(name.offset))  // ModuleNameRva
      for index in 0..<13 {
        laid.u32(index < module.version.count ? module.version[index] : 0)
      }
      laid.location(codeView)  // CvRecord
      laid.location(.none)  // MiscRecord
      laid.u64(0)
      laid.u64(0)
    }
    add(stream: 4, laid.bytes)
  }

  /// MINIDUMP_MEMORY_LIST
  public mutating func addMemory(_ regions: [(address: UInt64, place: Place)]) {
    var laid = assembler
    laid.u32(UInt32(regions.count))
    for region in regions {
      laid.u64(region.address)
      laid.location(region.place)
    }
    add(stream: 5, laid.bytes)
  }

  /// MINIDUMP_SYSTEM_INFO
  public mutating func addSystemInfo(
    architecture: UInt16, platform: UInt32, servicePack: String? = nil, processorCount: UInt8 = 1,
    processor: [UInt8] = []
  ) {
    let text = servicePack.map { string($0) } ?? .none
    var laid = assembler
    laid.u16(architecture)
    laid.u16(6)  // ProcessorLevel
    laid.u16(0x3c03)  // ProcessorRevision
    laid.u8(processorCount)
    laid.u8(1)  // ProductType
    laid.u32(10)  // MajorVersion
    laid.u32(2)  // MinorVersion
    laid.u32(19_041)  // BuildNumber
    laid.u32(platform)  // PlatformId
    laid.u32(UInt32(text.offset))  // CSDVersionRva
    laid.u16(0)  // SuiteMask
    laid.u16(0)
    laid.raw(processor.prefix(24))  // CPU_INFORMATION
    laid.skip(to: 56)
    add(stream: 7, laid.bytes)
  }

  /// MINIDUMP_EXCEPTION_STREAM
  public mutating func addException(
    threadID: UInt32, code: UInt32, flags: UInt32 = 0, address: UInt64 = 0,
    parameters: [UInt64] = [], context: Place = .none
  ) {
    var laid = assembler
    laid.u32(threadID)
    laid.u32(0)
    laid.u32(code)  // ExceptionCode
    laid.u32(flags)  // ExceptionFlags
    laid.u64(0)  // ExceptionRecord
    laid.u64(address)  // ExceptionAddress
    laid.u32(UInt32(parameters.count))  // NumberParameters
    laid.u32(0)
    for index in 0..<15 {
      laid.u64(index < parameters.count ? parameters[index] : 0)
    }
    laid.location(context)  // ThreadContext
    add(stream: 6, laid.bytes)
  }
}
