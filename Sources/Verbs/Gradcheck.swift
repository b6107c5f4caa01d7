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
              Comparison(measured).table([.init(field: "error", "largest relative error", .scientific(2))]))
          ])
        }
        let rows = check.layers.map { layer -> Table.Row in
          [
            .number(layer.number + 1), .number(layer.error, .scientific(2)),
            .text(Text(layer.parameter, .code)),
            "\(String(layer.resolved)) of \(String(layer.entries))",
          ]
        }
        var blocks: [Block] = [
          .table(
            Table(
              columns: [
                .number("layer"), .number("largest relative error"), .init("where"),
                .init("entries resolved"),
              ],
              rows: rows)),
          .paragraph(
            "Largest relative error, beyond the rounding of the loss: \(check.error, .strong, format: .scientific(2))"
          ),
        ]
        if check.layers.contains(where: { $0.resolved == 0 }) {
          blocks.append(
            .aside(
              .note,
              [
                .paragraph(
                  "Where no entry is resolved, the gradient is smaller than the rounding of the loss, and no difference of losses can measure it."
                )
              ]))
        }
        return Document(blocks)
      }),
    fields: [
      "error": "the largest relative error of all entries looked at",
      "errors": "the largest relative error, by layer",
    ])
}
