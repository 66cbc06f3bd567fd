/// Calls of `waitcast queue` with numbers that nobody means, the same ones every time.
struct ExtremeCalls {
    static let models = [
        "mm1", "mmc", "mmck", "mg1", "md1", "mgc", "kingman", "priority", "jackson", "erlang-a", "erlang-b", "erlang-c",
        "fluid-list oldest-first", "fluid-list random-order", "fluid-list abandoning", "infinite-servers",
        "cyclic-arrivals", "littles-law", "littles-law-window", "stock-and-flow", "waiting-list", "least-capacity",
        "compartments",
    ]

    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    /// A call of a model, in which every option may be there or not.
    mutating func call(of model: String) -> [String] {
        let name = model.split(separator: " ").map(String.init)
        var options: [String] = []
        switch model {
        case "mm1": options = number("arrival-rate") + any([speed(), targets() + waits()]) + count("present", 0.3)
        case "mmc": options = number("arrival-rate") + speed() + any([count("servers") + waits(), targets() + waits()])
        case "mmck":
            options = number("arrival-rate") + speed() + count("servers", 0.6) + count("places", 0.7) + targets(0.3)
            options += share("target-probability", 0.5)
        case "mg1": options = number("arrival-rate") + number("service-variation") + any([speed(), targets()])
        case "md1": options = number("arrival-rate") + any([speed(), targets()])
        case "mgc":
            options =
                number("arrival-rate") + speed() + any([count("servers"), targets()]) + number("service-variation")
            options += number("arrival-variation", 0.5)
        case "kingman":
            options = number("arrival-rate") + any([speed(), number("target-wait")]) + number("service-variation")
            options += number("arrival-variation", 0.5)
        case "priority":
            let rest = any([list("service-rates"), speed() + any([count("servers"), list("target-wait")])])
            options = list("arrival-rates") + rest
        case "jackson":
            for station in ["a", "b"] { options += ["--station=\(station),\(number()),\(number()),\(count())"] }
            options += any([["--route=a,b,\(number())"], ["--route=a,b,0.5", "--route=b,a,\(share())"]])
            options += number("target-wait", 0.5)
        case "erlang-a":
            options = number("arrival-rate") + speed() + any([number("abandonment-rate"), number("patience")])
            options += any([count("servers"), targets() + share("target-probability", 0.5)])
        case "erlang-b":
            let load = any([number("offered-load"), number("arrival-rate") + speed()])
            options = any([
                load + count("servers"), load + share("target-probability"),
                count("servers") + share("target-probability"),
            ])
        case "erlang-c":
            options = any([number("offered-load"), number("arrival-rate") + speed()])
            options += any([count("servers"), share("target-probability")])
        case "fluid-list oldest-first", "fluid-list random-order":
            options = number("referral-rate") + number("within", 0.6) + share("percentile", 0.4)
            options += any([number("number"), number("target-wait"), share("target-probability")])
            options += model.hasSuffix("order") ? any([[], number("start-mean-wait") + number("after")]) : []
        case "fluid-list abandoning":
            options = number("referral-rate") + number("hazard") + any([[], number("number") + number("after")])
            options += any([number("capacity"), number("target-queue"), number("target-wait")])
        case "infinite-servers":
            options = list("arrival-rates") + number("period-length", 0.6) + number("mean-stay")
            options += any([number("stay-variation"), number("start"), []]) + share("target-probability", 0.6)
        case "cyclic-arrivals":
            options = number("mean-stay") + number("cycle") + number("stay-variation", 0.5)
            options += any([[], number("arrival-rate") + share("amplitude")])
        case "littles-law":
            let (rate, size, wait) = (number("arrival-rate"), number("mean-number"), number("mean-wait"))
            options = any([rate + size, rate + wait, size + wait])
        case "littles-law-window":
            let names = [
                "mean-number", "length", "leavers", "start-number", "start-mean-wait", "end-number", "end-mean-wait",
            ]
            for name in names { options += number(name) }
        case "stock-and-flow": options = number("mean-wait") + number("standard-deviation")
        case "waiting-list":
            let names = [
                "capacity", "queue", "target-wait", "factor", "target-queue", "weeks", "mean-wait", "demand-variation",
                "capacity-variation", "variability",
            ]
            options = number("demand")
            for name in names { options += number(name, 0.5) }
        case "least-capacity":
            for name in ["number", "target-queue", "weeks", "referral-rate"] { options += number(name) }
            for name in ["referral-dispersion", "capacity-dispersion"] { options += number(name, 0.5) }
            options += share("target-probability", 0.5)
        default: options = number("referrals") + ["--leaving-shares=\(share()),\(share())"] + list("seen")
        }
        return ["queue"] + name + options
    }

    private mutating func speed() -> [String] { any([number("service-rate"), number("service-time")]) }

    private mutating func targets(_ chance: Double = 0.7) -> [String] {
        number("target-wait", chance) + number("target-queue", chance / 2)
    }

    private mutating func waits() -> [String] {
        share("target-probability", 0.4) + number("within", 0.4) + share("percentile", 0.3)
    }

    private mutating func number(_ option: String, _ chance: Double = 1) -> [String] {
        let value = number()
        return unit() < chance ? ["--\(option)=\(value)"] : []
    }

    private mutating func count(_ option: String, _ chance: Double = 1) -> [String] {
        let value = count()
        return unit() < chance ? ["--\(option)=\(value)"] : []
    }

    private mutating func share(_ option: String, _ chance: Double = 1) -> [String] {
        let value = share()
        return unit() < chance ? ["--\(option)=\(value)"] : []
    }

    private mutating func list(_ option: String) -> [String] {
        ["--\(option)=\(number()),\(number())" + (unit() < 0.3 ? ",\(number())" : "")]
    }

    private mutating func number() -> String {
        any([
            "0", "-1", "1", "0.5", "3", "4", "100", "0.999999999", "1.0000001", "1e-12", "1e-10", "1e-154", "1e-300",
            "1e-308", "5e-324", "1e6", "9e6", "1e7", "1e12", "1e16", "1e19", "1e154", "1e300", "1.7e308", "nan", "inf",
            "-inf", "0.8", "2", "7", "52",
        ])
    }

    private mutating func count() -> String {
        any([
            "0", "-1", "1", "2", "5", "1000", "100000", "9999999", "10000000", "10000001", "1000000000000",
            "9223372036854775807", "-9223372036854775808",
        ])
    }

    private mutating func share() -> String {
        any(["0.5", "0.01", "0.2", "0.95", "0.9999999999999999", "1e-16", "1e-308", "5e-324", "0", "1", "nan"])
    }

    private mutating func any<Choice>(_ choices: [Choice]) -> Choice {
        choices[min(choices.count - 1, Int(unit() * Double(choices.count)))]
    }

    /// A number from 0 to 1 by SplitMix64.
    private mutating func unit() -> Double {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return Double((z ^ (z >> 31)) >> 11) * 0x1p-53
    }
}
