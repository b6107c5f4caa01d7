import Foundation
import PackagePlugin

/// Writes the lessons into a Swift source, so that the program has them wherever it lies.
@main struct EmbedLessons: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: Target) throws -> [Command] {
    let folder = context.package.directoryURL.appending(path: "lessons")
    let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
    let lessons = names.filter { $0.hasSuffix(".md") && !$0.hasSuffix("README.md") }.sorted()
    let output = context.pluginWorkDirectoryURL.appending(path: "BuiltInLessons.swift")
    return [
      .buildCommand(
        displayName: "Embedding \(lessons.count) lessons",
        executable: try context.tool(named: "embed-lessons").url,
        arguments: [output.path, folder.path] + lessons,
        inputFiles: lessons.map { folder.appending(path: $0) }, outputFiles: [output])
    ]
  }
}
