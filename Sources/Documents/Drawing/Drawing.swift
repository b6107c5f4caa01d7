/// What a chart is drawn from; the renderers know these and no chart.
package enum Drawing: Hashable, Sendable {
  case plot(Plot)
  case grid(HeatGrid)
  /// Drawn by its bars and sparklines.
  case table(Table)
}
