import Testing

@testable import ClassServer
