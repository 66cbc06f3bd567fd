/// An area whose services are connected, and a plan for it, without a mistake.
enum Connected {
    static let area = """
        area: Testham
        id: testham
        origin: 2025-07
        history: history.csv
        services:
          - id: speech
            name: Speech therapy
            referrals: 40 a month
            leaving by wait:
              - {from: 26 weeks, times: 0.5}
              - {from: 52 weeks, times: {value: 0.2, range: [0.1, 0.4]}, evidence: derived, source: leavers}
            classes:
              - {class: under five, share: 25%, source: births}
              - {class: urgent, share: {value: 5%, range: [2%, 8%], evidence: observed, source: triage}}
            see first: [urgent]
            reserve:
              - {class: under five, share: 20%, unused: released}
            refers on:
              - {to: plans, when: seen, share: 15%, range: [10%, 20%], after: 2 weeks, in its referrals: yes, source: audit}
              - {to: speech, when: seen, share: 30%, after: 13 weeks, in its referrals: no}
          - id: plans
            name: Plans
            referrals: 30 a month
            exceptions: 5%
            stages:
              - id: decision
                name: Decision
                routes:
                  refused:
                    value: 40%
                    evidence: observed
                    source: register
                    appeals:
                      share: 5%
                      decided after: {least: 20 weeks, most likely: 40 weeks, most: 60 weeks}
                      upheld: {value: 90%, evidence: derived}
                      returns to: advice
                      source: tribunal
                  stage advice: rest
              - id: advice
                name: Advice
                delay: 6 weeks
                routes: {no plan: 10%, plan issued: rest}
                refers on:
                  - {to: speech, when: taken up, share: 50%, in its referrals: no}
                  - {to: speech, when: plan issued, share: 10%, in its referrals: no}
            holds:
              outcome: plan issued
              number: {value: 4018, range: [3863, 4271], evidence: derived}
              ceasing: 9% a year
              placements:
                - {placement: mainstream, share: 45%, of new: 60%}
                - {placement: special school, share: 55%, of new: 40%, evidence: observed, source: census}
              reviewed by: {service: reviews, every: 52 weeks}
              source: published
          - id: reviews
            name: Annual reviews
            waiting list: {number: 10}
            referrals: 300 a month
        shared staff:
          - pool: EHC team
            sharing: as established
            serves:
              - {stage: plans/decision, hours per case: {value: 4, range: [3, 6]}}
              - {stage: reviews, hours per case: 3, evidence: derived, source: diaries}
            evidence: assumed
            source: a guess
        totals shown:
          - {id: children, name: All children, services: [speech, plans]}
        targets:
          - plans held at most 4100 by 2026-06

        """

    static let plan = """
        plan: Connected
        interventions:
          - outsource:
              service: speech
              cases: 8 a week
              range: [5 a week, 10 a week]
              only for: urgent
              from: 2025-10
          - see first:
              service: speech
              classes: [urgent, under five]
              from: 2025-10
          - reserve:
              service: speech
              class: under five
              share: 20%
              unused: kept
              from: 2025-10
          - transfer:
              service: speech
              to: reviews
              share: 30%
              from: 2025-10
          - send referrals elsewhere:
              service: speech
              to: reviews
              share: 40%
              from: 2025-10
          - validate list:
              service: speech
              share: 8%
              from: 2025-10
              until: 2025-12
          - share staff:
              pool: EHC team
              sharing: in turn
              from: 2025-10
        targets:
          - plans held, mainstream at most 2000 by 2026-06

        """
}
