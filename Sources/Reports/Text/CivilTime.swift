/// A point in time as people write it, in universal time: `2007-02-14 19:13:55 UTC`.
struct CivilTime: CustomStringConvertible {
  let description: String

  init(secondsSince1970 seconds: UInt32) {
    let (day, second) = seconds.quotientAndRemainder(dividingBy: 86_400)
    let date = Self.date(day: Int(day))
    let clock = [second / 3600, second / 60 % 60, second % 60].map { Self.padded(Int($0)) }
    let parts = [date.year, date.month, date.day].map(Self.padded)
    description = "\(parts.joined(separator: "-")) \(clock.joined(separator: ":")) UTC"
  }

  /// The Gregorian date of a day counted from 1970-01-01.
  ///
  /// Counts in years that begin in March, so that the leap day is the last day of one: in a cycle of
  /// 400 years (146,097 days) the months are then 153 days in each five, whatever the year.
  private static func date(day: Int) -> (year: Int, month: Int, day: Int) {
    let sinceMarch0 = day + 719_468
    let (cycle, dayOfCycle) = sinceMarch0.quotientAndRemainder(dividingBy: 146_097)
    let leapDays = dayOfCycle / 1460 - dayOfCycle / 36_524 + dayOfCycle / 146_096
    let year = (dayOfCycle - leapDays) / 365
    let dayOfYear = dayOfCycle - (365 * year + year / 4 - year / 100)
    let month = (5 * dayOfYear + 2) / 153
    let isNextYear = month >= 10
    return (
      cycle * 400 + year + (isNextYear ? 1 : 0), isNextYear ? month - 9 : month + 3,
      dayOfYear - (153 * month + 2) / 5 + 1
    )
  }

  private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
