"""The pathway of pathway.py in SimPy: every child is a process; a clinic calls those whose turn it is.

Usage: python pathway_simpy.py REPLICATIONS
"""

import heapq
import json
import random
import sys
import time

import simpy

import pathway as model


class Place:
    """A child's place on a list."""

    __slots__ = ("kind", "clock", "called", "waiting")

    def __init__(self, env, kind, clock):
        self.kind = kind
        self.clock = clock
        self.called = env.event()
        self.waiting = True

    def __lt__(self, other):
        if model.URGENT_FIRST and self.kind != other.kind:
            return self.kind < other.kind
        return self.clock < other.clock


class Pathway:
    def __init__(self):
        self.env = simpy.Environment()
        self.lists = ([], [])
        self.in_work = (set(), set())
        self.figures = model.Figures()

    def child(self, kind, clock, stage):
        env = self.env
        while stage != model.DONE:
            place = Place(env, kind, clock)
            heapq.heappush(self.lists[stage], place)
            yield place.called | env.timeout(random.expovariate(model.HAZARD[stage]))
            if not place.called.triggered:
                place.waiting = False
                self.figures.left[stage] += 1
                return
            self.in_work[stage].add(place)
            yield env.timeout(model.work_time(stage))
            self.in_work[stage].remove(place)
            self.figures.completed[stage] += 1
            destinations, shares = zip(*model.ROUTES[stage])
            following = random.choices(destinations, shares)[0]
            if following == model.DONE:
                self.figures.discharged[stage] += 1
            stage = following

    def referrals(self):
        while True:
            yield self.env.timeout(random.expovariate(model.REFERRALS))
            kind = model.URGENT if random.random() < model.URGENT_SHARE else model.ROUTINE
            self.env.process(self.child(kind, self.env.now, model.TRIAGE))

    def clinic(self, stage):
        yield self.env.timeout(stage * model.MOMENT)
        for week in range(1, model.WEEKS):
            yield self.env.timeout(week + stage * model.MOMENT - self.env.now)
            line, slots = self.lists[stage], model.SLOTS[stage]
            while slots and line:
                place = heapq.heappop(line)
                if place.waiting:
                    place.waiting = False
                    place.called.succeed()
                    self.figures.seen(stage, week - place.clock)
                    slots -= 1

    def run(self):
        for stage in (model.TRIAGE, model.ASSESSMENT):
            for kind, clock in model.start_list(stage):
                self.env.process(self.child(kind, clock, stage))
            self.env.process(self.clinic(stage))
        self.env.process(self.referrals())
        for week in model.COUNTED:
            self.env.run(until=week - 10 * model.MOMENT)
            waiting = [[(place.kind, place.clock) for place in line if place.waiting] for line in self.lists]
            self.figures.count(week, waiting, [[place.clock for place in places] for places in self.in_work])
        return self.figures.all()


def main():
    random.seed(2025)
    start = time.process_time()
    replications = [Pathway().run() for _ in range(int(sys.argv[1]))]
    print(json.dumps(model.summary(replications, time.process_time() - start)))


main()
