"""Settings of the community (this computer's own settings are not here)."""

import json
import sqlite3
from typing import Any

from desktop_app.core.journal import Entry
from desktop_app.store.projections import applies
from desktop_app.store.store import Store


@applies("setting.changed")
def _setting_changed(conn: sqlite3.Connection, entry: Entry) -> None:
    conn.execute(
        "INSERT INTO settings (key, value_json) VALUES (?, ?)"
        " ON CONFLICT (key) DO UPDATE SET value_json = excluded.value_json",
        (entry.subject_id, json.dumps(entry.payload["value"], ensure_ascii=False)),
    )


def setting(store: Store, key: str) -> Any:
    """The value of a setting, or None."""
    row = store.row("SELECT value_json FROM settings WHERE key = ?", (key,))
    return json.loads(row["value_json"]) if row else None


def family(store: Store, prefix: str) -> dict[str, Any]:
    """Values of all settings whose key begins with ``prefix``, by the rest of the key."""
    rows = store.rows(
        "SELECT key, value_json FROM settings WHERE substr(key, 1, ?) = ?", (len(prefix), prefix)
    )
    return {row["key"][len(prefix) :]: json.loads(row["value_json"]) for row in rows}
