"""A desk that is killed again and again between and within scans; run by ``test_killed.py`` in a process of its own.

Each round forks a desk that checks in one badge after the other and says each verdict through a pipe as the screen
would. It is killed (SIGKILL) after a random time. What was ever said must be in the file that is opened at the end.
Prints "ROUNDS <n> SAID <n> LOST <n>".
"""

import datetime as dt
import os
import random
import select
import signal
import sys
import time
from pathlib import Path

from desktop_app.services.community import Community
from desktop_app.services.registering import PersonFields, RegistrationFields


def desk(path: Path, event_id: str, codes: list[str], pipe: int) -> None:
    """Check in until killed, saying each code once its verdict may be shown."""
    community = Community(path)
    for code in codes:
        (verdict,) = community.reception.check_in(event_id, code)
        if verdict.outcome.lets_in:
            os.write(pipe, f"{code}\n".encode())
    os._exit(0)


def killed_round(path: Path, event_id: str, codes: list[str], rng: random.Random) -> list[str]:
    """One desk, killed after a random time; the codes that it said."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        desk(path, event_id, codes, writing)
    os.close(writing)
    select.select([reading], [], [], 10)  # it has begun
    end = time.monotonic() + rng.uniform(0, 0.01)
    while time.monotonic() < end:
        pass
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    said = b""
    while chunk := os.read(reading, 65536):
        said += chunk
    os.close(reading)
    return said.decode().split("\n")[:-1]


def main(path: Path, rounds: int) -> None:
    """Kill ``rounds`` desks and count what was said and what was lost."""
    community = Community(path)
    event_id = community.events.create("Kill", dt.date(2026, 11, 26)).id
    everybody = [
        community.attendees.register(event_id, PersonFields(f"G{n}", f"F{n}"), RegistrationFields()).code
        for n in range(rounds * 20)
    ]
    community.close()
    rng, said_in_all = random.Random(2026), set[str]()
    for _ in range(rounds):
        waiting = [code for code in everybody if code not in said_in_all]
        said_in_all |= set(killed_round(path, event_id, waiting, rng))
    community = Community(path)
    present = {a.code for a in community.attendees.of_event(event_id) if a.present}
    community.close()
    print(f"ROUNDS {rounds} SAID {len(said_in_all)} LOST {len(said_in_all - present)}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
