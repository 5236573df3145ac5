import MinidumpFormat
import Testing
import Unwinding

@testable import Processing

@Suite struct ThrownObjectTests {
  private func facts(
    _ parameters: [UInt64], code: UInt32 = 0xe06d_7363,
    architecture: ProcessorArchitecture = .amd64
  ) -> ExceptionFacts {
    ExceptionFacts(
      code: code, parameters: parameters, platform: .windowsNT, architecture: architecture)
  }

  /// A runtime_error, thrown by a module at 0x1000_0000, whose object lies at 0x5000.
  private var thrown: Bytes {
    var bytes = Bytes()
    bytes.put(0x2030, at: 0x1000_200c)  // ThrowInfo at 0x2000: its types
    bytes.put(2, at: 0x1000_2030)  // two of them
    bytes.put(0x2040, at: 0x1000_2034)
    bytes.put(0x2060, at: 0x1000_2038)
    bytes.put(0x2100, at: 0x1000_2044)  // the first's descriptor
    bytes.put(0, at: 0x1000_2048)  // where it begins in the object
    bytes.put(0x2200, at: 0x1000_2064)
    bytes.put(0, at: 0x1000_2068)
    bytes.put(".?AVruntime_error@std@@", at: 0x1000_2110)  // behind two words
    bytes.put(".?AVexception@std@@", at: 0x1000_2210)
    bytes.put(0x6000, at: 0x5008)  // std::exception: behind its table
    bytes.put(0, at: 0x500c)
    bytes.put("disk full", at: 0x6000)
    return bytes
  }

  private let parameters: [UInt64] = [0x1993_0520, 0x5000, 0x1000_2000, 0x1000_0000]

  @Test func `a thrown object has a type and a message`() {
    #expect(
      ExceptionExplanation.text(facts(parameters), memory: thrown)
        == "C++ exception of type std::runtime_error: disk full")
  }

  @Test func `addresses are whole in 32-bit programs`() {
    var bytes = Bytes()
    bytes.put(0x2030, at: 0x200c)
    bytes.put(1, at: 0x2030)
    bytes.put(0x2040, at: 0x2034)
    bytes.put(0x2100, at: 0x2044)
    bytes.put(0, at: 0x2048)
    bytes.put(".H", at: 0x2108)
    #expect(
      ExceptionExplanation.text(
        facts([0x1993_0520, 0x5000, 0x2000], architecture: .x86), memory: bytes)
        == "C++ exception of type int")
  }

  @Test func `without the memory, or with another's parameters, there is nothing to tell`() {
    #expect(ExceptionExplanation.text(facts(parameters), memory: Bytes()) == nil)
    #expect(ExceptionExplanation.text(facts([1, 0x5000, 0x1000_2000]), memory: thrown) == nil)
    #expect(ExceptionExplanation.text(facts([]), memory: thrown) == nil)
  }

  @Test func `memory that is no description does no harm`() {
    for value: UInt32 in [0, 1, 0x2000, .max] {
      for address in thrown.bytes.keys.sorted() {
        var bytes = thrown
        bytes.put(value, at: address)
        _ = ExceptionExplanation.text(facts(parameters), memory: bytes)
      }
    }
  }

  @Test func `a panic of Rust is one`() {
    var bytes = thrown
    bytes.put("rust_panic", at: 0x1000_2110)
    #expect(ExceptionExplanation.text(facts(parameters), memory: bytes) == "Rust panic")
  }

  @Test func `an exception of .NET has a name`() {
    let text = { (code: UInt64) in
      ExceptionExplanation.text(self.facts([code], code: 0xe043_4352), memory: Bytes())
    }
    #expect(text(0x8000_4003) == ".NET exception COR_E_NULLREFERENCE (0x80004003)")
    #expect(text(0x8013_1505) == ".NET exception COR_E_TIMEOUT (0x80131505)")
    #expect(text(0xffff_ffff_8013_1522) == ".NET exception COR_E_TYPELOAD (0x80131522)")
    #expect(text(0x8013_9999) == ".NET exception FACILITY_URT / 0x9999 (0x80139999)")
    #expect(text(0) == nil)
  }

  @Test(arguments: [
    (".?AVruntime_error@std@@", "std::runtime_error"), (".?AUPoint@@", "Point"),
    (".H", "int"), (".PEAD", "char *"), (".PEBD", "const char *"), (".PB_W", "const wchar_t *"),
    (".PEAVError@app@@", "app::Error *"), (".?AW4Code@app@@", "app::Code"),
    (".?AV?$vector@H@std@@", ".?AV?$vector@H@std@@"), (".?AV", ".?AV"), ("", ""),
    (".?AV@@", ".?AV@@"), ("rust_panic", "rust_panic"),
  ])
  func `names of types are told when they are plain`(name: String, text: String) {
    #expect(TypeDescriptorName.text(of: name) == text)
  }
}

/// Memory by the byte.
private struct Bytes: StackMemory {
  var bytes: [UInt64: UInt8] = [:]

  mutating func put(_ number: UInt32, at address: UInt64) {
    for index in 0..<4 {
      bytes[address &+ UInt64(index)] = UInt8(truncatingIfNeeded: number >> (8 * index))
    }
  }

  mutating func put(_ text: String, at address: UInt64) {
    for (index, byte) in (Array(text.utf8) + [0]).enumerated() {
      bytes[address &+ UInt64(index)] = byte
    }
  }

  func number(at address: UInt64, byteCount: Int) -> UInt64? {
    var number: UInt64 = 0
    for index in (0..<byteCount).reversed() {
      guard let byte = bytes[address &+ UInt64(index)] else { return nil }
      number = number << 8 | UInt64(byte)
    }
    return number
  }

  func isExecutable(at address: UInt64) -> Bool? { nil }
  func nextRegion(from address: UInt64) -> Range<UInt64>? { nil }
}
