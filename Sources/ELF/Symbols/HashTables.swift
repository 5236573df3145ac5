import Bytes

/// The tables by which the dynamic linker finds symbols: they tell how many there are.
struct HashTables {
  private let file: ELFFile
  private let plain: UInt64?
  private let gnu: UInt64?

  init(of file: ELFFile, _ dynamic: DynamicEntries) {
    self.file = file
    plain = dynamic[.hash]
    gnu = dynamic[.gnuHash]
  }

  /// Nil without a table that makes sense.
  var symbolCount: Int? {
    plain.flatMap(countOfPlain(at:)) ?? gnu.flatMap(countOfGNU(at:))
  }

  /// `nbucket`, `nchain`: as many chains as symbols.
  private func countOfPlain(at address: UInt64) -> Int? {
    let count: UInt32? = try? file.bytes(atAddress: address).load(at: 4, file.byteOrder)
    return count.map(Int.init)
  }

  /// `nbuckets`, `symoffset`, `bloom_size`, `bloom_shift`; the filter, the buckets, and a number per
  /// symbol from `symoffset` on, odd at the end of each chain.
  private func countOfGNU(at address: UInt64) -> Int? {
    let numbers = RecordList<NumberRecord>(in: file.bytes(atAddress: address), file.byteOrder)
    guard numbers.count >= 4 else { return nil }
    let bucketCount = Int(numbers[0].value)
    let first = Int(numbers[1].value)
    let buckets = 4 + Int(numbers[2].value) * (file.addressByteCount / 4)
    let chains = buckets + bucketCount
    guard chains <= numbers.count else { return nil }
    guard let last = numbers[buckets..<chains].lazy.map({ Int($0.value) }).max(), last >= first
    else { return first }
    let chain = numbers.indices.dropFirst(chains + last - first)
    guard let end = chain.first(where: { numbers[$0].value & 1 != 0 }) else { return nil }
    return end - chains + first + 1
  }
}

/// A number of 4 bytes.
private struct NumberRecord: Record {
  var value: UInt32 = 0

  @inlinable
  mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&value)
  }
}
