import CommandKit
import Documents
import Lab
import Watching

/// Pictures of a run: its loss over the steps, or a figure of each module.
struct RunPicture {
  private let run: WatchedRun
  private let title: String

  /// What can be drawn beside the losses, under the names of the fields.
  static let figures = ModuleFigure.allCases.filter { !ModuleFigure.bad.contains($0) }.map(\.field)

  init(_ run: WatchedRun, title: String) {
    self.run = run
    self.title = title
  }

  /// - Parameter figure: `losses`, `gradients` for what trainings call so, or a field.
  func document(of figure: String, at span: Span) throws(Failure) -> Document {
    let losses = run.steps.compactMap { step in (step.meanLoss ?? step.loss).map { (Double(step.number), $0) }
    }
    if figure == "losses", losses.count > 1 {
      return [
        .chart(
          LineChart(
            title, x: ChartAxis(HeadingMessage.step.string), y: ChartAxis("loss", Scale.of(losses.map(\.1))),
            series: [LineChart.Series("loss", x: losses.map(\.0), y: losses.map(\.1))]))
      ]
    }
    // A run without losses is told by its signals.
    let wanted =
      switch figure {
      case "losses": ModuleFigure.signal
      case "gradients": ModuleFigure.gradient
      default: ModuleFigure(field: figure) ?? .signal
      }
    guard let course = RunReport(run).course(wanted) else {
      throw Failure(RunVerbMessage.noFigure(wanted.field), at: span)
    }
    return [course]
  }
}
