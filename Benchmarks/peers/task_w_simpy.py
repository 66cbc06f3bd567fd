"""Task W in SimPy: every child is a process with a patience of its own; a session at each week start sees 20.

Usage: python task_w_simpy.py REPLICATIONS
"""

import json
import math
import random
import sys
import time
from collections import deque

import simpy

WEEKS, OLDEST, HAZARD, REFERRALS, CAPACITY = 156, 200, 1 / 217, 24.23, 20
CHECKED = (52, 104, 156)


class Child:
    __slots__ = ("clock_start", "waiting")

    def __init__(self, clock_start):
        self.clock_start = clock_start
        self.waiting = True


def patience(env, child):
    yield env.timeout(random.expovariate(HAZARD))
    child.waiting = False


def referrals(env, line):
    while True:
        yield env.timeout(random.expovariate(REFERRALS))
        child = Child(env.now)
        line.append(child)
        env.process(patience(env, child))


def sessions(env, line, measures):
    for week in range(WEEKS):
        seen = 0
        while seen < CAPACITY and line:
            child = line.popleft()
            if child.waiting:
                child.waiting = False
                seen += 1
        yield env.timeout(1)
        waits = [env.now - child.clock_start for child in line if child.waiting]
        measures.append(
            (len(waits), sum(waits) / len(waits), max(waits), sum(wait < 18 for wait in waits) / len(waits))
        )


def replication():
    env = simpy.Environment()
    scale = 1 - math.exp(-OLDEST / 67)
    waits = sorted((-67 * math.log(1 - random.random() * scale) for _ in range(1530)), reverse=True)
    line = deque(Child(-wait) for wait in waits)
    for child in line:
        env.process(patience(env, child))
    measures = []
    env.process(referrals(env, line))
    env.process(sessions(env, line, measures))
    env.run(until=WEEKS + 0.001)
    return [measures[week - 1] for week in CHECKED]


def main():
    count = int(sys.argv[1])
    random.seed(2025)
    start = time.process_time()
    results = [replication() for _ in range(count)]
    print(json.dumps({"seconds": time.process_time() - start, "results": results}))


main()
