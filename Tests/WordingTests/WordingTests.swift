import Testing
import Wording

@Suite struct WordingTests {
    @Test func counts() {
        #expect([0, 1, 2, 1_200].map { counted($0, "plan") } == ["0 plans", "1 plan", "2 plans", "1,200 plans"])
        #expect(counted("1", "child", plural: "children") == "1 child")
        #expect(counted("1.5", "week") == "1.5 weeks")
    }
}
