import Bytes
import MinidumpFormat
import MinidumpWriting
import Support
import Testing

@Suite struct ProducerStreamsLaidTests {
  @Test(arguments: ByteOrder.allCases)
  func `records of macOS's crash information have their texts at one place`(order: ByteOrder)
    throws
  {
    var laid = LaidDump(order)
    let first = laid.lay {
      $0.u64(0x4d7a_0001)  // stream type
      $0.u64(1)  // version
    }
    let fourth = laid.lay {
      $0.u64(0x4d7a_0001)
      $0.u64(4)
      $0.u64(77)  // thread
      $0.u64(2)  // dialog mode
      $0.u64(0)  // room for the fifth version's field
      $0.raw("/lib/a\0ä\0\0\0e\0".utf8)
    }
    let fifth = laid.lay {
      $0.u64(0x4d7a_0001)
      $0.u64(5)
      $0.u64(78)
      $0.u64(3)
      $0.u64(9)  // abort cause
      $0.raw("p\0m\0s\0b\0t\0".utf8)
    }
    laid.stream(0x4d7a_0001) {
      $0.u32(0x4d7a_0001)
      $0.u32(3)  // records
      $0.u32(40)  // where texts begin
      for (byteCount, offset): (UInt32, UInt32) in [(16, first), (54, fourth), (50, fifth)] {
        $0.u32(byteCount)
        $0.u32(offset)
      }
      $0.fill(17 * 8)
    }
    let info = MacCrashInfoSnapshot(records: [
      .first(MacCrashInfo1Record()),
      .fourth(
        filled(MacCrashInfo4Record()) {
          $0.thread = 77
          $0.dialogMode = 2
        },
        MacCrashInfoSnapshot.Texts(
          modulePath: "/lib/a", message: "ä\0lost", secondMessage: "e")),
      .fifth(
        filled(MacCrashInfo5Record()) {
          $0.fourth.thread = 78
          $0.fourth.dialogMode = 3
          $0.abortCause = 9
        },
        MacCrashInfoSnapshot.Texts(
          modulePath: "p", message: "m", signature: "s", backtrace: "b", secondMessage: "t")),
    ])
    let snapshot = SnapshotLiteral(macCrashInfo: info)
    #expect(try MinidumpWriter(byteOrder: order).bytes(of: snapshot) == laid.finish())
  }

  @Test func `more records than there is room for are refused`() {
    let records = Array(
      repeating: MacCrashInfoSnapshot.Record.first(MacCrashInfo1Record()), count: 21)
    let snapshot = SnapshotLiteral(macCrashInfo: MacCrashInfoSnapshot(records: records))
    let error = #expect(throws: WritingError.self) { try MinidumpWriter().bytes(of: snapshot) }
    #expect(error?.description.contains("21 records") == true)
  }

  @Test(arguments: ByteOrder.allCases)
  func `the arguments of macOS's kernel are a string elsewhere`(order: ByteOrder) throws {
    var laid = LaidDump(order)
    let text = laid.string("-v debug=1")
    laid.stream(0x4d7a_0002) {
      $0.u32(0x4d7a_0002)
      $0.u64(UInt64(text))
    }
    let snapshot = SnapshotLiteral(macBootArguments: "-v debug=1")
    #expect(try MinidumpWriter(byteOrder: order).bytes(of: snapshot) == laid.finish())
  }

  @Test(arguments: ByteOrder.allCases)
  func `stacks for Sentry have frames and names behind the threads`(order: ByteOrder) throws {
    var laid = LaidDump(order)
    laid.stream(0x5379_0001) {
      $0.raw(Everything.sentryStackTraces(ByteAssembler(bigEndian: order == .bigEndian)))
    }
    typealias Frame = SentryStackTracesSnapshot.Frame
    let traces = SentryStackTracesSnapshot(threads: [
      .init(
        id: 123,
        frames: [
          Frame(instructionAddress: 1337, symbol: "_start"),
          Frame(instructionAddress: 0xdead_beef, symbol: "main"),
        ]),
      .init(id: 321, frames: []),
      .init(id: 17, frames: [Frame(instructionAddress: 7)]),
    ])
    let snapshot = SnapshotLiteral(sentryStackTraces: traces)
    #expect(try MinidumpWriter(byteOrder: order).bytes(of: snapshot) == laid.finish())
  }

  @Test(arguments: ByteOrder.allCases)
  func `further exceptions come before the one that counts`(order: ByteOrder) throws {
    var laid = LaidDump(order)
    let crashes: [(thread: UInt32, code: UInt32)] = [(1, 5), (2, 8), (3, 11)]
    for (thread, code) in crashes {
      laid.stream(6) {
        $0.u32(thread)
        $0.u32(0)
        $0.u32(code)
        $0.fill(168 - 12)
      }
    }
    let exceptions = crashes.map { thread, code in
      ExceptionSnapshot(
        record: filled(ExceptionStreamRecord()) {
          $0.threadID = thread
          $0.exception.code = code
        })
    }
    let snapshot = SnapshotLiteral(
      exception: exceptions[2], furtherExceptions: Array(exceptions.prefix(2)))
    #expect(try MinidumpWriter(byteOrder: order).bytes(of: snapshot) == laid.finish())
  }
}
