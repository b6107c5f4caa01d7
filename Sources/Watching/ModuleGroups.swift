/// Modules as their names group them: a block of a transformer or of a residual net is one group.
public struct ModuleGroup: Hashable, Sendable {
  /// `blocks.3`; the module's own name where it stands alone; `blocks.0 … 11` for several that are alike.
  public let name: String
  /// Of the block, or of the module.
  public let className: String
  /// Their places in the list, in the order of the calls.
  public let members: [Int]
  /// How many blocks it stands for.
  public let blocks: Int

  /// Whether it is one module by itself.
  public var isSingle: Bool { blocks == 1 && members.count == 1 }

  /// The group's own figure in a step: of a block's size and signal what it hands on, its last module's; of all else,
  /// and of several blocks, the worst.
  public func value(_ figure: ModuleFigure, in step: WatchedStep, middle: Double) -> Double? {
    var values: [Double] = []
    let length = max(1, members.count / max(1, blocks))
    for begin in stride(from: 0, to: members.count, by: length) {
      let known = members[begin..<min(begin + length, members.count)].compactMap { step[figure, $0] }
      values += figure == .size || figure == .signal ? known.suffix(1) : known
    }
    return values.max { Self.badness($0, figure, middle) < Self.badness($1, figure, middle) }
  }

  private static func badness(_ value: Double, _ figure: ModuleFigure, _ middle: Double) -> Double {
    switch figure {
    case .spread, .nudge: -value
    case .dead, .saturated, .zeroGradients: value
    case .stepSize: value > 0 ? max(value / 1e-3, 1e-3 / value) : .infinity
    default: value > 0 ? max(value / middle, middle / value) : .infinity
    }
  }
}

extension WatchedStep {
  /// The median of a figure over the modules that have one above 0; 1 where none has.
  public func middle(_ figure: ModuleFigure) -> Double {
    let all = self[figure].filter { $0 > 0 }.sorted()
    return all.isEmpty ? 1 : all[all.count / 2]
  }
}

extension ModuleList {
  /// The block that a module is in: the outermost container on its way whose name ends with a number, or else the
  /// outermost that holds no such ones. `nil` for a module that stands in none.
  public func block(of module: Int) -> String? {
    let parts = Self.parts(modules[module].name)
    guard parts.count > 1 else { return nil }
    let ways = (1..<parts.count).map { parts[..<$0].joined(separator: ".") }
    if let numbered = zip(ways, parts).first(where: { way, part in
      Int(part) != nil && containers[way] != nil
    }) {
      return numbered.0
    }
    return ways.first { containers[$0] != nil && !stems.contains($0) }
  }

  /// The name of a module within its block, and the series of blocks that the block belongs to: `blocks` and
  /// `attn.qkv` for `blocks.3.attn.qkv`; the series is empty where the model itself is one. `nil` where the block has no number.
  public func place(inSeries module: Int) -> (series: String, number: Int, name: String)? {
    guard let block = block(of: module), let last = block.split(separator: ".").last, let number = Int(last)
    else { return nil }
    let name = modules[module].name.dropFirst(block.count + 1)
    return (String(block.dropLast(last.count).dropLast()), number, "\(name)#\(modules[module].call)")
  }

  /// All modules, each by itself.
  public var unfolded: [ModuleGroup] {
    modules.indices.map {
      ModuleGroup(name: modules[$0].label, className: modules[$0].className, members: [$0], blocks: 1)
    }
  }

  /// Blocks folded into one group each, in the order of their first calls.
  public var folded: [ModuleGroup] {
    var order: [String] = []
    var members: [String: [Int]] = [:]
    for module in modules.indices {
      let name = block(of: module) ?? modules[module].label
      if members[name] == nil { order.append(name) }
      members[name, default: []].append(module)
    }
    return order.map { name in
      let own = members[name] ?? []
      let isAlone = own.count == 1
      return ModuleGroup(
        name: isAlone ? modules[own[0]].label : name,
        className: (isAlone ? nil : containers[name]) ?? modules[own[0]].className, members: own, blocks: 1)
    }
  }

  /// The same with neighbours that are alike in one group: blocks of one class with as many modules each, and layers of
  /// a row that repeats.
  public var foldedFurther: [ModuleGroup] {
    var result: [ModuleGroup] = []
    var rest = folded[...]
    while let first = rest.first {
      // The shortest pattern that comes again at once: one block, or a layer with its activation.
      var found: (length: Int, times: Int)?
      for length in 1...4 where rest.count >= 2 * length {
        let pattern = rest.prefix(length).map(shape)
        var times = 1
        while rest.dropFirst(times * length).prefix(length).map(shape) == pattern { times += 1 }
        if times > 1 {
          found = (length, times)
          break
        }
      }
      guard let found else {
        result.append(first)
        rest.removeFirst()
        continue
      }
      let all = rest.prefix(found.length * found.times)
      rest = rest.dropFirst(all.count)
      for offset in 0..<found.length {
        let like = stride(from: offset, to: all.count, by: found.length).map { all[all.startIndex + $0] }
        result.append(
          ModuleGroup(
            name: Self.span(like[0].name, like[like.count - 1].name), className: like[0].className,
            members: like.flatMap(\.members), blocks: like.count))
      }
    }
    return result
  }

  /// The first name and the last, that without the containers that both are in.
  private static func span(_ first: String, _ last: String) -> String {
    let (parts, others) = (self.parts(first), self.parts(last))
    let shared = zip(parts.dropLast(), others.dropLast()).prefix { $0 == $1 }.count
    return "\(first) … \(others.dropFirst(shared).joined(separator: "."))"
  }

  /// What makes two groups alike.
  private func shape(_ group: ModuleGroup) -> [String] {
    [group.className] + group.members.map { modules[$0].className }
  }

  /// The finest of these that has at most so many rows.
  public func groups(atMost rows: Int) -> [ModuleGroup] {
    let folded = folded
    return folded.count <= rows ? folded : foldedFurther
  }
}
