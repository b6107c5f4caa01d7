import Platform

/// Chinese for the system's reasons, which it gives in English wherever no locales are installed.
enum ChineseSystem {
  /// - Parameter error: the system's number (`errno`).
  static func reason(_ error: Int) -> String {
    switch Int32(error) {
    case EPERM: "不允许这样做"
    case ENOENT: "没有这个文件或文件夹"
    case EINTR: "被信号打断"
    case EIO: "读写出错"
    case ENXIO, ENODEV: "没有这个设备"
    case EBADF: "文件没有打开"
    case EAGAIN: "暂时不可用"
    case ENOMEM: "内存不够"
    case EACCES: "没有权限"
    case EBUSY: "正在使用"
    case EEXIST: "已经存在"
    case EXDEV: "在另一个文件系统上"
    case ENOTDIR: "路径中有一段不是文件夹"
    case EISDIR: "这是文件夹"
    case EINVAL: "系统不接受这个参数"
    case ENFILE: "系统打开的文件太多"
    case EMFILE: "打开的文件太多"
    case ETXTBSY: "程序文件正在运行"
    case EFBIG: "文件太大"
    case ENOSPC: "磁盘已满"
    case EROFS: "文件系统只读"
    case EMLINK: "链接太多"
    case EPIPE: "管道另一头已关闭"
    case ENAMETOOLONG: "文件名太长"
    case ENOTEMPTY: "文件夹不是空的"
    case ELOOP: "符号链接太多层"
    case EOVERFLOW: "数值超出系统的范围"
    case ENOSYS, ENOTSUP: "系统不支持"
    case ETIMEDOUT: "超时"
    case ESTALE: "文件已经不在服务器上"
    case EDQUOT: "超出磁盘配额"
    default: "系统错误 \(error)（\(System.reason(error))）"
    }
  }
}
