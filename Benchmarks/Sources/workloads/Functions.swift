/// W5: elementary functions over a million numbers.
enum Functions {
  static var all: [Work] { [] }
}
