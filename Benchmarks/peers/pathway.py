"""The pathway that Waitcast, SimPy and Ciw do exactly alike, and the figures that they are compared by.

Urgent and routine children are triaged, most of them go on to an assessment, and some come back from it. Time is in
weeks. Both clinics have a fixed number of slots at the start of every week but the first, and take whoever's clock has
run longest; the clock starts with the referral and runs on through both stages, however often a child comes back.
While they wait, children leave with a constant hazard. Work on a case takes whole weeks; when it is done, the child goes
its way before that week's clinics, and a case without work goes its way at once, but not back into the same clinic.
"""

import math
import random

WEEKS = 104
COUNTED = (26, 52, 104)
URGENT, ROUTINE = 0, 1
URGENT_SHARE = 0.2
REFERRALS = 12  # a week, Poisson
TRIAGE, ASSESSMENT, DONE = 0, 1, 2
SLOTS = (11, 8)
HAZARD = (0.02, 0.01)
WORK = ((0.2, 0.3, 0.3, 0.2), (0.25, 0.5, 0.25))
ROUTES = (((ASSESSMENT, 0.7), (DONE, 0.3)), ((DONE, 0.75), (ASSESSMENT, 0.2), (TRIAGE, 0.05)))
# Children of each class whose clock started in each of so many weeks before the start.
WAITING = (((2, 7), 10), ((1, 6), 20))
# The clinics' order of service: the oldest clock, or that among the urgent first.
URGENT_FIRST = True

# Engines of events leave open which of two at the same moment comes first. A moment keeps them apart: the triage clinic
# is at the start of the week, the assessment clinic a moment later, and work ends two moments early.
MOMENT = 1e-6


def work_time(stage):
    """Time from the clinic to the end of the work."""
    weeks = random.choices(range(len(WORK[stage])), WORK[stage])[0]
    return weeks - 2 * MOMENT if weeks else 0.0


def start_list(stage):
    """Class and clock start of those who wait at the start."""
    by_class, weeks = WAITING[stage]
    for week in range(weeks):
        for kind, children in enumerate(by_class):
            for _ in range(children):
                yield kind, -week - random.random()


class Figures:
    """What happened in one replication, and what it was like at the ends of the weeks that are looked at."""

    def __init__(self):
        self.values = {}
        self.waits = ([0.0, 0], [0.0, 0])
        self.completed = [0, 0]
        self.discharged = [0, 0]
        self.left = [0, 0]

    def seen(self, stage, wait):
        self.waits[stage][0] += wait
        self.waits[stage][1] += 1

    def count(self, week, waiting, in_work):
        """Takes the class and clock start of those waiting, and the clock starts of those worked on, by stage."""
        self.values[f"waiting for triage, week {week}"] = len(waiting[TRIAGE])
        self.values[f"waiting for assessment, week {week}"] = len(waiting[ASSESSMENT])
        urgent = sum(kind == URGENT for kind, _ in waiting[ASSESSMENT])
        self.values[f"urgent waiting for assessment, week {week}"] = urgent
        self.values[f"in work after triage, week {week}"] = len(in_work[TRIAGE])
        clocks = [clock for _, clock in waiting[ASSESSMENT]] + list(in_work[ASSESSMENT])
        self.values[f"from 18 weeks for assessment, week {week}"] = sum(week - clock >= 18 for clock in clocks)

    def all(self):
        return self.values | {
            "mean wait at triage": self.waits[TRIAGE][0] / self.waits[TRIAGE][1],
            "mean wait at assessment": self.waits[ASSESSMENT][0] / self.waits[ASSESSMENT][1],
            "completed triage": self.completed[TRIAGE],
            "discharged at triage": self.discharged[TRIAGE],
            "completed assessment": self.completed[ASSESSMENT],
            "discharged after assessment": self.discharged[ASSESSMENT],
            "left before triage": self.left[TRIAGE],
            "left before assessment": self.left[ASSESSMENT],
        }


def summary(replications, seconds):
    """Mean and standard error of each figure over the replications, as all engines report them."""
    count = len(replications)
    figures = {}
    for name in replications[0]:
        values = [replication[name] for replication in replications]
        mean = sum(values) / count
        variance = sum((value - mean) ** 2 for value in values) / (count - 1)
        figures[name] = (mean, math.sqrt(variance / count))
    return {"replications": count, "seconds": seconds, "figures": figures}
