import MinidumpFormat
import Unwinding

/// What was thrown, of an exception of Microsoft's C++: what `_CxxThrowException` was called with.
///
/// The parameters are a magic number, the object's address, that of its description, and on 64-bit
/// systems the module that the addresses in the description count from:
///
/// ```
/// ThrowInfo            CatchableTypeArray   CatchableType       TypeDescriptor
///  attributes           count                properties          vtable (a word)
///  destructor           types[0] ──────────▶ descriptor ───────▶ spare (a word)
///  compatibility        types[1]             offset in object    ".?AVruntime_error@std@@"
///  types ─────────────▶ …                    …
/// ```
///
/// Each field has 32 bits but where noted. The type that was thrown is the first, then those it can be
/// caught as. Source: Visual C++'s ehdata.h, as <https://www.openrce.org/articles/full_view/21> has it.
struct ThrownObject {
  /// As the program has them, the one that was thrown first.
  let typeNames: [String]
  /// What `what()` returns of a `std::exception`.
  let message: String?

  /// Nil when the parameters are others, or the dump lacks the memory.
  init?(_ facts: ExceptionFacts, memory: some StackMemory) {
    guard facts.parameters.count >= 3, Self.magicNumbers.contains(facts.parameter(0)) else {
      return nil
    }
    let reader = ThrowReader(
      memory: memory, base: facts.parameter(3),
      wordByteCount: facts.architecture.pointerByteCount ?? 8)
    let types = reader.types(thrownBy: facts.parameter(2))
    guard !types.isEmpty else { return nil }
    typeNames = types.map(\.name)
    let standard = types.first { $0.name == ".?AVexception@std@@" }
    message = standard.flatMap { reader.message(inObjectAt: facts.parameter(1), $0) }
  }

  /// Versions of the compiler since 1993, then code without native parts.
  private static let magicNumbers: Set<UInt64> = [
    0x1993_0520, 0x1993_0521, 0x1993_0522, 0x0199_4000,
  ]

  /// "C++ exception of type std::runtime_error: disk full".
  var text: String {
    guard let name = typeNames.first else { return "C++ exception" }
    if name == "rust_panic" { return "Rust panic" }
    let text = "C++ exception of type \(TypeDescriptorName.text(of: name))"
    return message.map { "\(text): \($0)" } ?? text
  }
}

/// Reads descriptions of thrown objects from memory, which may hold anything.
private struct ThrowReader<Memory: StackMemory> {
  struct CatchableType {
    var name: String
    /// Where in the thrown object that type's part begins.
    var offset: UInt64
  }

  let memory: Memory
  /// What the addresses count from; on 32-bit systems they are whole.
  let base: UInt64
  let wordByteCount: Int

  /// More than a class has bases.
  private var typeLimit: UInt64 { 32 }

  func types(thrownBy description: UInt64) -> [CatchableType] {
    guard let array = address(at: description &+ 12),
      let count = memory.number(at: array, byteCount: 4)
    else { return [] }
    return (0..<min(count, typeLimit)).compactMap { index in
      address(at: array &+ 4 &+ 4 &* index).flatMap(type)
    }
  }

  private func type(at address: UInt64) -> CatchableType? {
    guard let descriptor = self.address(at: address &+ 4),
      let offset = memory.number(at: address &+ 8, byteCount: 4),
      let name = text(at: descriptor &+ 2 &* UInt64(wordByteCount)), !name.isEmpty
    else { return nil }
    return CatchableType(name: name, offset: offset)
  }

  /// Behind its table of functions, `std::exception` has the address of its text.
  func message(inObjectAt address: UInt64, _ type: CatchableType) -> String? {
    let field = address &+ type.offset &+ UInt64(wordByteCount)
    guard let start = memory.number(at: field, byteCount: wordByteCount), start != 0 else {
      return nil
    }
    return text(at: start).flatMap { $0.isEmpty ? nil : $0 }
  }

  private func address(at field: UInt64) -> UInt64? {
    guard let value = memory.number(at: field, byteCount: 4), value != 0 else { return nil }
    return wordByteCount == 8 ? base &+ value : value
  }

  /// What stands up to a zero; nil when that is no text.
  private func text(at address: UInt64) -> String? {
    var bytes: [UInt8] = []
    for offset in 0..<UInt64(Self.textLimit) {
      guard let byte = memory.number(at: address &+ offset, byteCount: 1) else { return nil }
      if byte == 0 { break }
      bytes.append(UInt8(truncatingIfNeeded: byte))
    }
    guard bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7f }) else { return nil }
    return String(validating: bytes, as: UTF8.self)
  }

  /// Longer texts are cut.
  private static var textLimit: Int { 1024 }
}
