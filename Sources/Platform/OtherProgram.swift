/// A program of the system that does a piece of work: bytes in, bytes out.
public enum OtherProgram {
  public enum Failure: Error, Equatable {
    /// No such program is installed.
    case missing
    /// It could not be run, or has ended with a failure: what it says of that, if anything.
    case failed(String)
  }

  /// What a program writes to standard output when these bytes are its standard input.
  ///
  /// They stand in files without a name until it has ended, so that neither waits for the other.
  ///
  /// - Parameter name: as PATH finds it.
  public static func output(
    of name: String, _ arguments: [String], input: [UInt8]
  ) throws(Failure) -> [UInt8] {
    guard let given = tmpfile() else { throw .failed(reason(errno)) }
    defer { fclose(given) }
    guard let written = tmpfile() else { throw .failed(reason(errno)) }
    defer { fclose(written) }
    guard let said = tmpfile() else { throw .failed(reason(errno)) }
    defer { fclose(said) }
    guard fwrite(input, 1, input.count, given) == input.count, fflush(given) == 0 else {
      throw .failed(reason(errno))
    }
    rewind(given)

    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (stream, descriptor) in [(given, STDIN_FILENO), (written, STDOUT_FILENO), (said, STDERR_FILENO)] {
      posix_spawn_file_actions_adddup2(&actions, fileno(stream), descriptor)
    }
    var words: [UnsafeMutablePointer<CChar>?] = ([name] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var child = pid_t()
    let error = posix_spawnp(&child, name, &actions, nil, &words, environ)
    if error == ENOENT || error == EACCES { throw .missing }
    guard error == 0 else { throw .failed(reason(error)) }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 {
      guard errno == EINTR else { throw .failed(reason(errno)) }
    }
    guard status == 0 else {
      let line = String(decoding: contents(said).prefix(1000), as: UTF8.self).split(separator: "\n").first
      throw .failed(line.map(String.init) ?? "")
    }
    return contents(written)
  }

  private static func reason(_ error: Int32) -> String { String(cString: strerror(error)) }

  private static func contents(_ file: UnsafeMutablePointer<FILE>) -> [UInt8] {
    rewind(file)
    var all: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&part, 1, part.count, file), count > 0 { all += part[..<count] }
    return all
  }
}
