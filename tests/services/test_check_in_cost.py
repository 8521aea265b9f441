"""The hottest path of the program: what a check-in asks of the file."""

from desktop_app.core.checkin import Outcome
from desktop_app.services.community import Community
from desktop_app.services.events import EventInfo
from tests.services.conftest import Registers


def statements(community: Community, event: EventInfo, code: str) -> list[str]:
    """First words of every statement of one check-in."""
    asked: list[str] = []
    community._store.conn.set_trace_callback(asked.append)
    verdict = community.reception.check_in(event.id, code)[0]
    community._store.conn.set_trace_callback(None)
    assert verdict.outcome is Outcome.ADMITTED
    return [" ".join(sql.split()[:2]) for sql in asked]


def test_a_check_in_is_one_commit_and_twelve_statements(
    community: Community, event: EventInfo, register: Registers
) -> None:
    anne, marie = register("Anne", "Villemin"), register("Marie", "Petit")
    community.reception.check_in(event.id, marie.code)
    asked = statements(community, event, anne.code)
    assert asked[0] == "BEGIN IMMEDIATE" and asked.count("COMMIT") == 1
    assert len(asked) <= 12, asked


def test_a_check_in_is_on_the_disk_with_its_commit(community: Community) -> None:
    pragmas = ("journal_mode", "synchronous")
    assert [community._store.conn.execute(f"PRAGMA {name}").fetchone()[0] for name in pragmas] == ["wal", 2]
