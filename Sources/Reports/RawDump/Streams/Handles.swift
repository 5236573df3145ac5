import Bytes
import MinidumpFormat
import MinidumpReading

extension HandleData: DescribedStream {
  static let recordTypes: [any Record.Type] = [
    HandleDataHeader.self, Handle2Record.self, HandleObjectInformationRecord.self,
  ]

  func describe(_ view: ByteView, to output: inout RawOutput) {
    output.record("list", HandleDataHeader.self, in: view)
    output.list("handles", zip(indices, self)) { output, entry in
      let place = entry.0 &* records.stride
      let longer: Handle2Record? =
        records.stride < Handle2Record.byteCount
        ? nil : try? records.view.record(at: place, output.dump.byteOrder)
      guard let longer else { return output.fields(of: entry.1.record) }
      output.fields(of: longer)
      output.chain(of: entry.1)
    }
  }
}

extension RawOutput {
  /// The facts about a handle's object, which several handles may share.
  fileprivate mutating func chain(of handle: Minidump.Handle) {
    let links = handle.objectInformation
    let byteCount = links.reduce(0) { sum, link in
      sum + HandleObjectInformationRecord.byteCount + link.view.byteCount
    }
    guard !links.isEmpty, allowance.affords(byteCount) else { return }
    list("objectInformation", links) { output, link in
      output.references.note(
        offset: UInt64(link.offset), byteCount: UInt64(HandleObjectInformationRecord.byteCount),
        in: output.dump)
      output.fields(of: link.record)
      output.fact(link.fact)
      output.bytes("contents", link.view)
    }
  }

  private mutating func fact(_ fact: HandleObjectFact?) {
    switch fact {
    case .thread(let record): object("thread") { $0.fields(of: record) }
    case .mutant(let record): object("mutant") { $0.fields(of: record) }
    case .mutantOwner(let record): object("mutantOwner") { $0.fields(of: record) }
    case .process(let record): object("process") { $0.fields(of: record) }
    case nil: break
    }
  }
}
