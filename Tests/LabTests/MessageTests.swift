import CommandKit
import Engine
import Messages
import Parameters
import Testing
import Twins

@testable import Lab
@testable import Verbs

/// What evaluation says, case by case.
struct MessageTests {
  @Test(
    "each message of evaluation has its words",
    arguments: [
      (NameMessage.toBeFilledIn, "Something is still to be filled in here."),
      (
        NameMessage.familyWantsParameters(name: "f", signature: "f(x)"),
        "f is a family and wants its parameters: f(x)."
      ),
      (NameMessage.nothingMeasured, "Nothing has been measured yet; probe, train or evaluate first."),
      (
        NameMessage.commandWantsBrackets(name: "probe"),
        "probe is a command; inside an expression it takes brackets: probe(…)."
      ),
      (NameMessage.functionWantsBrackets(name: "ln"), "ln is a function and takes brackets: ln(…)."),
      (NameMessage.nestedTooDeep(family: "f"), "f is nested too deep."),
      (
        NameMessage.tooManyCalls(most: 1000),
        "Names call names here more than 1000 times; give a part of it a name without brackets, which is computed once."
      ),
      (NameMessage.whoseField(name: "loss"), "Whose loss? it.loss is that of the last measurement."),
      (NameMessage.unknown(name: "x"), "Nothing is called x."),
      (
        NameMessage.closest(name: "rleu", kind: .activation, closest: "relu"),
        "No activation is called rleu. Closest: relu."
      ),
      (NameMessage.capitals(closest: "relu"), "Capitals count: it is called relu."),
      (NameMessage.takesNoBrackets(name: "x"), "x holds a value and takes no brackets."),
      (
        NameMessage.onlyNamesTakeBrackets, "Only a name takes round brackets; square ones pick from a result."
      ),
      (NameMessage.methodTakesOneNumber(method: "value", activation: nil), "value takes one number."),
      (
        NameMessage.methodTakesOneNumber(method: "value", activation: "relu"),
        "value takes one number: relu.value(0.3)."
      ),
      (
        NameMessage.noMethod(method: "value", given: .number),
        "A number has no function value; activations have value(z) and slope(z)."
      ),
      (ListMessage.endsNotFinite, "A range has two finite ends."),
      (
        ListMessage.stepNeeded(lower: 0.5, upper: 3),
        "A range of numbers that are not whole needs a step: 0.5..3 by …, or by *10."
      ),
      (ListMessage.noStep(step: -1, lower: 1, upper: 3), "No step of -1 leads from 1 to 3."),
      (ListMessage.noFactor(factor: 1, lower: 1, upper: 3), "No factor of 1 leads from 1 to 3."),
      (
        ListMessage.tooMany(count: 20_000, most: 10_000),
        "20000 variants are more than 10000; take larger steps."
      ),
      (
        ListMessage.tooLong(most: 10_000), "A list has at most 10000 values."
      ),
      (
        ListMessage.gridTooLarge(sizes: [200, 200], most: 10_000),
        "200 × 200 variants are more than 10000; shorten a list or take larger steps."
      ),
      (ListMessage.oneNumberWanted, "One number is wanted here, not a list."),
      (ListMessage.numberWanted(given: .data), "A number is wanted here, not a data set."),
      (OperationMessage.joinsLayers(given: .number), "\"->\" joins layers, and this is a number."),
      (OperationMessage.arrowJoins, "To join layers write \"->\"."),
      (
        OperationMessage.unfit(sign: "+", left: .number, right: .text),
        "\"+\" does not go with a number and a text."
      ),
      (
        OperationMessage.rowsDoNotPair(left: 2, leftAxis: "layer", right: 3, rightAxis: "epoch"),
        "2 numbers by layer and 3 by epoch don't pair up."
      ),
      (OperationMessage.countsDoNotPair(left: 2, right: 3), "2 numbers and 3 don't pair up."),
      (
        OperationMessage.repeatedByFraction(times: 1.5),
        "A network is repeated a whole number of times, not 1.5."
      ),
      (OperationMessage.tooManyLayers(count: 1e6, most: 100_000), "1000000 layers are more than 100000."),
      (
        OperationMessage.tooDeep(most: 50),
        "Layers, schedules and data stand in one another at most 50 deep."
      ),
      (OperationMessage.tooManyParts(most: 1000), "A schedule is made of at most 1000 others."),
      (OperationMessage.noTolerance(given: "-1"), "A tolerance is a number from 0 on, not -1."),
      (PickMessage.byNumberOrLast(axis: "layer"), "A layer is picked by its number, or last."),
      (PickMessage.nothingToPickFrom, "There is one result here and nothing to pick from."),
      (
        PickMessage.unknownAxis(axis: "x", known: ["depth", "act"]),
        "No axis is called x; there is depth, act."
      ),
      (
        PickMessage.unknownVariant(label: "x", known: ["a", "b"]),
        "No variant is called x. The variants are a, b."
      ),
      (
        PickMessage.unknownPlace(axis: "remedy", label: "x", known: ["relu", "tanh"]),
        "No remedy is called x; there is relu, tanh."
      ),
      (
        PickMessage.onSeveralAxes(label: "3", axes: ["n", "m"]),
        "3 stands on the axes n and m; say which: n=3."
      ),
      (PickMessage.noneYet(axis: "epoch"), "There is no epoch yet."),
      (
        PickMessage.outOfReach(axis: "layer", number: 99, count: 3),
        "There is no layer 99; they are numbered 1 to 3."
      ),
      (
        FieldMessage.notFoundHere(verb: "probe", field: "factor", known: ["loss"]),
        "Here probe found no factor; it has loss."
      ),
      (
        FieldMessage.unknown(field: "x", of: .network, known: ["layers"], verbs: []),
        "No field is called x; a network has layers."
      ),
      (
        FieldMessage.unknown(field: "x", of: .result(verb: "probe"), known: ["loss"], verbs: ["train"]),
        "No field is called x; probe has loss. Train gives x."
      ),
      (FieldMessage.noFields(given: .number), "A number has no fields."),
      (DataMessage.missing(key: "on"), "No data: nothing is called data any more. Say which: on=gaussian."),
      (
        DataMessage.otherFeatures(data: "moons", features: 2, wanted: 10),
        "The network takes 10 features, and moons has 2."
      ),
      (FileNameMessage.notQuoted, "A file name stands in quotes."),
      (
        FileNameMessage.isNoData(reading: "csv(\"a.csv\", target=\"y\")"),
        "Data in a file are read by name and target: csv(\"a.csv\", target=\"y\")."
      ),
      (FileNameMessage.empty, "The file's name is missing between the quotes."),
      (ReductionMessage.notNumbers(of: "max", given: .data), "max takes numbers, not a data set."),
      (ReductionMessage.noNumbers(of: "max"), "max of no numbers at all."),
      (ReductionMessage.overOneValue, "over= goes with one value."),
      (ReductionMessage.unknownAxis(axis: "x", known: []), "No axis is called x; there is one result."),
      (ReductionMessage.unknownAxis(axis: "x", known: ["n"]), "No axis is called x; there is n."),
      (VerbMessage.notAValue(verb: "goto"), "goto does not belong here; it is a command of its own."),
      (
        VerbMessage.changesSession(verb: "undo"),
        "undo changes the session and gives no value; it stands alone on its line."
      ),
      (
        VerbMessage.lossHasItsOwnWeights,
        "weights= goes with the default loss; give a loss its own: loss=cross_entropy(weights=by_class(1, 10)), loss=bce(positive_weight=10)."
      ),
      (
        VerbMessage.otherCountOfWeights(weights: 3, classes: 2, data: "moons"),
        "weights has 3 numbers, and moons has 2 classes."
      ),
      (
        VerbMessage.seedOfGivenWeights(name: "deep"),
        "deep has its weights, and nothing else is drawn here: all seeds would give the same numbers. fresh deep draws the weights anew; the order of batches (batch=) and dropout are drawn from a seed too."
      ),
      (VerbMessage.noHeldOutPart(data: "moons"), "moons has no held-out part; split(…) makes one."),
      (VerbMessage.thresholdOfManyClasses(classes: 10), "threshold is for two classes, and these are 10."),
      (VerbMessage.samplesEnd(count: 5), "There are 5 samples."),
      (
        VerbMessage.layersEnd(count: 3),
        "There are 3 layers; explain takes one that another follows: layer=1 to 2."
      ),
      (
        VerbMessage.notBetweenDense(layer: 2),
        "The rule is shown for a dense layer that another dense layer follows, with activations and at most one normalisation between them; layer 2 here is another case. What arrives at it is in the table of probe."
      ),
      (VerbMessage.networkNameWanted, "fresh takes the name of a network."),
      (VerbMessage.holdsNoNetwork(name: "x", given: .number), "x holds a number, not a network."),
      (VerbMessage.nothingToTakeBack, "Nothing to take back: no statement has changed a name or a setting."),
      (
        VerbMessage.nothingMoreToTakeBack,
        "Nothing more to take back: what was before is no longer kept (help undo). reset starts anew."
      ),
      (VerbMessage.resultFormat, "A result is written as .csv or .json."),
      (VerbMessage.weightsFormat, "Weights are saved as .safetensors."),
      (VerbMessage.noWeights(network: "sigmoid"), "sigmoid has no weights to save."),
      (VerbMessage.whoseWeights(file: "a.safetensors"), "Whose weights? save \"a.safetensors\" of=NAME."),
      (VerbMessage.sessionFormat, "A session is saved as .md, weights as .safetensors."),
      (
        VerbMessage.noInputSize,
        "The network is not trained, and there is no data to take its input size from."
      ),
      (VerbMessage.runsItself(file: "a"), "a runs itself."),
      (
        VerbMessage.inFile(file: "a", line: 2, reason: Failure(StopMessage.stopped)),
        "a, line 2: Stopped; nothing was changed."
      ),
      (
        VerbMessage.inFile(file: "a", line: nil, reason: Failure(StopMessage.stopped)),
        "a: Stopped; nothing was changed."
      ),
      (PlotMessage.noPicture(of: .number), "A number has no picture."),
      (PlotMessage.noPictureTogether, "These variants have no picture together."),
      (PlotMessage.noPictureOfResult(verb: "theory"), "The result of theory has no picture of its own."),
      (
        PlotMessage.gradientsNotKept,
        "Each layer's gradient was not kept; train … watch=gradients keeps it."
      ),
      (
        PlotMessage.tooFewFeatures(data: "line()", features: 1),
        "A picture of data wants at least two features and classes; line() has 1 features."
      ),
      (
        PlotMessage.regionsOfTwoFeatures(features: 3),
        "Decision regions need data of two features; this has 3."
      ),
      (PlotMessage.pictureFormat, "A picture is written as .svg or .png."),
      (PlotMessage.nothingDrawn, "None of these numbers can be drawn."),
      (
        PlotMessage.noConverter(program: "rsvg-convert", package: "librsvg2-bin"),
        "rsvg-convert, which makes a .png, is not installed; Debian has it in the package librsvg2-bin. A .svg needs nothing."
      ),
      (
        PlotMessage.converterFailed(program: "rsvg-convert", words: "No space left on device"),
        "rsvg-convert made no picture: No space left on device"
      ),
      (PlotMessage.converterFailed(program: "rsvg-convert", words: ""), "rsvg-convert made no picture."),
      (PlotMessage.drawn(file: "a.svg", bytes: 9700), "a.svg: 9 KB."),
      (
        ExpectMessage.noComparison(expression: "it.loss"),
        "A claim compares: it.loss < …, or == … +- a tolerance."
      ),
      (
        ExpectMessage.noRange,
        "The claim has no range to search along: write one, as in tower(2..60, sigmoid)."
      ),
      (
        ExpectMessage.cannotBeComputed(Failure(NameMessage.unknown(name: "x")), otherwise: "Make an x."),
        "Nothing is called x.\nMake an x."
      ),
      (ExpectMessage.severalRanges(count: 2), "The claim has 2 ranges; boundary searches along one."),
      (ExpectMessage.rangeOfTwoNumbersWanted, "A range of at least two numbers is wanted."),
      (
        VerbMessage.layersEnd(count: 1),
        "explain takes a layer that another follows, and there is one layer alone: join one to it with ->."
      ),
      (
        VerbMessage.layersEnd(count: 2),
        "There are 2 layers; explain takes one that another follows: layer=1."
      ),
      (VerbMessage.samplesEnd(count: 1), "There is 1 sample."),
      (VerbMessage.standsFirst(verb: "time"), "time stands before a whole statement: time x = …"),
      (ShownValueMessage.noneYet, "No value has been shown yet; _ is the last one that was."),
      (ShownValueMessage.none(statement: 4), "Statement 4 showed no value; history lists the statements."),
      (
        ShownValueMessage.notKept(statement: 4),
        "The value of statement 4 is no longer kept: the last 100 are, up to 256 MB."
      ),
      (ShownValueMessage.noStatement(number: 0, count: 3), "Statements are numbered from 1."),
      (ShownValueMessage.noStatement(number: 1, count: 0), "No statement has been carried out yet."),
      (
        ShownValueMessage.noStatement(number: 3, count: 1),
        "There is one statement so far, and its value is _1."
      ),
      (
        ShownValueMessage.noStatement(number: 9, count: 3),
        "There are 3 statements so far, and the value of the last one is _3."
      ),
      (
        HelpPageMessage.closest(word: "depp", name: "deep"), "There is no help on depp. Closest: deep."
      ),
      (
        TimeMessage.took(Timing(elapsed: 0.25, processor: 61.5, epochs: 100)),
        "250 ms, 1 min 1 s of processor time, 400 epochs a second"
      ),
      (
        TimeMessage.took(Timing(elapsed: 4.2, processor: 8.4, epochs: nil)),
        "4.20 s, 8.40 s of processor time"
      ),
      (NameMessage.oneExpressionWanted, "One expression is wanted here."),
      (NameMessage.parameterTwice(name: "x"), "x is a parameter twice."),
      (NameMessage.usesItself(name: "x"), "x can't use itself."),
      (
        NameMessage.isReserved(name: "relu", free: "my_relu"),
        "relu is a word of the language and can't be bound; free: my_relu."
      ),
      (NameMessage.belongsToLessons(verb: "hint"), "hint belongs to lessons; \"learn\" opens one."),
      (
        NameMessage.inFamily(source: "f(x) = g(x)", reason: Failure(NameMessage.unknown(name: "g"))),
        "In f(x) = g(x): Nothing is called g."
      ),
      (DataMessage.noDataSet(given: .number), "data holds a data set, not a number."),
      (
        RemarkMessage.joinedStartsAnew(network: "deep"),
        "deep had weights of its own; the network joined from it starts anew."
      ),
      (
        LimitMessage.tooManyParameters(count: 1_234_567_890, most: 1_000_000_000),
        "1 234 567 890 parameters are more than 1 000 000 000."
      ),
      (
        LimitMessage.tooLittleMemory(.network(parameters: 1000, samples: 10), needed: 4, free: 2.5),
        "1 000 parameters on 10 samples take about 4.0 GB of memory, and 2.5 GB are free."
      ),
      (
        LimitMessage.tooLittleMemory(.table(file: "a.csv"), needed: 4, free: 2.5),
        "The numbers of a.csv take about 4.0 GB of memory, and 2.5 GB are free."
      ),
      (
        LimitMessage.tooLittleMemory(.layers(100_000), needed: 4, free: 2.5),
        "100 000 layers take about 4.0 GB of memory, and 2.5 GB are free."
      ),
      (
        LimitMessage.tooLittleMemory(.data(samples: 1000, numbers: 10), needed: 4, free: 2.5),
        "1 000 samples of 10 numbers take about 4.0 GB of memory, and 2.5 GB are free."
      ),
      (
        VerbMessage.notElementwise(activation: "softmax"),
        "softmax has no theory: it does not act on each number alone."
      ),
      (VerbMessage.notAroundZero, "No theory of this layer: weights that are not drawn around 0 have none."),
      (
        VerbMessage.ofActivationsAlone(key: "weight_variance"),
        "weight_variance= is for an activation, as in theory tanh weight_variance=…; a network's layers say themselves how their weights are drawn."
      ),
      (
        VerbMessage.saidTwice(key: "init", other: "weight_variance"),
        "init= and weight_variance= say the same: leave one out."
      ),
      (ElementKindMessage.last, "last"), (ElementKindMessage.numbers, "a row of numbers"),
      (ElementKindMessage.series(axis: "layer"), "a row of numbers, one for each layer"),
      (ElementKindMessage.result(verb: "probe"), "the result of probe"),
    ] as [(any Message, String)])
  func words(message: any Message, words: String) {
    #expect(message.words(in: .english) == words)
    // A module's own tests hold its words.
    guard String(reflecting: type(of: message)).hasPrefix("Lab.") else { return }
    #expect(Twins.faults(of: message, butFor: ["layer", "epoch", "remedy"]) == [])
  }
}
