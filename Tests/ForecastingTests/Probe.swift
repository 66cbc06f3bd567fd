import Testing
import Forecasting
import Simulation
@Test func probe() {
    let w = [742,792,808,807,785,796,861,869,856,929,921,906.0]
    let m = [48,46,47,56,57,59,59,61,64,62,66,69.0]
    let x = [99,97,94,98,103,103,102,105,109,113,117,121.0]
    let r = [143,15,45,81,96,93,117,80,110,75,82,73.0]
    let a = [65,32,43,36,39,22,55,39,35,44,38,22.0]
    let months = (0..<12).map { Month(year: 2024, month: 7) + $0 }
    let pts = (0..<12).map { StockPoint(month: months[$0], number: w[$0], mean: m[$0], maximum: x[$0]) }
    for useA in [true, false] {
        let steps = Transition.between(pts, referrals: Dictionary(uniqueKeysWithValues: zip(months, r)), assessed: useA ? Dictionary(uniqueKeysWithValues: zip(months, a)) : [:], assessedMeans: useA ? Dictionary(uniqueKeysWithValues: zip(months, [49,81,49,65,85,51,33,42,37,69,35,70.0])) : [:])
        let f = OrderFit(fitting: steps, leavingShare: 0.118)
        print(useA, f.observations, f.mean, steps.map { ($0.to.month.description, $0.removals, $0.contradiction as Any) })
        print(f.points.sorted { $0.probability > $1.probability }.prefix(8))
        print(RemovalModel(fitting: steps) as Any)
    }
    let w2 = [1411,1368,1350,1367,1294,1297,1278,1241,1210,1172,1148,1107,1240,1250.0], m2=[37,39,40,41,44,46,48,50,53,56,59,64,61,63.0], x2=[97,101,100,104,108,113,102,103,107,102,105,109,113,117.0], r2=[207,189,166,228,111,140,158,137,94,136,70,83,106,117.0]
    let mo2 = (0..<14).map { Month(year: 2024, month: 4) + $0 }
    let p2 = (0..<14).map { StockPoint(month: mo2[$0], number: w2[$0], mean: m2[$0], maximum: x2[$0]) }
    let s2 = Transition.between(p2, referrals: Dictionary(uniqueKeysWithValues: zip(mo2, r2)))
    let f2 = OrderFit(fitting: s2, leavingShare: 0.118)
    print(f2.observations, f2.mean, f2.points.sorted { $0.probability > $1.probability }.prefix(5), RemovalModel(fitting: s2) as Any, s2.map(\.removals))
    print(try! DemandModel(fitting: zip(mo2, r2).map { FlowCount($0, $1) }))
    print(try! DemandModel(fitting: zip(mo2, r2).map { FlowCount($0, $1) }, levelShifts: [Month(year: 2024, month: 8).firstDay]))
    print(try! DemandModel(fitting: zip(months, r).map { FlowCount($0, $1) }))
}
