"""Whether SQLite finds a community file sound."""

import sqlite3

_SEATS_IN_ORDER = 8
"""The version from which the columns of ``plan_seats`` stand in one order in every file."""
_FALSE_ALARM = "NULL value in plan_seats."
_ALL = 10_000_000


def holds_together(conn: sqlite3.Connection) -> bool:
    """What ``quick_check`` says, but for what it sees wrongly in the seats of the first files.

    Their migration puts that right: a file that is called damaged would never come to it, nor would its copies.
    """
    if _findings(conn, 1) == ["ok"]:
        return True
    if conn.execute("PRAGMA user_version").fetchone()[0] >= _SEATS_IN_ORDER:
        return False
    return all(finding.startswith(_FALSE_ALARM) for finding in _findings(conn, _ALL))


def _findings(conn: sqlite3.Connection, most: int) -> list[str]:
    return [row[0] for row in conn.execute(f"PRAGMA quick_check({most})")]
