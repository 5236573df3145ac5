import Processing

extension JSONSections {
  func handles(_ json: inout JSONWriter) {
    guard let handles = state.handles else { return json.nullMember("handles") }
    json.array("handles", handles) { handle($1, to: &$0) }
  }

  func release(_ json: inout JSONWriter) {
    guard let release = state.system.linuxRelease else { return json.nullMember("lsb_release") }
    json.object("lsb_release") { json in
      json.member("codename", release.codename)
      json.member("description", release.description)
      json.member("id", release.id)
      json.member("release", release.release)
    }
  }

  func limits(_ json: inout JSONWriter) {
    guard let limits = state.processLimits else { return json.nullMember("proc_limits") }
    json.object("proc_limits") { json in
      json.array("limits", limits) { json, limit in
        json.object { json in
          self.limit("hard", limit.hard, to: &json)
          json.member("name", limit.name)
          self.limit("soft", limit.soft, to: &json)
          json.member("unit", limit.unit)
        }
      }
    }
  }

  private func limit(_ name: String, _ value: ProcessLimit.Value, to json: inout JSONWriter) {
    switch value {
    case .unlimited: json.member(name, "unlimited")
    case .number(let number): json.member(name, number)
    case .unreadable: json.member(name, "err")
    }
  }
}
