import CommandKit
import Documents
import Lab
import Platform

/// A document's charts as the bytes of a file: .svg, or .png by librsvg.
enum PictureFile {
  /// The program of librsvg that draws an SVG, and the package of Debian that has it.
  static let (program, package) = ("rsvg-convert", "librsvg2-bin")

  /// - Parameter span: where its name stands.
  static func bytes(_ document: Document, for file: String, at span: Span) throws(Failure) -> [UInt8] {
    let isPNG = file.hasSuffix(".png")
    guard isPNG || file.hasSuffix(".svg") else { throw Failure(PlotMessage.pictureFormat, at: span) }
    guard let drawing = document.drawing else { throw Failure(PlotMessage.nothingDrawn, at: span) }
    let bytes = Array(drawing.utf8)
    guard isPNG else { return bytes }
    do throws(OtherProgram.Failure) {
      // Twice as many points as the drawing has, for screens that have them.
      return try OtherProgram.output(of: program, ["--format=png", "--zoom=2"], input: bytes)
    } catch {
      switch error {
      case .missing: throw Failure(PlotMessage.noConverter(program: program, package: package), at: span)
      case .failed(let words):
        throw Failure(PlotMessage.converterFailed(program: program, words: words), at: span)
      }
    }
  }
}
