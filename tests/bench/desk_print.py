"""A badge at the desk: from the key to a job that the printing system has (goal: under 300 ms).

Runs on a private CUPS with a label printer. Prints one JSON line. Run: ``python -m tests.bench.desk_print``.
"""

import json
import statistics
import tempfile
import time
from datetime import date
from pathlib import Path

from desktop_app.services.badges import BadgeOptions, warm_up
from desktop_app.services.community import Community
from desktop_app.services.print_queue import CupsSender
from desktop_app.services.registering import PersonFields, RegistrationFields
from tests.printing import private_cups

_BADGES = 15
_GOAL_MS = 300


def measured_ms(community: Community, people: list[str]) -> list[float]:
    """Milliseconds for each person's badge, the first with what is still to be loaded."""
    queue, printer = community.print_queue, CupsSender()
    found = []
    for person in people:
        start = time.perf_counter()
        queue.print_one(person)
        sending = queue.next_job()
        assert sending is not None
        queue.sent(sending.job.id, printer.send(sending))
        found.append((time.perf_counter() - start) * 1000)
    return found


def main() -> None:
    """Measure and print."""
    if not private_cups.is_possible():
        print(json.dumps({"bench": "desk_print", "skipped": "needs cupsd"}))
        return
    with tempfile.TemporaryDirectory() as folder, private_cups.private_cups():
        community = Community(Path(folder) / "bench.ronde")
        event = community.events.create("Bench", date(2026, 11, 26))
        people = [
            community.attendees.register(
                event.id, PersonFields(f"Anne{n}", "Villemin"), RegistrationFields()
            ).registration_id
            for n in range(_BADGES)
        ]
        warm_up()  # as the window does after a start
        community.print_queue.set_desk_printer("Zebra", BadgeOptions(sheet="dymo-99014"))
        times = measured_ms(community, people)
        community.close()
    line = {
        "bench": "desk_print",
        "first_ms": round(times[0]),
        "median_ms": round(statistics.median(times[1:])),
        "worst_ms": round(max(times[1:])),
        "goal_ms": _GOAL_MS,
        "share_of_goal": round(statistics.median(times[1:]) / _GOAL_MS, 2),
    }
    print(json.dumps(line))


if __name__ == "__main__":
    main()
