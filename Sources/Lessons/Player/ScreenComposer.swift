import Documents
import Lab

/// Has no more shown between two prompts than the screen holds, and keeps back the rest until it is asked for.
final class ScreenComposer {
  typealias Show = (Output) -> Void

  /// What is kept together where it can be.
  fileprivate struct Group {
    var pieces: [Piece] = []
    /// Whether it may stand on a screen of its own without anything being broken.
    var isNatural = false

    var isEmpty: Bool { pieces.isEmpty }
    var outputs: [Output] { pieces.map(\.output) }
  }

  fileprivate struct Piece {
    var output: Output
    /// Whether it only says what may be done now: never alone on a screen.
    var isInvitation = false
  }

  /// Clears the screen.
  var clear: () -> Void = {}
  /// Whether the reader has gone on, so that a screen that is cleared begins anew.
  var hasMovedOn: () -> Bool = { false }

  private var screen: Screen?
  /// What was not shown yet since the last prompt.
  private var groups: [Group] = [Group()]
  /// What was kept back before, and what was kept back earlier than that.
  private var held: [Group] = []
  private var earlier: [Group] = []
  /// The lines that were shown since the last prompt.
  private var used = 0
  private var isClear = false
  /// Whether something was broken that does not stand on a screen of its own.
  private(set) var hasBroken = false

  var holdsBack: Bool { !held.isEmpty }

  /// Whether something was kept back when the event in hand began.
  var heldBack: Bool { !earlier.isEmpty }

  /// Whether something is shown already, or waits.
  var isEmpty: Bool { used == 0 && groups.allSatisfy(\.isEmpty) }

  /// Begins after a prompt.
  ///
  /// - Parameters:
  ///   - screen: `nil`: nothing is measured, all is shown at once.
  ///   - lines: how many the line typed took.
  func begin(on screen: Screen?, after lines: Int = 1) {
    self.screen = screen
    groups = [Group()]
    earlier = held
    held = []
    used = max(lines - 1, 0)
    isClear = false
  }

  func take(_ output: Output, isInvitation: Bool = false, _ show: Show) {
    // What shows nothing to a reader may be a line of data to another program.
    guard screen != nil else { return show(output) }
    guard !output.document.blocks.isEmpty else { return }
    groups[groups.count - 1].pieces.append(Piece(output: output, isInvitation: isInvitation))
  }

  /// From here on it may stand on the next screen.
  func mayBreak(isNatural: Bool) {
    guard groups.last?.isEmpty == false || isNatural else { return }
    groups.append(Group(isNatural: isNatural))
  }

  /// Shows what there is, where it leaves room for more.
  func flush(_ show: Show) {
    guard let screen else { return }
    let outputs = groups.flatMap(\.outputs)
    let height = screen.height(of: outputs)
    guard !outputs.isEmpty, used + height < screen.room else { return }
    self.show(outputs, show)
    groups = [Group()]
  }

  /// Shows the next of what was kept back.
  ///
  /// - Parameter isAnswer: whether something was answered, which is not taken.
  func more(on screen: Screen?, isAnswer: Bool = false, _ show: Show) {
    begin(on: screen)
    hasMovedOn = { true }
    groups = earlier
    earlier = []
    if isAnswer {
      groups.insert(Group(pieces: [Piece(output: PlayerMessage.navigation(.restFirst).output)]), at: 0)
    }
    finish(keepsEarlier: false, show)
  }

  /// Shows what fits before the next prompt.
  ///
  /// - Parameter keepsEarlier: whether what was kept back before is still wanted.
  func finish(keepsEarlier: Bool, _ show: Show) {
    guard let screen else {
      for output in groups.flatMap(\.outputs) { show(output) }
      groups = [Group()]
      held = keepsEarlier ? earlier : []
      earlier = []
      if holdsBack { show(PlayerMessage.invitation(.more).output) }
      return
    }
    lay(groups.filter { !$0.isEmpty }, on: screen, show)
    if keepsEarlier { held += earlier }
    earlier = []
    groups = [Group()]
    if holdsBack { show(PlayerMessage.invitation(.more).output) }
  }

  // MARK: Laying out

  private func lay(_ groups: [Group], on screen: Screen, _ show: Show) {
    var rest = groups[...]
    while var group = rest.popFirst() {
      // A line is left for what says that there is more.
      let space = screen.room - used - (rest.isEmpty && earlier.isEmpty ? 0 : 1)
      if used == 0 { group.pieces = Array(group.pieces.drop(while: \.isGap)) }
      if let fitting = screen.fitting(group.outputs, in: space) {
        self.show(fitting, show)
        continue
      }
      if used == 0 {
        let (head, tail) = split(group, on: screen, at: screen.room - 1)
        self.show(head.outputs, show)
        hasBroken = true
        if !tail.isEmpty { rest = [tail] + rest }
      } else {
        if !group.isNatural { hasBroken = true }
        rest = [group] + rest
      }
      break
    }
    held = Array(rest)
  }

  private func show(_ outputs: [Output], _ show: Show) {
    guard let screen, !outputs.isEmpty else { return }
    if screen.clears, !isClear, hasMovedOn() { clear() }
    isClear = true
    for output in outputs { show(output) }
    used += screen.height(of: outputs)
  }

  /// As much of a group as fits, and the rest.
  private func split(_ group: Group, on screen: Screen, at space: Int) -> (Group, Group) {
    var atoms = group.pieces.flatMap(\.atoms)
    var head: [Piece] = []
    var height = 0
    while let piece = atoms.first {
      var fitted = piece
      var rows = screen.height(of: piece.output)
      if rows > space, let squeezed = screen.fitting([piece.output], in: space) {
        fitted.output = squeezed[0]
        rows = screen.height(of: fitted.output)
      }
      guard height + rows <= space || (head.isEmpty && rows <= space) else {
        // What is higher than a screen begins where it stands, where there is room for some of it.
        if rows > space, space - height >= min(6, space),
          let (first, last) = piece.output.split(where: { screen.height(of: $0) <= space - height })
        {
          head.append(Piece(output: first))
          atoms[0].output = last
        } else if head.isEmpty {
          // As low as it can be.
          var whole = atoms.removeFirst()
          whole.output.rows = space
          head.append(whole)
        }
        break
      }
      head.append(fitted)
      height += rows
      atoms.removeFirst()
    }
    // No heading and no empty line at the end, and no invitation alone on the next screen.
    func takeBack() { atoms.insert(head.removeLast(), at: 0) }
    if atoms.allSatisfy({ $0.isInvitation || $0.isGap }), head.count > 1 {
      while head.count > 1, head.last?.isGap == true { takeBack() }
      if head.count > 1 { takeBack() }
    }
    while head.count > 1, let last = head.last, last.isGap || last.isHeading { takeBack() }
    return (Group(pieces: head), Group(pieces: Array(atoms.drop(while: \.isGap))))
  }
}

extension ScreenComposer.Piece {
  fileprivate var isGap: Bool { output.document.blocks.allSatisfy { $0 == .gap } }

  fileprivate var isHeading: Bool {
    if case .heading? = output.document.blocks.last { true } else { false }
  }

  /// A block each.
  fileprivate var atoms: [Self] {
    let blocks = output.document.titledBlocks
    guard blocks.count > 1 else { return [self] }
    var atoms: [Self] = []
    for block in blocks {
      if !atoms.isEmpty { atoms.append(Self(output: Output([.gap]))) }
      atoms.append(Self(output: Output([block]), isInvitation: isInvitation))
    }
    return atoms
  }
}

extension Screen {
  /// The outputs so that they take no more lines than these, with tables and charts made lower; `nil` where that does
  /// not help.
  func fitting(_ outputs: [Output], in space: Int) -> [Output]? {
    var outputs = outputs
    var heights = outputs.map { height(of: $0) }
    var excess = heights.reduce(0, +) - space
    var open = outputs.indices.filter { outputs[$0].document.blocks.contains(where: \.canBeLower) }
    let least = min(8, space)
    while excess > 0, let index = open.max(by: { heights[$0] < heights[$1] }) {
      open.removeAll { $0 == index }
      let target = max(heights[index] - excess, least)
      guard target < heights[index] else { continue }
      outputs[index].rows = target
      let height = height(of: outputs[index])
      excess -= heights[index] - height
      heights[index] = height
    }
    return excess <= 0 ? outputs : nil
  }
}

extension Block {
  /// Whether it can be drawn in fewer lines.
  fileprivate var canBeLower: Bool {
    switch self {
    case .table(let table): table.folds
    case .chart: true
    default: false
    }
  }
}
