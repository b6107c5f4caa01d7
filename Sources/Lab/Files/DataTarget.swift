import CommandKit
import Engine

/// What a data set in a file is to predict, as it is asked for.
struct DataTarget {
  /// Columns or arrays.
  let names: [String]
  /// Whether these were given as a list: then they are values, whatever numbers stand there.
  let isList: Bool
  /// So many classes, where that is said.
  let classes: Int?

  /// More different whole numbers than this are values.
  private static let mostClasses = 20

  /// As one would type it: `target="y"`.
  var written: String {
    let texts = names.map(Literal.text)
    return "target=\(isList ? "[\(texts.joined(separator: ", "))]" : texts[0])"
      + (classes.map { ", classes=\($0)" } ?? "")
  }

  /// Numbers as classes, where they are one a sample and few whole ones, or that is asked for, and as values otherwise.
  ///
  /// - Throws: where a number is none of the classes that were asked for.
  func labels(_ numbers: [Double], width: Int, of file: String) throws(Failure) -> DataSet.Labels {
    guard width == 1, !isList else { return .values(numbers, width: width) }
    if let classes {
      for (sample, number) in numbers.enumerated()
      where !(0..<Double(classes)).contains(number) || number != number.rounded() {
        throw Failure(
          DataFileMessage.noClass(
            file: file, target: names[0], sample: sample + 1, number: number, classes: classes))
      }
      return .classes(numbers.map { Int(clamping: $0) }, of: classes)
    }
    var distinct: Set<Double> = []
    for number in numbers {
      guard number == number.rounded() else { return .values(numbers, width: 1) }
      if distinct.insert(number).inserted, distinct.count > Self.mostClasses {
        return .values(numbers, width: 1)
      }
    }
    let places = Dictionary(
      uniqueKeysWithValues: distinct.sorted().enumerated().map { ($0.element, $0.offset) })
    return .classes(numbers.map { places[$0] ?? 0 }, of: places.count)
  }
}
