import Platform

/// How many powers of ten lie between a ratio and 1.
func decades(_ ratio: Double) -> Double { log10(ratio) }
