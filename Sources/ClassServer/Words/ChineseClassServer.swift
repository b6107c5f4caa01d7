import Platform

enum ChineseClassServer {
  static func words(_ message: ClassServerMessage) -> String {
    switch message {
    case .refusal(let refusal): words(refusal)
    case .failure(.noAddress(let host)):
      "“\(host)” is no address: give one of this machine's, such as 127.0.0.1, or 0.0.0.0 for all of them."
    case .failure(.refused(let host, _, let error)) where error == Int(EADDRNOTAVAIL):
      "\(host) is no address of this machine; hostname -I lists those that it has."
    case .failure(.refused(let host, let port, let error)):
      "Nobody can be let in at \(host), port \(port): \(String(cString: strerror(Int32(error))))."
    case .tooLarge: "What stands here is too large for this page."
    case .noScript: "This page follows a class by a script, and scripts are switched off in this browser."
    case .codeHeading: "Join the class"
    case .codeLabel: "The eight digits on the screen"
    case .enter: "Join"
    case .connecting: "Connecting …"
    case .connected: "You are in the class"
    case .lost: "The connection is lost. Trying again …"
    case .ended: "The class is over. What was shown stays here."
    case .unreachable: "The class can't be reached. Trying again …"
    case .waiting: "What the teacher runs appears here."
    case .latest: "New below"
    case .toVote: "To the question"
    case .newStep: "A new step:"
    case .newResult: "A result is there."
    case .newVotes: "What the class said is there."
    case .voteOpens: "A question:"
    case .vote: "Your answer"
    case .voteAgain: "Your answer, once more"
    case .yourNumber: "A number"
    case .yourNumberInDecades: "A number above 0, such as 0.02 or 1e-5"
    case .yourWords: "In your words"
    case .slider: "Powers of ten"
    case .send: "Send"
    case .sending: "Sending …"
    case .isIn: "Your answer is in. You may change it until the vote is closed."
    case .isInAndClosed: "The vote is closed. Your answer is in."
    case .isClosed: "The vote is closed."
    case .notSent: "Not sent yet. Trying again …"
    case .noNumber: "That is no number."
    case .noPositiveNumber: "A number above 0, please."
    case .noChoice: "Choose an answer first."
    case .noWords: "Write something first."
    }
  }

  private static func words(_ refusal: Refusal) -> String {
    switch refusal {
    case .malformed: "This request can't be read."
    case .headTooLarge, .bodyTooLarge: "This request is too large."
    case .lengthRequired: "The length of this request is missing."
    case .expectation: "This expectation can't be met."
    case .method: "That is not done here."
    case .mediaType: "This kind of content is not taken."
    case .notFound: "There is nothing here."
    case .elsewhere: "This request comes from elsewhere."
    case .notJoined: "Join the class first."
    case .wrongCode: "That is not the code of this class."
    case .tooManyTries(let seconds):
      "Too many wrong codes from here. Try again in \(seconds) second\(seconds == 1 ? "" : "s")."
    case .tooManyRequests: "Too many requests from here. Try again in a second."
    case .full: "The class is full."
    case .voteClosed: "The vote is closed."
    case .noAnswer: "That is no answer to the question."
    }
  }
}
