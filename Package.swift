// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]
// Modules that handle lines of text need no optimiser, and compile in a quarter of the time without.
let text: [SwiftSetting] = strict + [.unsafeFlags(["-Onone"], .when(configuration: .release))]
// A twentieth of a program would be lists of places to relocate; packed they are next to nothing. Wants glibc 2.36, as
// Debian 12 has it.
let packed: [LinkerSetting] = [
  .unsafeFlags(
    ["-use-ld=lld", "-Xlinker", "--icf=safe", "-Xlinker", "-z", "-Xlinker", "pack-relative-relocs"],
    .when(platforms: [.linux], configuration: .release))
]
let strictC: [CSetting] = [.treatAllWarnings(as: .error)]

let package = Package(
  name: "gradlab",
  products: [
    .executable(name: "gradlab", targets: ["gradlab"]),
    .library(name: "CKernels", targets: ["CKernels"]),
    .library(name: "Engine", targets: ["Engine"]),
    .library(name: "Diagnostics", targets: ["Diagnostics"]),
    .library(name: "Lab", targets: ["Lab", "Verbs"]),
    .executable(name: "gradlab-class", targets: ["gradlab-class"]),
  ],
  dependencies: [
    // Process arguments, usage errors and shell completion scripts.
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    // Elementary functions over Float and Double alike.
    .package(url: "https://github.com/apple/swift-numerics", from: "1.1.1"),
    // Sockets and their event loop, for the class that browsers follow; nothing else is built with it.
    .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
  ],
  targets: [
    // System libraries: line editing, Markdown.
    .systemLibrary(
      name: "CLibedit", pkgConfig: "libedit", providers: [.apt(["libedit-dev"]), .brew(["libedit"])]
    ),
    .systemLibrary(
      name: "CCommonMark", pkgConfig: "libcmark-gfm",
      providers: [
        .apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"]), .brew(["cmark-gfm"]),
      ]),

    // Inflates the entries of an archive. Their directory is read by ours (`ZipArchive`): every size in it has to be
    // held against the bytes at hand before memory is taken, and libminizip, which reads a file by its name, takes a
    // header at its word. Every Debian has it: dpkg needs it.
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),

    // C: what Swift cannot call (variadic libedit) or cannot compile as fast (element-wise loops
    // for several instruction sets), and data built into the program.
    .target(name: "CEditline", dependencies: ["CLibedit"], cSettings: strictC),
    // Products and sums may be contracted, but where the code says that they may not.
    .target(
      name: "CKernels",
      cSettings: [
        .unsafeFlags([
          "-O3", "-ffp-contract=fast-honor-pragmas", "-fno-math-errno", "-fno-trapping-math", "-Wall",
          "-Wextra",
        ]),
        .headerSearchPath("."),
      ] + strictC),
    // Decimal numbers as the C++ library reads them: five times as fast as Swift's does, and for any locale.
    .target(name: "CNumbers", cxxSettings: [.treatAllWarnings(as: .error)]),
    .target(
      name: "CBundledData", exclude: ["digits.csv", "README.md"],
      cSettings: [.unsafeFlags(["-Wno-c23-extensions"])] + strictC),

    // What differs between systems: their C library, and threads.
    .target(name: "Platform", swiftSettings: strict),
    // What the program says, as data: the bottom of everything that speaks.
    .target(name: "Messages", swiftSettings: strict),
    // Files and folders: whoever reads or writes any does it through this.
    .target(name: "Files", dependencies: ["Messages", "Platform"], swiftSettings: strict),
    // What verbs and constructors can be given: kinds, ranges, defaults, and how they are checked.
    .target(name: "Parameters", dependencies: ["Messages"], swiftSettings: strict),
    .target(
      name: "Engine",
      dependencies: [
        "Messages", "Parameters", "Platform",
        "CKernels", "CBundledData",
        .product(name: "RealModule", package: "swift-numerics"),
      ],
      // Optimised in debug builds too: what a training step allocates is tested, and tests train networks.
      swiftSettings: strict + [.unsafeFlags(["-O"], .when(configuration: .debug))]),
    .target(
      name: "Diagnostics", dependencies: ["Engine", "CKernels", "Messages", "Platform"], swiftSettings: strict
    ),
    // A training elsewhere that was watched: read, and diagnosed.
    .target(
      name: "Watching",
      dependencies: [
        "Diagnostics", "Engine", "Files", "Messages", .product(name: "RealModule", package: "swift-numerics"),
      ], swiftSettings: strict),
    .target(
      name: "Documents", dependencies: ["Messages", "Platform"], exclude: ["Web"], swiftSettings: text,
      plugins: ["EmbedTexts"]),
    .target(
      name: "CommandKit",
      dependencies: ["Documents", "Messages", "Parameters"],
      swiftSettings: text),
    .target(
      name: "Lab",
      dependencies: [
        "Engine", "Diagnostics", "CNumbers", "CZlib", "CommandKit", "Documents", "Files", "Messages",
        "Platform", "Watching",
      ],
      swiftSettings: strict),
    // What one can type: the verbs, their pictures and help. Nothing here is worth optimising; what they compute is
    // done in the modules above.
    .target(
      name: "Verbs",
      dependencies: [
        "Lab", "Engine", "Diagnostics", "CommandKit", "Documents", "Files", "Messages", "Parameters",
        "Platform", "Watching",
        .product(name: "RealModule", package: "swift-numerics"),
      ],
      swiftSettings: text),
    .target(
      name: "Lessons",
      dependencies: [
        "Lab", "CommandKit", "Documents", "Files", "Messages", "Platform", "CCommonMark",
      ],
      swiftSettings: text, plugins: ["EmbedTexts"]),
    // Lessons are built into the program, and so are the texts in a target's folder `Web` (style, script, Python): a
    // new one is a file and no line.
    .executableTarget(name: "embed-texts", swiftSettings: text),
    .plugin(name: "EmbedTexts", capability: .buildTool(), dependencies: ["embed-texts"]),
    // What other programs show: a lesson with its results as a page, a notebook.
    .target(
      name: "Pages",
      dependencies: ["Lessons", "Lab", "CommandKit", "Documents", "Files", "Messages", "Platform"],
      exclude: ["Web"], swiftSettings: text, plugins: ["EmbedTexts"]),
    .target(
      name: "LineEditor", dependencies: ["CEditline", "Files", "Messages", "Platform"], swiftSettings: text),
    // The program but for its start: commands, wiring, signals.
    .target(
      name: "Program",
      dependencies: [
        "Engine", "Diagnostics", "Documents", "CommandKit", "Files", "Lab", "Lessons", "LineEditor",
        "Messages", "Pages", "Platform", "Verbs", "Watching",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      exclude: ["Web"], swiftSettings: text, plugins: ["EmbedTexts"]),
    .executableTarget(
      name: "gradlab", dependencies: ["Program"],
      swiftSettings: text, linkerSettings: packed),

    // A class: what its browsers see and answer, and the server that they reach; nothing of it is in `gradlab`.
    .target(name: "Classroom", dependencies: ["Documents", "Messages", "Platform"], swiftSettings: text),
    .target(
      name: "ClassServer",
      dependencies: [
        "Classroom", "Documents", "Messages", "Platform",
        .product(name: "FlyingSocks", package: "FlyingFox"),
      ],
      exclude: ["Web"], swiftSettings: strict, plugins: ["EmbedTexts"]),
    // Pictures that phones read. Without pkg-config: who builds `gradlab` alone need not have it.
    .systemLibrary(name: "CQRCode", providers: [.apt(["libqrencode-dev"]), .brew(["qrencode"])]),
    // The teacher's terminals: the prompt with a class looking on, and the notes.
    .target(
      name: "ClassTerminal",
      dependencies: [
        "ClassServer", "Classroom", "CommandKit", "CQRCode", "Documents", "Files", "Lab", "Lessons",
        "LineEditor", "Messages", "Platform", "Program",
      ],
      swiftSettings: text),
    .executableTarget(
      name: "gradlab-class", dependencies: ["ClassTerminal", "Program"], swiftSettings: text,
      linkerSettings: packed),
    .testTarget(
      name: "ClassroomTests", dependencies: ["Classroom", "Documents", "Messages"], swiftSettings: strict),
    .testTarget(
      name: "ClassTerminalTests",
      dependencies: [
        "ClassTerminal", "ClassServer", "Classroom", "CommandKit", "Documents", "Files", "Lab", "Lessons",
        "Program", "Verbs", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "ClassServerTests", dependencies: ["ClassServer", "Classroom", "Documents", "Messages"],
      swiftSettings: strict),

    // A class that a program drives line by line, for tests of its server and for the load program.
    .executableTarget(
      name: "class-by-lines", dependencies: ["Classroom", "ClassServer", "Documents"],
      path: "Tests/ClassByLines", swiftSettings: strict),

    // Counts what is allocated, by standing in for malloc in tests and benchmarks.
    .target(name: "CAllocations", cSettings: strictC),
    .testTarget(
      name: "EngineTests",
      dependencies: ["Engine", "CKernels", "CAllocations", "CommandKit", "Twins", "Typed"],
      swiftSettings: strict),
    .testTarget(name: "MessagesTests", dependencies: ["Messages", "Twins"], swiftSettings: strict),
    .testTarget(name: "FilesTests", dependencies: ["Files", "Twins"], swiftSettings: strict),
    .testTarget(
      name: "DiagnosticsTests", dependencies: ["Diagnostics", "Twins", "Typed"], swiftSettings: strict),
    .testTarget(
      name: "WatchingTests", dependencies: ["Watching", "Diagnostics", "Files", "Messages", "Twins"],
      swiftSettings: strict),
    .testTarget(name: "DocumentsTests", dependencies: ["Documents", "Twins"], swiftSettings: strict),
    .testTarget(
      name: "CommandKitTests", dependencies: ["CommandKit", "Messages", "Twins"], swiftSettings: strict),
    // By itself, for the sanitizers that watch it.
    .testTarget(
      name: "CancellationTests", dependencies: ["CommandKit", "Files", "Lab", "Twins", "Verbs"],
      swiftSettings: strict),
    .testTarget(
      name: "LabTests", dependencies: ["Lab", "Verbs", "Files", "Twins"], exclude: ["Arrays", "Cases"],
      swiftSettings: strict),
    // The language on its own declarations: grammar, mistakes, completion.
    .testTarget(
      name: "LanguageTests",
      dependencies: [
        "CommandKit", "Documents", "Messages", "Parameters", "Lab", "Lessons", "Twins", "Verbs",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "LessonsTests", dependencies: ["Lessons", "Files", "Twins", "Verbs"], swiftSettings: strict),
    .testTarget(name: "PagesTests", dependencies: ["Pages", "Verbs"], swiftSettings: strict),
    // What of the program computes: what needs a process is in TerminalTests.
    .testTarget(
      name: "ProgramTests",
      dependencies: ["Program", "CommandKit", "Files", "Lab", "Lessons", "LineEditor", "Messages", "Twins"],
      swiftSettings: strict),
    .testTarget(
      name: "TerminalTests",
      dependencies: [
        "LineEditor", "Documents", "Lab", "Lessons", "CommandKit", "Files", "Messages", "Verbs", "Program",
        "gradlab",
        "gradlab-class", "crash-at-prompt",
      ],
      swiftSettings: strict),
    // A program for those tests to see die.
    .executableTarget(
      name: "crash-at-prompt", dependencies: ["LineEditor", "Platform"], path: "Tests/CrashAtPrompt",
      swiftSettings: strict),
    .testTarget(
      name: "ParityTests", dependencies: ["Diagnostics", "Lab", "Typed", "Verbs"], exclude: ["Fixtures"],
      swiftSettings: strict),
    // The engine's networks and rules as one types them, for its tests.
    .target(
      name: "Typed", dependencies: ["Engine", "Lab", "Verbs"], path: "Tests/Typed", swiftSettings: strict),
    // The words of a message in one language held against those in another, for tests of the catalogs.
    .target(name: "Twins", dependencies: ["Messages"], path: "Tests/Twins", swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)

// Sanitizers watch a few of the tests, and need not wait for what those do not use: these targets, and what they are
// made of, are all that there is then.
if let chosen = Context.environment["GRADLAB_TARGETS"]?.split(separator: " ").map(String.init) {
  var kept: Set<String> = []
  var next = chosen
  while let name = next.popLast() {
    guard let target = package.targets.first(where: { $0.name == name }), kept.insert(name).inserted else {
      continue
    }
    next += target.dependencies.compactMap {
      switch $0 {
      case .byNameItem(let name, _), .targetItem(let name, _): name
      default: nil  // of another package
      }
    }
    next += (target.plugins ?? []).compactMap { if case .plugin(let name, _) = $0 { name } else { nil } }
  }
  package.targets.removeAll { !kept.contains($0.name) }
  package.products.removeAll { product in
    let targets = (product as? Product.Library)?.targets ?? (product as? Product.Executable)?.targets ?? []
    return !targets.allSatisfy(kept.contains)
  }
}
