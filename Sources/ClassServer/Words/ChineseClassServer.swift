import Platform

enum ChineseClassServer {
  static func words(_ message: ClassServerMessage) -> String {
    switch message {
    case .refusal(let refusal): words(refusal)
    case .failure(.noAddress(let host)): "“\(host)” 不是地址：请给出本机的一个地址，例如 127.0.0.1；0.0.0.0 表示所有地址。"
    case .failure(.refused(let host, _, let error)) where error == Int(EADDRNOTAVAIL):
      "\(host) 不是本机的地址；hostname -I 会列出本机有哪些地址。"
    case .failure(.refused(let host, let port, let error)):
      "无法在 \(host) 的 \(port) 端口开放课堂：\(String(cString: strerror(Int32(error))))。"
    case .tooLarge: "这里的内容太大，页面放不下。"
    case .noScript: "本页面靠脚本跟随课堂，而这个浏览器关闭了脚本。"
    case .codeHeading: "加入课堂"
    case .codeLabel: "屏幕上的八位数字"
    case .enter: "加入"
    case .connecting: "正在连接……"
    case .connected: "你已在课堂中"
    case .lost: "连接断开了，正在重试……"
    case .ended: "下课了。展示过的内容仍留在这里。"
    case .unreachable: "连不上课堂，正在重试……"
    case .waiting: "教师运行的内容会显示在这里。"
    case .latest: "下面有新内容"
    case .toVote: "去答题"
    case .newStep: "新的一步："
    case .newResult: "结果出来了。"
    case .newVotes: "全班的回答出来了。"
    case .voteOpens: "有一个问题："
    case .vote: "你的回答"
    case .voteAgain: "你的回答（再来一次）"
    case .yourNumber: "一个数"
    case .yourNumberInDecades: "一个大于 0 的数，例如 0.02 或 1e-5"
    case .yourWords: "用你自己的话"
    case .slider: "10 的幂"
    case .send: "提交"
    case .sending: "正在提交……"
    case .isIn: "已收到你的回答。投票结束前可以修改。"
    case .isInAndClosed: "投票已结束。已收到你的回答。"
    case .isClosed: "投票已结束。"
    case .notSent: "还没有提交成功，正在重试……"
    case .noNumber: "这不是一个数。"
    case .noPositiveNumber: "请填一个大于 0 的数。"
    case .noChoice: "先选一个答案。"
    case .noWords: "先写点什么。"
    }
  }

  private static func words(_ refusal: Refusal) -> String {
    switch refusal {
    case .malformed: "读不懂这个请求。"
    case .headTooLarge, .bodyTooLarge: "这个请求太大了。"
    case .lengthRequired: "这个请求没有给出长度。"
    case .expectation: "满足不了这个请求的预期条件。"
    case .method: "这里不支持这种操作。"
    case .mediaType: "这里不接受这种内容。"
    case .notFound: "这里什么也没有。"
    case .elsewhere: "这个请求来自别处。"
    case .notJoined: "请先加入课堂。"
    case .wrongCode: "这不是本课堂的代码。"
    case .tooManyTries(let seconds): "从这里输错代码的次数太多。请在 \(seconds) 秒后再试。"
    case .tooManyRequests: "从这里来的请求太多。请过 1 秒再试。"
    case .full: "课堂已满。"
    case .voteClosed: "投票已结束。"
    case .noAnswer: "这不能算这个问题的回答。"
    }
  }
}
