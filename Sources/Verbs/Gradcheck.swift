import CommandKit
import Diagnostics
import Documents
import Engine
import Lab

extension Verb {
  static let gradcheck = Verb(
    Declaration(
      .verb, "gradcheck", group: "see",
      summary: "Holds backpropagation against central differences of the loss, layer by layer, in float64.",
      parameters: [
        .network,
        .on,
        .loss,
        Parameter(
          "entries", [.wholeNumber], default: 20, range: .from(1),
          "how many entries of each tensor are looked at"),
        .seeds,
      ],
      examples: [Example("gradcheck 2 * dense(8, tanh) -> dense(1, sigmoid)")]),
    measuring: Measuring<GradientCheck>(
      measure: { (variant) throws(Failure) in
        let network = try variant.network()
        let data = try variant.data("on")
        let loss = try variant.loss("loss")
        let entries = try variant.integer("entries")
        let start = try network.started(on: data, at: variant.place("net"))
        let check = try EngineWork.run(variant.place("net")) { () throws(EngineError) in
          try GradientCheck(
            network.description, start, on: data, loss: loss, entries: entries,
            shouldStop: variant.context.shouldStop)
        }
        // One number a layer, as everywhere; a layer without parameters has none.
        var errors = [Double](repeating: .nan, count: network.description.layerNames.count)
        for layer in check.layers where layer.number < errors.count { errors[layer.number] = layer.error }
        return Measurement(
          fields: ["error": .number(check.error), "errors": .series(Series("layer", errors))], details: check)
      },
      show: { measured in
        guard let check = measured.single?.details else {
          return Document([
            .table(
              Comparison(measured).table([.init(field: "error", Text(.largestError), .scientific(2))]))
          ])
        }
        let rows = check.layers.map { layer -> Table.Row in
          [
            .number(layer.number + 1), .number(layer.error, .scientific(2)),
            .text(Text(layer.parameter, .code)),
            .text(Text(.resolved(count: layer.resolved, of: layer.entries))),
          ]
        }
        var blocks: [Block] = [
          .table(
            Table(
              columns: [
                .number(Text(.layer)), .number(Text(.largestError)), .init(Text(.place)),
                .init(Text(.entriesResolved)),
              ],
              rows: rows)),
          .paragraph(GradcheckMessage.largest(check.error).text),
        ]
        if check.layers.contains(where: { $0.resolved == 0 }) {
          blocks.append(
            .aside(
              .note,
              [
                .paragraph(GradcheckMessage.nothingResolved.text)
              ]))
        }
        return Document(blocks)
      }),
    fields: [
      "error": "the largest relative error of all entries looked at",
      "errors": "the largest relative error, by layer",
    ])
}
