"""Views of the hall for tests and pictures: few, many and very long names."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from desktop_app.core.live.views import (
    Board,
    BoardName,
    BoardPerson,
    BoardTable,
    Category,
    Cue,
    HallMode,
    HallView,
    ItemCard,
    Phase,
    ProgrammeLine,
    SpeakerCard,
)
from desktop_app.core.text import Text

SIZES = [(1280, 720), (1920, 1080), (1024, 768), (3840, 2160)]
"""Of screens, pixels."""
GIVEN = ("Marc", "Salomé", "Yasmine", "Élise", "Omar", "Léa", "Luc", "Anne", "Hugo", "Chloé", "Karim", "Hòa")
FAMILY = (
    "Lambert", "Villemin", "Ouedraogo", "Klein", "Nguyễn", "Schmitt", "Diallo", "Leroy", "Gérardin", "Da-Silva",
    "Thirion", "Houot", "Benali", "Colin", "Fabre", "Marchal", "de La Rochefoucauld-Montbel", "Müller",
)  # fmt: skip
LEGEND = (
    Category("clinical", "clinique", "circle", "#0072B2"),
    Category("research", "recherche", "square", "#009E73"),
    Category("industry", "industrie", "triangle", "#E69F00"),
    Category("patients", "associations", "diamond", "#B4568F"),
)
LONG = "Télésurveillance de l'insuffisance cardiaque : de l'hôpital au domicile, avec les patients et leurs aidants"


def person(index: int) -> BoardPerson:
    """The same person for the same number, always."""
    return BoardPerson(
        f"r{index}",
        GIVEN[index * 7 % len(GIVEN)] if index % 29 else "Marie-Charlotte Joséphine",
        FAMILY[(index * 5 + index // 16) % 16] if index % 41 else FAMILY[16],
        LEGEND[index * 3 % len(LEGEND)].key,
        seat="ABCDEFGHIJKLMN"[index % 4],
    )


def board(people: int = 144, table_size: int = 4, page_turn: int = 0, notes: bool = False) -> Board:
    """Everybody at tables of this size."""
    everybody = [person(i) for i in range(people)]
    tables = tuple(
        BoardTable(
            n + 1,
            "",
            tuple(everybody[n * table_size : (n + 1) * table_size]),
            "à gauche de la scène" if notes and n % 2 else "",
        )
        for n in range((people + table_size - 1) // table_size)
    )
    names = sorted(
        (
            BoardName(p.given_name, p.family_name, table.number, f"Table {table.number}", p.category)
            for table in tables
            for p in table.people
        ),
        key=lambda line: (line.family_name.casefold(), line.given_name),
    )
    return Board(
        4,
        8,
        Text("Round {n} — join your table", {"n": 4}),
        Text("Round {n} — find your table", {"n": 4}),
        tables,
        tuple(names),
        legend=LEGEND,
        page_turn=page_turn,
    )


def named(whole: Board, names: Mapping[int, str]) -> Board:
    """The same board with names for its tables, by number."""
    return replace(
        whole,
        tables=tuple(replace(table, name=names[table.number]) for table in whole.tables),
        names=tuple(replace(line, table_name=names[line.table]) for line in whole.names),
    )


PROGRAMME = (
    ProgrammeLine("14:00", "Ouverture", "opening", is_done=True),
    ProgrammeLine("14:15", "Quatre projets", "talks", ("Anne KLEIN", "Luc FABRE"), is_current=True),
    ProgrammeLine("15:35", "Ressources", "resources"),
    ProgrammeLine("16:05", "Pause", "break"),
    ProgrammeLine("16:30", "Speed dating", "speed"),
    ProgrammeLine("17:45", "Clôture", "closing"),
)
ANNE = SpeakerCard("Anne-Laure VILLEMIN", "CHRU de Nancy, Cardiologie interventionnelle", LONG, "clinical")
KARIM = SpeakerCard("Karim BENALI", "Loria", "Un agenda partagé des essais", "research")


def hall(mode: HallMode = HallMode.TIMER, **changes: object) -> HallView:
    """A turn in round 3, two minutes and fourteen seconds left, unless told otherwise."""
    values: dict[str, object] = {
        "phase": Phase.NORMAL,
        "time_phase": Phase.NORMAL,
        "digits": "2:14",
        "bar": 134 / 180,
        "headline": Text("Round {n} of {total}", {"n": 3, "total": 8}),
        "speaking": Text("Seat\N{NO-BREAK SPACE}{seat} speaks", {"seat": "B"}),
        "coming": Text("Table change in {time}", {"time": "8:14"}),
        "wall": "17:04",
        "event_title": "Numérique et Santé : Cardiologie",
        "event_subtitle": "Amphithéâtre Léopold, 26 novembre 2026",
        "programme": PROGRAMME,
    }
    return HallView(mode, **{**values, **changes})  # type: ignore[arg-type]


def gallery() -> dict[str, HallView]:
    """One view of each kind, by name."""
    last: dict[str, Any] = {
        "phase": Phase.LAST_CALL,
        "time_phase": Phase.LAST_CALL,
        "digits": "0:08",
        "bar": 8 / 180,
    }
    over: dict[str, Any] = {
        "phase": Phase.OVERTIME,
        "digits": "-0:12",
        "bar": 0.0,
        "word": Text("Time is up"),
        "inverted": True,
    }
    near = 1 / 54
    stage = {
        "headline": Text("Pitch {n} of {total}", {"n": 5, "total": 21}),
        "speaking": None,
        "coming": None,
    }
    return {
        "timer": hall(),
        "timer_near": hall(smallest_text=near),
        "timer_warning": hall(
            phase=Phase.WARNING, digits="0:29", bar=29 / 180, word=Text("30 seconds left"), cue=Cue.WARNING
        ),
        "timer_last": hall(word=Text("Last seconds"), **last),
        "timer_over": hall(**over),
        "timer_paused": hall(phase=Phase.PAUSED, word=Text("Paused")),
        "timer_long": hall(digits="1:05:00", headline=Text(LONG), speaking=Text(LONG)),
        "timer_overlay": hall(overlay="Le vestiaire ferme à 18 h"),
        "rehearsal": hall(is_rehearsal=True),
        "tables_near": hall(HallMode.TABLES, digits="0:42", board=board(), smallest_text=near),
        "tables": hall(HallMode.TABLES, digits="0:42", board=board(page_turn=1)),
        "tables_six": hall(HallMode.TABLES, digits="0:42", board=board(240, 6, notes=True)),
        "tables_few": hall(HallMode.TABLES, digits="0:42", board=board(9, 3)),
        "names_near": hall(HallMode.NAMES, digits="0:42", board=board(), smallest_text=near),
        "names": hall(HallMode.NAMES, digits="0:42", board=board(300)),
        "names_few": hall(HallMode.NAMES, digits="0:42", board=board(9, 3)),
        "welcome": hall(HallMode.WELCOME),
        "programme": hall(HallMode.PROGRAMME),
        "item": hall(HallMode.ITEM, item=ItemCard(LONG, "talk", (ANNE, KARIM), "14:15"), headline=Text(LONG)),
        "speaker": hall(HallMode.SPEAKER, speaker=ANNE, next_up=KARIM, **stage),
        "speaker_last": hall(HallMode.SPEAKER, speaker=KARIM, word=Text("Last seconds"), **{**stage, **last}),
        "black_overlay": hall(HallMode.BLACK, overlay="Le vestiaire ferme à 18 h"),
        "message": hall(HallMode.MESSAGE, message="Rejoignez votre table, nous reprenons dans deux minutes"),
        "break": hall(HallMode.BREAK, back_at="16:10"),
        "thanks": hall(HallMode.THANKS),
        "logo": hall(HallMode.LOGO),
    }
