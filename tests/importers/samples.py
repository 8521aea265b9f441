"""Where the sample lists are, and small lists written in a test."""

import json
from pathlib import Path
from typing import Any

LISTS = Path(__file__).parent.parent / "data" / "lists"
BROKEN = LISTS / "broken"

CATEGORY_KEYS = {
    "Chercheur": "research",
    "Clinicien": "clinical",
    "Industriel": "industry",
    "Association de patients": "patients",
    "Institutionnel": "other",
}


def truth() -> Any:
    return json.loads((LISTS / "truth_240.json").read_text(encoding="utf-8"))


def write(folder: Path, text: str, name: str = "list.csv", encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path
