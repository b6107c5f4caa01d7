import Files
import Platform

/// What numbers depend on in their last bits: the program and the kind of processor.
enum Machine {
  static var program: String {
    var status = stat()
    guard stat("/proc/self/exe", &status) == 0 else { return Version.description }
    return "\(Version.number) \(status.st_size) \(status.st_mtim.tv_sec)"
  }

  static var processor: String {
    guard let text = try? File.readText("/proc/cpuinfo", atMost: File.mostOfText),
      let line = text.split(separator: "\n").first(where: { $0.hasPrefix("model name") })
    else { return "unknown" }
    return String(line.drop { $0 != ":" }.dropFirst(2))
  }
}
