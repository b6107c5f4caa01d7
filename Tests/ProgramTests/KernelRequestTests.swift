import Messages
import Testing

@testable import Program

@Suite struct KernelRequestTests {
  typealias Cursor = KernelRequest.Cursor

  /// A line, and the request that it is.
  static let requests: [(String, NumberedRequest)] = [
    (#"{"id":1,"request":"execute","code":"1 + 1"}"#, .init(id: 1, request: .execute("1 + 1"))),
    (
      #" { "request" : "execute" , "code" : "a\nb" , "new" : {"x":[1,-2.5e3,null,{"y":"]"}]} } "#,
      .init(id: nil, request: .execute("a\nb"))
    ),
    (#"{"id":0,"request":"execute","code":"a\r\nb\rc"}"#, .init(id: 0, request: .execute("a\nb\nc"))),
    (
      #"{"id":2,"request":"complete","code":"网络 = re","cursor":7}"#,
      .init(id: 2, request: .complete(Cursor("网络 = re", at: 7)))
    ),
    (
      #"{"id":3,"request":"inspect","code":"relu"}"#,
      .init(id: 3, request: .inspect(Cursor("relu", at: nil)))
    ),
    (#"{"request":"is_complete","code":"f("}"#, .init(id: nil, request: .isComplete("f("))),
    (#"{"request":"interrupt","id":9}"#, .init(id: 9, request: .interrupt)),
    (#"{"request":"execute","code":"\u0000\ud83d\ude00"}"#, .init(id: nil, request: .execute("\0😀"))),
  ]

  @Test("A request is what its fields say, whatever else is in it", arguments: requests)
  func reads(line: String, request: NumberedRequest) throws {
    #expect(try NumberedRequest(Array(line.utf8)[...]) == request)
  }

  /// A line that is no request, and why.
  static let refusals: [(String, KernelMessage)] = [
    ("", .isNoRequest), ("nonsense", .isNoRequest), ("[]", .isNoRequest), ("{", .isNoRequest),
    (#"{"request":"execute""#, .isNoRequest), (#"{"request":"execute"} {}"#, .isNoRequest),
    (#"{"code":"1"}"#, .isNoRequest), (#"{"request":1}"#, .isNoRequest),
    (#"{"request":"execute","code":null}"#, .isNoRequest), (#"{"id":-1,"request":"execute"}"#, .isNoRequest),
    (#"{"id":1e9,"request":"execute"}"#, .isNoRequest),
    ("{\"request\":\"exe\0cute\"}", .isNoRequest), (#"{"request":"\ud800"}"#, .isNoRequest),
    (#"{"request":"execute","more":nothing}"#, .isNoRequest),
    (#"{"request":"execute","more":"# + String(repeating: "[", count: 100_000), .isNoRequest),
    (#"{"request":"execute","request":"inspect"}"#, .fieldTwice("request")),
    (#"{"request":"run"}"#, .unknownRequest("run")),
  ]

  @Test("What is no request is refused with the reason", arguments: refusals)
  func refuses(line: String, reason: KernelMessage) {
    let found = #expect(throws: KernelMessage.self) { try NumberedRequest(Array(line.utf8)[...]) }
    #expect(found?.isEqual(to: reason) == true, "\(String(describing: found))")
  }

  @Test func `A line that is not UTF-8 is no request`() {
    let line = Array(#"{"request":""#.utf8) + [0xFF] + Array(#""}"#.utf8)
    #expect(throws: KernelMessage.self) { try NumberedRequest(line[...]) }
  }

  @Test(
    "A cursor counts code points, and its offset bytes",
    arguments: [
      ("relu", 2, 2), ("网络", 1, 3), ("a😀b", 2, 5), ("e\u{301}x", 2, 3), ("ab", 9, 2), ("", 0, 0),
    ])
  func cursor(code: String, place: Int, offset: Int) {
    let cursor = Cursor(code, at: place)
    #expect(cursor.offset == offset)
    #expect(cursor.place(of: offset) == min(place, code.unicodeScalars.count))
  }

  @Test func `Lines are cut wherever they come in pieces`() {
    let text = Array("{\"a\":1}\n\n  \r\n{\"b\":2}\r\n{\"c\":3}".utf8)
    for size in 1...text.count {
      var lines = RequestLines()
      var found: [RequestLines.Line] = []
      for start in stride(from: 0, to: text.count, by: size) {
        found += lines.read(text[start..<min(start + size, text.count)])
      }
      found += lines.end()
      #expect(
        found.map { $0.map { String(decoding: $0, as: UTF8.self) } } == [
          "{\"a\":1}", "{\"b\":2}\r", "{\"c\":3}",
        ])
    }
  }

  @Test func `A line that is too long is not kept, and the next one is read`() {
    var lines = RequestLines()
    let piece = [UInt8](repeating: 0x78, count: 1 << 20)
    for _ in 0..<(NumberedRequest.most >> 20 + 3) { #expect(lines.read(piece[...]).isEmpty) }
    let found = lines.read(Array("x\n{}\n".utf8)[...])
    #expect(found.map { $0.map(Array.init) } == [nil, Array("{}".utf8)])
  }
}
