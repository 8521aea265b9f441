"""The run of the day: a CSV or XLSX file in, items out."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from desktop_app.core.errors import Refused
from desktop_app.core.programme import (
    Programme,
    ProgrammeItem,
    past_midnight,
    read_kind,
    read_speakers,
    with_nights,
)
from desktop_app.core.roster.dates import read_date, read_minutes
from desktop_app.core.text import N_, Text
from desktop_app.importers.vocabulary import NamedRow, read_named_rows

_VOCABULARY = {
    "title": "titre|title|intitule|sujet|item|session|sequence|contenu",
    "day": "date|jour|day",
    "start": "debut|heure de debut|start|heure|horaire|time|from|de",
    "end": "fin|heure de fin|end|to|a|jusqu a",
    "length": "duree min|duree|duration|duree minutes|minutes|duration min|length|length min",
    "kind": "type|kind|nature|categorie|category",
    "speakers": "intervenant s|intervenants|intervenant|intervenante s|speakers|speaker|orateur s|orateurs"
    "|orateur|qui|who|par",
    "affiliations": "affiliation s|affiliations|affiliation|etablissement s|etablissements|etablissement"
    "|structure|institution",
    "place": "lieu|salle|place|room|location|venue",
}
_LONGEST_TITLE, _LONGEST_TIME = 300, 40


def read_programme(path: Path) -> Programme:
    """The items of a programme in the order of their hours, those after midnight after the evening.

    Lengths come from their own column, else from the end, else from the start of the next item.

    Raises:
        Refused: see `importers.vocabulary.read_named_rows`; ``programme-untimed`` when no column holds hours or
            lengths: a list of pitches has titles too.
    """
    rows = read_named_rows(path, _VOCABULARY, "title")
    if not any(name in rows[0].columns for name in ("start", "end", "length")):
        raise Refused(
            "programme-untimed",
            N_(
                "“{file}” has no column of hours or lengths, so it is no programme: nothing was changed. "
                "Put the word Début or Durée above that column. Speakers are imported in the stage queue."
            ),
            file=path.name,
        )
    remarks: list[Text] = []
    items = past_midnight(_items(rows, remarks))
    if all(item.start_min is not None for item in items):
        items.sort(key=lambda item: (item.day.isoformat() if item.day else "", item.start_min))
    filled = _with_lengths(items)
    for item in filled:
        if not item.length_s:
            remarks.append(Text(N_("“{title}” has no length: set it before the day."), {"title": item.title}))
    return Programme(tuple(filled), tuple(remarks))


def _items(rows: Iterable[NamedRow], remarks: list[Text]) -> list[ProgrammeItem]:
    """What has a title, in the order of the list; what could not be read goes to the remarks."""
    items: list[ProgrammeItem] = []
    for row in rows:
        if not row.text("title"):
            remarks.append(Text(N_("Line {line} has no title: left out."), {"line": row.record.line}))
            continue
        item = _item(row)
        items.append(item)
        for unread in _unread_times(row):
            text = N_("“{title}”: “{time}” cannot be read as a time of the day.")
            remarks.append(Text(text, {"title": item.title, "time": unread[:_LONGEST_TIME]}))
    return items


def _item(row: NamedRow) -> ProgrammeItem:
    start, end = _minutes(row.text("start")), _minutes(row.text("end"))
    if start is not None and end is None:
        end = _minutes(_second_hour(row.text("start")))
    length_s = _length_s(row.text("length"))
    if not length_s and start is not None and end is not None:
        length_s = (end - start) % (24 * 60) * 60
    return ProgrammeItem(
        kind=read_kind(row.text("kind"), row.text("title")),
        title=row.text("title")[:_LONGEST_TITLE],
        speakers=read_speakers(row.raw("speakers"), row.raw("affiliations")),
        place=row.text("place"),
        day=read_date(row.text("day")),
        start_min=start,
        length_s=length_s,
    )


def _minutes(text: str) -> int | None:
    """Minutes after midnight from ``13:30``, ``13h30``, ``24:00``, a date with a time, part of a day (``0.5625``)."""
    if re.fullmatch(r"0[.,]\d+", text):
        return round(float(text.replace(",", ".")) * 24 * 60)
    return read_minutes(text)


def _second_hour(text: str) -> str:
    """The end in ``14:00 - 14:10``; empty where there is none."""
    parts = re.split(r"\s*(?:[-–—]|à|to)\s*", text)
    return parts[1] if len(parts) == 2 else ""


def _unread_times(row: NamedRow) -> list[str]:
    """What stands where a time is wanted, and is none."""
    start = row.text("start")
    typed = [start, row.text("end")]
    if _minutes(start) is not None and re.search(r"\d", _second_hour(start)):
        typed.append(_second_hour(start))
    return [text for text in typed if re.search(r"\w", text) and _minutes(text) is None]


def _length_s(text: str) -> int:
    """Seconds from ``15``, ``15 min``, ``1 h``, ``1h30`` or ``0:15``."""
    if re.fullmatch(r"\d+(?:[.,]0+)?\s*(?:min\w*|mn|')?", text):
        return int(re.split(r"\D", text)[0]) * 60
    found = re.fullmatch(r"(\d+)\s*[:hH]\s*(\d{1,2})?(?::\d+)?\s*(?:min|mn)?", text)
    return (int(found[1]) * 60 + int(found[2] or 0)) * 60 if found else 0


def _with_lengths(items: Sequence[ProgrammeItem]) -> list[ProgrammeItem]:
    """What has no length lasts until the next item of its day and night."""
    of_evenings = with_nights(items)
    following = [*of_evenings[1:], None]
    return [
        item if item.length_s else replace(item, length_s=_until_s(late, after))
        for item, late, after in zip(items, of_evenings, following, strict=True)
    ]


def _until_s(item: ProgrammeItem, following: ProgrammeItem | None) -> int:
    """Seconds until the next item; 0 where nothing says it."""
    if following is None or following.start_min is None or item.start_min is None:
        return 0
    return max(0, following.start_min - item.start_min) * 60 if item.day == following.day else 0
