import Bytes
import MinidumpFormat

enum MemoryCheck {
  static func problems(of dump: Minidump) -> [MinidumpError?] {
    var problems: [MinidumpError?] = []
    if let list = try? dump.stream(MemoryList.self) {
      problems.append(
        list.records.finding { dump.isCutShort($0.location) }.error(
          "memory list", "region", of: list.count,
          "the file ends before they do, and what is there is read"))
      problems += [
        list.records.finding { $0.location.byteCount == 0 }.empty(list.count, "memory list")
      ]
      problems += MemoryContradictions.problems(of: list, list.records, "memory list", in: dump)
    }
    if let list = try? dump.stream(Memory64List.self) {
      problems += [
        list.records.finding { $0.byteCount == 0 }.empty(list.count, "large memory list")
      ]
      problems += MemoryContradictions.problems(
        of: list, list.records, "large memory list", in: dump)
    }
    if let list = try? dump.stream(MemoryInfoList.self) {
      problems += [
        list.records.finding { $0.regionByteCount == 0 }.empty(list.count, "memory info list"),
        list.records.overlaps(of: { ($0.baseAddress, $0.regionByteCount) }).error(
          "memory info list", "region", of: list.count,
          "they share addresses with one that begins no later"),
      ]
    }
    return problems
  }
}

extension Finding {
  fileprivate func empty(_ total: Int, _ subject: String) -> MinidumpError? {
    error(subject, "region", of: total, "they are empty")
  }
}
