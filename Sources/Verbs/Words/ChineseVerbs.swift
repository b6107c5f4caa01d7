import CommandKit
import Documents
import Lab
import Messages

/// What single verbs say.
enum ChineseVerbs {
  static func words(_ message: RunVerbMessage) -> String {
    switch message {
    case .stepOfNetwork: "step= 用于监视过的训练记录；网络只探测它现在的样子。"
    case .keyOfNetwork(let key): "\(key)= 用于网络；训练记录里的一切，监视的时候就测好了。"
    case .noFigure(let figure): "这个训练记录里没有 \(figure)。"
    }
  }

  static func words(_ message: TimeMessage) -> String {
    switch message {
    case .took(let timing):
      let rate = timing.epochs.map { epochs in
        "，每秒 \(NumberFormat.significant(3).string(epochs / max(timing.elapsed, 1e-9))) 轮"
      }
      return "\(duration(timing.elapsed))，处理器时间 \(duration(timing.processor))\(rate ?? "")"
    }
  }

  /// "0.31 毫秒", "4.2 秒", "3 分 12 秒".
  private static func duration(_ seconds: Double) -> String {
    if seconds < 1 { return "\(NumberFormat.significant(2).string(1000 * seconds)) 毫秒" }
    if seconds < 60 { return "\(NumberFormat.significant(3).string(seconds)) 秒" }
    return "\(Int(seconds) / 60) 分 \(Int(seconds) % 60) 秒"
  }

  static func words(_ message: ClaimPhrase) -> String {
    switch message {
    case .field(let name, nil): name
    case .field(let name, let owner?): "\(owner.beforeHan)的\(name.afterHan)"
    case .reduced(.max, let what): "\(what.beforeHan)的最大值"
    case .reduced(.min, let what): "\(what.beforeHan)的最小值"
    case .reduced(.mean, let what): "\(what.beforeHan)的均值"
    case .reduced(.median, let what): "\(what.beforeHan)的中位数"
    case .picked(let places, let owner): "\(owner.beforeHan)中\(places.afterHan)"
    case .and(let first, let second): "\(first)、\(second)"
    case .forAll(let statement, 2): "\(statement)（两个都如此）"
    case .forAll(let statement, let count): "\(statement)（\(count) 个都如此）"
    }
  }

  static func words(_ message: HelpPageMessage) -> String {
    switch message {
    case .closest(let word, let name): "没有关于“\(word)”的帮助。最接近的是：\(name)。"
    }
  }

  static func words(_ message: ExportMessage) -> String {
    switch message {
    case .dataFormat: "数据写成 .csv、.json 或 .safetensors。"
    case .rows(let file, let count): "\(file)：\(count) 行。"
    case .records(let file, let count): "\(file)：\(count) 条记录。"
    case .samples(let file, let count, let reading, let heldOut):
      "\(file)：\(count) 个样本\(heldOut == 0 ? "" : "，不含留出的 \(heldOut) 个（held_out）")。"
        + (reading.map { "用 \($0) 读回来。" } ?? "")
    }
  }

  static func words(_ message: PlotMessage) -> String {
    switch message {
    case .noPicture(let kind): "\(kind.noun.words(in: .chinese))画不成图。"
    case .noPictureTogether: "这些变体没法画在一张图里。"
    case .noPictureOfResult(let verb): "\(verb) 的结果没有自己的图。"
    case .figureOfRun(let figure):
      "of=\(figure) 用于监视过的训练记录；结果有自己的字段：plot it.signal。"
    case .gradientsNotKept: "各层的梯度没有留下；train … watch=gradients 会留下它们。"
    case .tooFewFeatures(let data, let features):
      "数据的图至少要有两个特征，还要有类别；\(data.beforeHan)有 \(features) 个特征。"
    case .regionsOfTwoFeatures(let features):
      "决策区域要有两个特征的数据；这里是 \(features) 个。"
    case .pictureFormat: "图写成 .svg 或 .png。"
    case .nothingDrawn: "这些数一个也画不出来。"
    case .noConverter(let program, let package):
      "没有安装 \(program)，.png 要靠它生成；在 Debian 里它属于软件包 \(package)。.svg 什么也不需要。"
    case .converterFailed(let program, let words):
      "\(program) 没有画出图\(words.isEmpty ? "。" : "：\(words)")"
    case .drawn(let file, let bytes): "\(file)：\((bytes + 512) / 1024) KB。"
    }
  }
}
