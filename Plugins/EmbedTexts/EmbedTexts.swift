import Foundation
import PackagePlugin

/// Writes text files into a Swift source, so that the program has them wherever it lies: of `Lessons` the package's
/// lessons, of another target what is in its folder `Web`; of `Program` also the Python that PyTorch is watched with.
@main struct EmbedTexts: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: Target) throws -> [Command] {
    let package = context.package.directoryURL
    let isLessons = target.name == "Lessons"
    let folder = isLessons ? package.appending(path: "lessons") : target.directoryURL.appending(path: "Web")
    let endings = isLessons ? [".md"] : [".js", ".css", ".html", ".py", ".svg", ".json"]
    let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
    let texts = names.filter { name in endings.contains { name.hasSuffix($0) } && !name.hasSuffix("README.md")
    }
    var files = texts.sorted().map { (name: $0, place: folder.appending(path: $0)) }
    if target.name == "Program" {
      files.append(("gradlab_watch.py", package.appending(path: "python/gradlab_watch.py")))
    }
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedTexts.swift")
    return [
      .buildCommand(
        displayName: "Embedding \(files.count) texts into \(target.name)",
        executable: try context.tool(named: "embed-texts").url,
        arguments: [output.path] + files.flatMap { [$0.name, $0.place.path] },
        inputFiles: files.map(\.place), outputFiles: [output])
    ]
  }
}
