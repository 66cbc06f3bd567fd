import TestSupport
import Testing

/// What a person sees, letter by letter.
@Suite struct QueueTextTests {
    private func output(_ line: String) throws -> String {
        let outcome = try BuiltCommand.run("queue \(line)")
        #expect(outcome.status == 0 && outcome.errors.isEmpty)
        return outcome.output
    }

    @Test func figuresFormulaConditionsAndSource() throws {
        #expect(
            try output("mm1 --arrival-rate 9 --service-rate 10 --within 1") == """
                M/M/1

                Given
                  arrival rate  lambda   9  per week
                  service rate  mu      10  per week

                Results
                  load                                  rho          0.9
                  mean number waiting                   Lq           8.1       people
                  mean wait                             Wq           0.9       weeks
                  mean number present                   L            9         people
                  mean time until served                W            1         weeks
                  probability of waiting longer than 1  P(wait > t)  0.331091

                Formula  rho = lambda/mu,   Lq = rho^2/(1 - rho),   Wq = rho/(mu - lambda)
                         P(wait > t) = rho exp(-(mu - lambda) t),
                         P(n present) = (1 - rho) rho^n
                Applies  Poisson arrivals, exponential service, one server, first come first
                         served, in the long run; only where lambda < mu.
                Source   Kleinrock, Queueing Systems I (1975), chapter 3

                """
        )
    }

    @Test func inverseQuestionAndAnotherUnitOfTime() throws {
        let text = try output(
            "mmc --arrival-rate 48 --service-rate 1 --target-probability 0.8 --within 0.5 --time-unit minute --digits 3"
        )
        #expect(
            text.prefix { $0 != "F" } == """
                M/M/51

                Given
                  arrival rate                   lambda  48    per minute
                  service rate per server        mu       1    per minute
                  target: P(wait <= t) at least           0.8
                  wait                           t        0.5  minutes

                Results
                  fewest servers                                c            51      servers
                  load                                          rho           0.941
                  offered load                                  a            48      servers
                  probability of having to wait                 C             0.571
                  mean number waiting                           Lq            9.14   people
                  mean wait                                     Wq            0.19   minutes
                  mean number present                           L            57.1    people
                  mean time until served                        W             1.19   minutes
                  probability of waiting longer than 0.5        P(wait > t)   0.128
                  probability of taking longer in all than 0.5                0.716


                """
        )
    }

    @Test func classesStandInAGrid() throws {
        let text = try output("priority --arrival-rates 0.3,0.5 --service-rates 1,1")
        #expect(
            text.prefix { $0 != "F" } == """
                Priority M/M/1

                Given
                           service rate      arrival rate
                           mu, per week  lambda, per week
                  class 1             1               0.3
                  class 2             1               0.5

                Results
                  load              rho  0.8
                  mean wait of all  Wq   4    weeks

                            mean wait  mean number waiting
                           W_k, weeks         Lq_k, people
                  class 1     1.14286             0.342857
                  class 2     5.71429              2.85714


                """
        )
    }

    @Test func csvInFullPrecision() throws {
        #expect(
            try output("erlang-b --offered-load 10 --servers 17 --format csv") == """
                role,item,name,symbol,value,unit
                given,,offered load,a,10,servers
                given,,servers,c,17,servers
                result,,probability of being turned away,B,0.012948875224726571,
                result,,mean number of busy servers,a (1 - B),9.870511247752734,servers
                result,,share of time that a server is busy,,0.5806183086913373,

                """
        )
    }

    @Test func json() throws {
        #expect(
            try output("littles-law --arrival-rate 10 --mean-number 520 --format json") == """
                {
                  "model": "Little's law",
                  "given": [
                    {
                      "name": "arrival rate",
                      "symbol": "lambda",
                      "value": 10,
                      "unit": "per week"
                    },
                    {
                      "name": "mean number",
                      "symbol": "L",
                      "value": 520,
                      "unit": "people"
                    }
                  ],
                  "results": [
                    {
                      "name": "mean wait",
                      "symbol": "W",
                      "value": 52,
                      "unit": "weeks"
                    }
                  ],
                  "formula": [
                    "L = lambda W"
                  ],
                  "applies": "Any system in the long run, whatever the order of service: numbers, referrals and waits of \
                the same list, without trend over the time looked at.",
                  "source": "Little, Operations Research 9 (1961)"
                }

                """
        )
    }
}
