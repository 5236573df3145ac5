import Bytes
import MinidumpFormat

enum ProcessCheck {
  static func problems(of dump: Minidump) -> [MinidumpError?] {
    [handleNames(in: dump), servicePack(in: dump), exceptionRegisters(in: dump)]
  }

  private static func handleNames(in dump: Minidump) -> MinidumpError? {
    guard let list = try? dump.stream(HandleData.self) else { return nil }
    func isBroken(_ offset: UInt32) -> Bool {
      offset != 0 && dump.stringProblem(at: UInt64(offset)) != nil
    }
    return list.records.finding { isBroken($0.typeNameOffset) || isBroken($0.objectNameOffset) }
      .error("handle data", "handle", of: list.count, "their names cannot be read whole")
  }

  /// Registers at the crash that are there and cannot be read.
  private static func exceptionRegisters(in dump: Minidump) -> MinidumpError? {
    guard let exception = try? dump.stream(ExceptionStream.self),
      exception.record.context.byteCount > 0
    else { return nil }
    do {
      _ = try exception.context((try? dump.stream(SystemInfo.self))?.architecture)
      return nil
    } catch {
      return MinidumpError(
        "exception", "its registers cannot be read, the thread's own count: \(error.problem)",
        at: UInt64(exception.record.context.offset))
    }
  }

  private static func servicePack(in dump: Minidump) -> MinidumpError? {
    guard let offset = (try? dump.stream(SystemInfo.self))?.record.servicePackOffset, offset != 0
    else { return nil }
    return dump.stringProblem(at: UInt64(offset)).map {
      MinidumpError("system info", "its service pack \($0.problem)", at: $0.offset)
    }
  }
}
