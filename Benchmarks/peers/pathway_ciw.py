"""The pathway of pathway.py in Ciw: slotted services, reneging, and a discipline that takes the oldest clock.

Usage: python pathway_ciw.py REPLICATIONS
"""

import json
import random
import sys
import time

import ciw

import pathway as model

CLASSES = ("Urgent", "Routine")
SHARES = (model.URGENT_SHARE, 1 - model.URGENT_SHARE)


class Child(ciw.Individual):
    """A child whose clock starts when it is referred."""

    def __init__(self, *arguments, **named):
        super().__init__(*arguments, **named)
        self.clock = self.simulation.current_time


class Work(ciw.dists.Distribution):
    def __init__(self, stage):
        self.stage = stage

    def sample(self, t=None, ind=None):
        return model.work_time(self.stage)


def oldest_clock(waiting, now):
    return min(waiting, key=lambda child: child.clock)


def routing():
    def router(stage):
        share = dict(model.ROUTES[stage])
        return [share.get(destination, 0.0) for destination in (model.TRIAGE, model.ASSESSMENT)]

    return ciw.routing.TransitionMatrix([router(stage) for stage in (model.TRIAGE, model.ASSESSMENT)])


def network():
    stages = (model.TRIAGE, model.ASSESSMENT)
    priorities = (0, 1) if model.URGENT_FIRST else (0, 0)
    return ciw.create_network(
        arrival_distributions={
            name: [ciw.dists.Exponential(model.REFERRALS * share), None] for name, share in zip(CLASSES, SHARES)
        },
        service_distributions={name: [Work(stage) for stage in stages] for name in CLASSES},
        reneging_time_distributions={
            name: [ciw.dists.Exponential(model.HAZARD[stage]) for stage in stages] for name in CLASSES
        },
        number_of_servers=[
            ciw.Slotted(slots=[1.0], slot_sizes=[model.SLOTS[stage]], offset=stage * model.MOMENT) for stage in stages
        ],
        routing={name: routing() for name in CLASSES},
        priority_classes=dict(zip(CLASSES, priorities)),
        service_disciplines=[oldest_clock for _ in stages],
    )


def put_start_lists(simulation):
    """Ciw has no list to begin with: its children are put in as its arrival node would put them.

    A moment after the start, for at time 0 Ciw takes the missing end of a service for one that ends now.
    """
    simulation.current_time = model.MOMENT
    for stage in (model.TRIAGE, model.ASSESSMENT):
        node = simulation.transitive_nodes[stage]
        for number, (kind, clock) in enumerate(model.start_list(stage)):
            name = CLASSES[kind]
            priority = simulation.network.priority_class_mapping[name]
            child = Child(-1 - number, name, priority, simulation=simulation)
            child.clock = clock
            child.starting_node = node.id_number
            node.accept(child)
        node.update_next_event_date()


def count(simulation, week, figures):
    waiting, in_work = [], []
    for node in simulation.transitive_nodes:
        children = node.all_individuals
        waiting.append([(CLASSES.index(child.customer_class), child.clock) for child in children if not child.server])
        in_work.append([child.clock for child in children if child.server])
    figures.count(week, waiting, in_work)


def read_records(simulation, figures):
    """What moved, from the records that Ciw keeps of each child at each stage, work that goes on included."""
    for child in simulation.get_all_individuals():
        for record in child.data_records:
            stage = record.node - 1
            if record.record_type == "renege":
                figures.left[stage] += 1
                continue
            figures.seen(stage, record.service_start_date - child.clock)
            figures.completed[stage] += 1
            figures.discharged[stage] += record.destination == -1
    for stage, node in enumerate(simulation.transitive_nodes):
        for child in node.all_individuals:
            if child.server:
                figures.seen(stage, child.service_start_date - child.clock)


def replication(net):
    simulation = ciw.Simulation(net, individual_class=Child)
    put_start_lists(simulation)
    figures = model.Figures()
    for week in model.COUNTED:
        simulation.simulate_until_max_time(week - 10 * model.MOMENT)
        count(simulation, week, figures)
    read_records(simulation, figures)
    return figures.all()


def main():
    ciw.seed(2025)
    net = network()
    start = time.process_time()
    replications = [replication(net) for _ in range(int(sys.argv[1]))]
    print(json.dumps(model.summary(replications, time.process_time() - start)))


main()
