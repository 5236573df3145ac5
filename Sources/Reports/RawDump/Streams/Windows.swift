import Bytes
import MinidumpFormat
import MinidumpReading

extension ThreadExList: DescribedStream {
  func describe(_ view: ByteView, to output: inout RawOutput) {
    output.list("threads", self) { output, thread in
      output.fields(of: thread.record)
      output.bytes("stackBytes", thread.thread.stack)
      output.bytes("backingStoreBytes", thread.backingStore)
      output.context("registers", thread.thread.contextBytes)
    }
  }
}

extension ThreadInfoList: DescribedStream {
  static let recordTypes: [any Record.Type] = [ThreadInfoListHeader.self]

  func describe(_ view: ByteView, to output: inout RawOutput) {
    output.record("list", ThreadInfoListHeader.self, in: view)
    output.list("threads", records) { $0.fields(of: $1) }
  }
}

extension CommentA: DescribedStream {
  func describe(_ view: ByteView, to output: inout RawOutput) {
    output.value("text", text)
  }
}

extension CommentW: DescribedStream {
  func describe(_ view: ByteView, to output: inout RawOutput) {
    output.value("text", text)
  }
}

extension FunctionTables: DescribedStream {
  static let recordTypes: [any Record.Type] = [
    FunctionTableRecord.self, RuntimeFunctionAMD64Record.self,
  ]

  func describe(_ view: ByteView, to output: inout RawOutput) {
    output.object("list") { $0.fields(of: header) }
    output.list("tables", self) { output, table in
      output.fields(of: table.record)
      output.bytes("nativeDescriptor", table.nativeDescriptor)
      if let functions = table.runtimeFunctions {
        output.list("functions", functions, isLine: true) { $0.fields(of: $1) }
      } else {
        output.bytes("entries", table.entries)
      }
    }
  }
}

extension TokenList: DescribedStream {
  static let recordTypes: [any Record.Type] = [TokenRecord.self]

  func describe(_ view: ByteView, to output: inout RawOutput) {
    output.object("list") { $0.fields(of: header) }
    output.list("tokens", self) { output, token in
      output.fields(of: token.record)
      output.bytes("contents", token.view)
    }
  }
}

extension HandleOperationList: DescribedStream {
  static let recordTypes: [any Record.Type] = [HandleOperationListHeader.self]

  func describe(_ view: ByteView, to output: inout RawOutput) {
    output.record("list", HandleOperationListHeader.self, in: view)
    output.list("operations", records) { $0.fields(of: $1) }
  }
}

extension SystemMemoryInfo: DescribedStream {
  static let recordTypes: [any Record.Type] = [SystemMemoryInfo1Record.self]

  func describe(_ view: ByteView, to output: inout RawOutput) {
    output.count("version", version)
    if version == 1 {
      output.fields(of: record.first)
      output.rest(of: view, behind: SystemMemoryInfo1Record.byteCount)
    } else {
      output.fields(of: record)
      output.rest(of: view, behind: SystemMemoryInfo2Record.byteCount)
    }
  }
}

extension ProcessVMCounters: DescribedStream {
  static let recordTypes: [any Record.Type] = [
    ProcessVMCounters1Record.self, ProcessVMCounters2Record.self,
  ]

  func describe(_ view: ByteView, to output: inout RawOutput) {
    switch form {
    case .first(let record):
      output.fields(of: record)
      output.rest(of: view, behind: ProcessVMCounters1Record.byteCount)
    case .second(let record):
      output.fields(of: record)
      output.rest(of: view, behind: ProcessVMCounters2Record.byteCount)
    }
  }
}

extension WineModuleList: DescribedStream {
  func describe(_ view: ByteView, to output: inout RawOutput) {
    output.modules(self)
  }
}
