import Demangling

/// What a frame is called in signatures: the function without what changes from build to build and
/// from call to call.
struct FrameName: Sendable {
  /// UTF-8; empty when nothing is known.
  var bytes: [UInt8]
  /// File name of the module in lower case.
  var module: [UInt8]?
  /// Whose rules the name follows.
  var language = NameLanguage.cxx

  /// The most of a function's name that is looked at, in bytes: longer ones are all arguments of
  /// templates, and a dump may repeat them in each frame.
  private static let inputLimit = 4096

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  init(_ frame: SignatureFrame) {
    module = frame.module.map { $0.utf8.map(\.asciiLowercase) }
    if let function = frame.function, !function.isEmpty {
      let demangled = Demangler.demangle(function)?.text
      let name = Array((demangled ?? function).utf8.prefix(Self.inputLimit))
      let linkageName = frame.linkageName ?? (demangled == nil ? nil : function)
      language = NameLanguage(of: name, linkageName: linkageName, sourceFile: frame.sourceFile)
      bytes = LibraryFunctionName.usual(Self.normalized(name, language))
    } else if let module = frame.module, !module.isEmpty {
      bytes = LibraryModuleName.usual(Array(module.utf8.prefix(Self.inputLimit)))
    } else if let unloaded = frame.unloadedModule {
      bytes = Array("(unloaded \(unloaded))".utf8.prefix(Self.inputLimit))
    } else {
      bytes = []
    }
  }

  /// A name of which nothing would be left stays as it was.
  private static func normalized(_ name: [UInt8], _ language: NameLanguage) -> [UInt8] {
    let short =
      switch language {
      case .cxx: CxxFunctionName.short(name)
      case .rust: RustFunctionName.short(name)
      case .swift: SwiftFunctionName.short(name)
      case .go: GoFunctionName.short(name)
      }
    return short.isEmpty ? name : short
  }

  /// As it is shown.
  var text: String { String(decoding: bytes, as: UTF8.self) }
}
