import Files
import Platform

// fuzz --target=NAME [libFuzzer's own arguments]
// fuzz --target=NAME --again=TIMES FILE…
// fuzz --soak=STATEMENTS [--seed=N]

@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// libFuzzer's changes of bytes, with what it saw the program compare them with.
@_silgen_name("LLVMFuzzerMutate")
private func mutateBytes(_ data: UnsafeMutablePointer<UInt8>, _ size: Int, _ limit: Int) -> Int

let targets: [Target] = [
  .language, .lesson, .csv, .npz, .safetensors, .run, .journal, .progress, .configuration, .keys,
]

private func option(_ name: String) -> String? {
  CommandLine.arguments.last { $0.hasPrefix("--\(name)=") }.map { String($0.dropFirst(name.count + 3)) }
}

let chosen = targets.first { $0.name == option("target") }

private func bytes(_ data: UnsafePointer<UInt8>?, _ size: Int) -> [UInt8] {
  Array(UnsafeBufferPointer(start: data, count: size))
}

/// Puts bytes where libFuzzer wants them, as many as there is room for.
private func put(_ bytes: [UInt8], _ data: UnsafeMutablePointer<UInt8>, _ limit: Int) -> Int {
  for (index, byte) in bytes.prefix(limit).enumerated() { data[index] = byte }
  return min(bytes.count, limit)
}

@_cdecl("LLVMFuzzerCustomMutator")
public func mutate(
  _ data: UnsafeMutablePointer<UInt8>, _ size: Int, _ limit: Int, _ seed: CUnsignedInt
) -> Int {
  var dice = Dice(seed)
  if let mutate = chosen?.mutate, !dice.once(in: 12), let changed = mutate(bytes(data, size), &dice) {
    return put(changed, data, limit)
  }
  guard let words = chosen?.words, !words.isEmpty, dice.once(in: 3) else {
    return mutateBytes(data, size, limit)
  }
  var changed = bytes(data, size)
  let place = dice.below(size + 1)
  let end = dice.once(in: 2) ? place : min(size, place + dice.below(8))
  changed.replaceSubrange(place..<end, with: Array(dice.pick(words).utf8))
  return put(changed, data, limit)
}

@_cdecl("LLVMFuzzerCustomCrossOver")
public func cross(
  _ one: UnsafePointer<UInt8>?, _ oneSize: Int, _ other: UnsafePointer<UInt8>?, _ otherSize: Int,
  _ out: UnsafeMutablePointer<UInt8>, _ limit: Int, _ seed: CUnsignedInt
) -> Int {
  var dice = Dice(seed)
  guard let cross = chosen?.cross else { return 0 }
  return put(cross(bytes(one, oneSize), bytes(other, otherSize), &dice), out, limit)
}

/// Reads inputs so many times, and says whether all memory that this takes is given back.
private func givesBack(_ target: Target, _ paths: [String], _ times: Int) -> Bool {
  let inputs = paths.compactMap { try? File.read($0) }
  func readAll() { for input in inputs { target.read(input) } }
  // What is made once is there after the first times.
  for _ in 0..<3 { readAll() }
  let before = bytesInUse()
  for _ in 0..<times { readAll() }
  let lost = bytesInUse() - before
  print("\(inputs.count) inputs read \(times) times more: \(lost) bytes more in use")
  // The smallest object, lost once a time.
  return !inputs.isEmpty && lost < 16 * times
}

if let statements = option("soak").flatMap(Int.init) {
  var soak = Soak(seed: option("seed").flatMap(Int.init) ?? 1)
  exit(soak.run(statements) ? 0 : 1)
}
guard let length = chosen?.length else {
  print("--target= one of: \(targets.map(\.name).joined(separator: " "))")
  exit(2)
}
if let times = option("again").flatMap(Int.init), let chosen {
  exit(givesBack(chosen, CommandLine.arguments.dropFirst().filter { !$0.hasPrefix("--") }, times) ? 0 : 1)
}
// The last one counts, so that what the command line says goes before this.
var all = CommandLine.arguments
all.insert("-max_len=\(length)", at: 1)
var count = CInt(all.count)
var arguments = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: all.count + 1)
for (index, argument) in all.enumerated() { arguments[index] = strdup(argument) }
arguments[all.count] = nil
atexit { if let summary = chosen?.summary() { print(summary) } }
exit(
  runDriver(&count, &arguments) { data, size in
    chosen?.read(bytes(data, size))
    return 0
  })
