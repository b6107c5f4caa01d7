import Foundation
import PackagePlugin

/// Writes text files into a Swift source, so that the program has them wherever it lies: of `Lessons` the package's
/// lessons, of another target what is in its folder `Web`.
@main struct EmbedTexts: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: Target) throws -> [Command] {
    let isLessons = target.name == "Lessons"
    let folder =
      isLessons
      ? context.package.directoryURL.appending(path: "lessons") : target.directoryURL.appending(path: "Web")
    let endings = isLessons ? [".md"] : [".js", ".css", ".html", ".py", ".svg", ".json"]
    let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
    let texts = names.filter { name in endings.contains { name.hasSuffix($0) } && !name.hasSuffix("README.md")
    }
    let sorted = texts.sorted()
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedTexts.swift")
    return [
      .buildCommand(
        displayName: "Embedding \(sorted.count) texts into \(target.name)",
        executable: try context.tool(named: "embed-texts").url,
        arguments: [output.path, folder.path] + sorted,
        inputFiles: sorted.map { folder.appending(path: $0) }, outputFiles: [output])
    ]
  }
}
