import CommandKit

extension Parameter {
  /// What a verb that writes a file takes.
  package static let overwrite = Parameter(
    "overwrite", [.flag], default: false, "write over a file that is there already, without being asked")
}
