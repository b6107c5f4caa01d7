import Documents

/// Why a browser does not get in.
package enum JoinRefusal: Error, Hashable, Sendable {
  case wrongCode
  /// Too many wrong codes; after so many seconds one is looked at again.
  case tooManyTries(seconds: Int)
  case full
}

/// Why an answer is not counted.
package enum VoteRefusal: Error, Hashable, Sendable {
  /// Whoever sends it has not joined.
  case stranger
  /// No vote is open, or another one.
  case closed
  /// It is no answer to the question.
  case noAnswer
}

// MARK: - The browsers' side

extension Room {
  /// Lets a browser in that has the code.
  ///
  /// - Parameters:
  ///   - origin: where it comes from, for counting tries: an address, or the network that its owner has whole.
  ///   - now: the time.
  package func join(
    _ code: String, from origin: String, now: ContinuousClock.Instant = .now
  ) throws(JoinRefusal) -> Device {
    let result: Result<Device, JoinRefusal> = change { contents in
      if let seconds = contents.tries.wait(origin, now) {
        return (.failure(.tooManyTries(seconds: seconds)), nil)
      }
      guard self.code.matches(code) else {
        contents.tries.count(origin, now)
        return (.failure(.wrongCode), nil)
      }
      if contents.devices.count >= limits.devices, !contents.forgetAbsent(now) {
        return (.failure(.full), nil)
      }
      var generator = SystemRandomNumberGenerator()
      let device = Device(using: &generator)
      contents.devices[device] = Presence(since: now)
      return (.success(device), .devices)
    }
    return try result.get()
  }

  /// Whether the device has joined this room.
  package func knows(_ device: Device) -> Bool { contents.withLock { $0.devices[device] != nil } }

  /// A window of a device follows from now on.
  package func arrive(_ device: Device) {
    change { contents in
      contents.devices[device]?.streams += 1
      contents.devices[device]?.hasFollowed = true
      return ((), .devices)
    }
  }

  /// A window of a device that followed is gone.
  package func leave(_ device: Device, now: ContinuousClock.Instant = .now) {
    change { contents in
      contents.devices[device]?.streams -= 1
      contents.devices[device]?.since = now
      return ((), .devices)
    }
  }

  /// Counts an answer, in the place of the one that the device gave before.
  ///
  /// - Returns: the answer as it is counted.
  @discardableResult package func vote(
    _ device: Device, on question: String, round: Int, _ answer: Answer
  ) throws(VoteRefusal) -> Answer {
    let result: Result<Answer, VoteRefusal> = change { contents in
      guard contents.devices[device] != nil else { return (.failure(.stranger), nil) }
      guard let ballot = contents.ballot, ballot.id == question, ballot.round == round,
        let last = contents.votes[question]?.indices.last
      else { return (.failure(.closed), nil) }
      guard let accepted = ballot.accepted(answer) else { return (.failure(.noAnswer), nil) }
      contents.votes[question]?[last].answers[device] = accepted
      return (.success(accepted), .voted)
    }
    return try result.get()
  }

  /// What the device has said to the vote that is open.
  package func answer(of device: Device) -> (ballot: Ballot, answer: Answer)? {
    contents.withLock { contents in
      guard let ballot = contents.ballot, let answer = contents.votes[ballot.id]?.last?.answers[device] else {
        return nil
      }
      return (ballot, answer)
    }
  }

  /// What has changed since a revision; since 0, everything.
  package func changes(after revision: Int) -> [Change] {
    contents.withLock { Array($0.changes.dropFirst(max(revision, 0))) }
  }

  /// The number of the last change.
  package var revision: Int { contents.withLock { $0.changes.count } }
}

extension Room.Contents {
  /// Makes room for a device by forgetting the one that has been away the longest, ten minutes at least, or half a minute
  /// if it has never followed; what it said stays counted.
  fileprivate mutating func forgetAbsent(_ now: ContinuousClock.Instant) -> Bool {
    let absent = devices.filter { _, presence in
      presence.streams == 0 && now - presence.since > .seconds(presence.hasFollowed ? 600 : 30)
    }
    guard let longest = absent.min(by: { $0.value.since < $1.value.since }) else { return false }
    devices[longest.key] = nil
    return true
  }
}
