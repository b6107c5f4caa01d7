enum ChineseArguments {
  static func words(_ message: DataMessage) -> String {
    switch message {
    case .noDataSet(let given): "data holds a data set, not \(given.noun.words(in: .english))."
    case .missing(let key): "No data: nothing is called data any more. Say which: \(key)=gaussian."
    case .otherFeatures(let data, let features, let wanted):
      "The network takes \(wanted) features, and \(data) has \(features)."
    }
  }

  static func words(_ message: FileNameMessage) -> String {
    switch message {
    case .notQuoted: "A file name stands in quotes."
    case .isNoData(let reading): "Data in a file are read by name and target: \(reading)."
    case .empty: "The file's name is missing between the quotes."
    }
  }

  static func words(_ message: ReductionMessage) -> String {
    switch message {
    case .notNumbers(let name, let given): "\(name) takes numbers, not \(given.noun.words(in: .english))."
    case .noNumbers(let name): "\(name) of no numbers at all."
    case .overOneValue: "over= goes with one value."
    case .unknownAxis(let axis, let known):
      "No axis is called \(axis)"
        + (known.isEmpty ? "; there is one result." : "; there is \(known.joined(separator: ", ")).")
    }
  }

  static func words(_ message: VerbMessage) -> String {
    switch message {
    case .notAValue(let verb): "\(verb) does not belong here; it is a command of its own."
    case .changesSession(let verb):
      "\(verb) changes the session and gives no value; it stands alone on its line."
    case .standsFirst(let verb): "\(verb) stands before a whole statement: \(verb) x = …"
    case .lossHasItsOwnWeights:
      "weights= goes with the default loss; give a loss its own: loss=cross_entropy(weights=by_class(1, 10)), loss=bce(positive_weight=10)."
    case .otherCountOfWeights(let weights, let classes, let data):
      "weights has \(weights) numbers, and \(data) has \(classes) classes."
    case .noHeldOutPart(let data): "\(data) has no held-out part; split(…) makes one."
    case .thresholdOfManyClasses(let classes):
      "threshold is for two classes, and these are \(classes)."
    case .samplesEnd(let count): "There \(count == 1 ? "is 1 sample" : "are \(count) samples")."
    case .layersEnd(1):
      "explain takes a layer that another follows, and there is one layer alone: join one to it with ->."
    case .layersEnd(let count):
      "There are \(count) layers; explain takes one that another follows: layer=1\(count > 2 ? " to \(count - 1)" : "")."
    case .notBetweenDense(let layer):
      "The rule is shown for a dense layer that another dense layer follows, with activations and at most one normalisation between them; layer \(layer) here is another case. What arrives at it is in the table of probe."
    case .seedOfGivenWeights(let name):
      "\(name ?? "The network") has its weights, and nothing else is drawn here: all seeds would give the same numbers. "
        + "\(name.map { "fresh \($0)" } ?? "fresh NAME") draws the weights anew; the order of batches (batch=) and dropout are drawn from a seed too."
    case .networkNameWanted: "fresh takes the name of a network."
    case .holdsNoNetwork(let name, let given):
      "\(name) holds \(given.noun.words(in: .english)), not a network."
    case .nothingToTakeBack: "Nothing to take back: no statement has changed a name or a setting."
    case .nothingMoreToTakeBack:
      "Nothing more to take back: what was before is no longer kept (help undo). reset starts anew."
    case .resultFormat: "A result is written as .csv or .json."
    case .weightsFormat: "Weights are saved as .safetensors."
    case .whoseWeights(let file): "Whose weights? save \"\(file)\" of=NAME."
    case .sessionFormat: "A session is saved as .md, weights as .safetensors."
    case .noWeights(let network): "\(network) has no weights to save."
    case .noInputSize: "The network is not trained, and there is no data to take its input size from."
    case .runsItself(let file): "\(file) runs itself."
    case .inFile(let file, nil, let failure): "\(file): \(failure.reason.words(in: .english))"
    case .inFile(let file, let line?, let failure):
      "\(file), line \(line): \(failure.reason.words(in: .english))"
    case .notElementwise(let activation):
      "\(activation) has no theory: it does not act on each number alone."
    case .ofActivationsAlone(let key):
      "\(key)= is for an activation, as in theory tanh \(key)=…; a network's layers say themselves how their weights "
        + "are drawn."
    case .saidTwice(let key, let other): "\(key)= and \(other)= say the same: leave one out."
    case .notAroundZero:
      "No theory of this layer: weights that are not drawn around 0 have none."
    }
  }
}
