import Classroom
import Documents
import Messages

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The page that a class's browsers show: whatever it needs is in it, and it asks for nothing but the class.
struct StudentPage: Sendable {
  private let policy: String
  private let joined: Data
  private let stranger: Data

  init(_ room: Room) {
    let style = "\(HTML.styleSheet)\n\(EmbeddedTexts.text(of: "class.css"))"
    let script = HTML.numbersScript + EmbeddedTexts.text(of: "class.js")
    policy = [
      "default-src 'none'", "style-src 'sha256-\(SHA256.base64(style))'",
      "script-src 'sha256-\(SHA256.base64(script))'", "connect-src 'self'", "img-src data:",
      "base-uri 'none'",
      "form-action 'none'", "frame-ancestors 'none'",
    ].joined(separator: "; ")
    func page(_ hasJoined: Bool) -> Data {
      room.speech.spoken { Data(Self.text(room, style, script, hasJoined: hasJoined).utf8) }
    }
    joined = page(true)
    stranger = page(false)
  }

  func response(hasJoined: Bool) -> Response {
    var response = Response(200, "text/html; charset=utf-8", hasJoined ? joined : stranger)
    response.headers.append((Response.policy, policy))
    return response
  }

  private static func text(_ room: Room, _ style: String, _ script: String, hasJoined: Bool) -> String {
    func words(_ message: ClassServerMessage) -> String { HTML.escape(message.words(in: .current)) }
    let title = HTML.escape(room.title)
    return """
      <!DOCTYPE html>
      <html lang="\(HTML.escape(room.language))">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(title)</title>
      <link rel="icon" href="data:,">
      <style>\(style)</style>
      </head>
      <body data-joined="\(hasJoined)">
      <header>
      <h1>\(title)</h1>
      <p id="connection" role="status">\(words(.connecting))</p>
      </header>
      <main>
      <noscript><p>\(words(.noScript))</p></noscript>
      <form id="join" hidden>
      <h2>\(words(.codeHeading))</h2>
      <label for="code">\(words(.codeLabel))</label>
      <input id="code" inputmode="numeric" autocomplete="off" maxlength="9" required aria-describedby="refused">
      <button>\(words(.enter))</button>
      <p id="refused" role="alert"></p>
      </form>
      <p id="waiting" class="dim" hidden>\(words(.waiting))</p>
      <div id="board"></div>
      </main>
      <p id="news" class="unseen" role="status"></p>
      <button id="latest" type="button" hidden></button>
      <script type="application/json" id="words">\(dictionary)</script>
      <script>\(script)</script>
      </body>
      </html>

      """
  }

  /// The words that the script sets, by the names of their messages; without a sign that could end the element.
  private static var dictionary: String {
    let messages: [ClassServerMessage] = [
      .connecting, .connected, .lost, .ended, .unreachable, .latest, .toVote, .newStep, .newResult, .newVotes,
      .voteOpens, .vote, .voteAgain, .yourNumber, .yourNumberInDecades, .yourWords, .slider, .send, .sending,
      .isIn,
      .isInAndClosed, .isClosed, .notSent, .noNumber, .noPositiveNumber, .noChoice, .noWords,
    ]
    let json = JSON.object(messages.map { JSON.Member($0.code, .string($0.words(in: .current))) })
    return json.text().replacing("<", with: "\\u003c")
  }
}
