import Foundation

/// Stand-ins until the Statistics module has these.
enum Special {
    static func logGamma(_ x: Double) -> Double { lgamma(x) }

    static func digamma(_ x: Double) -> Double {
        var (y, sum) = (x, 0.0)
        while y < 12 {
            sum -= 1 / y
            y += 1
        }
        let z = 1 / (y * y)
        let tail = z * (1 / 12.0 - z * (1 / 120.0 - z * (1 / 252.0 - z * (1 / 240.0 - z * (1 / 132.0)))))
        return sum + log(y) - 0.5 / y - tail
    }

    static func trigamma(_ x: Double) -> Double {
        var (y, sum) = (x, 0.0)
        while y < 15 {
            sum += 1 / (y * y)
            y += 1
        }
        let z = 1 / (y * y)
        return sum + 1 / y + z / 2 + z / y * (1 / 6.0 - z * (1 / 30.0 - z * (1 / 42.0 - z * (1 / 30.0 - z * 5 / 66.0))))
    }
}
