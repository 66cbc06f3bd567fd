import Foundation

/// The natural logarithm; apart, because only it needs Foundation.
func logarithm(_ value: Double) -> Double { log(value) }

/// e to a power.
func exponential(_ value: Double) -> Double { exp(value) }
