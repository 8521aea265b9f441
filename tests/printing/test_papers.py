"""The other papers: who is on them, how many pages, what remains to be written by hand."""

from dataclasses import replace

from desktop_app import i18n
from desktop_app.core.badge.boxes import Rect
from desktop_app.core.badge.compose import front
from desktop_app.core.badge.content import BadgeContent
from desktop_app.core.badge.drawn import Words
from desktop_app.core.badge.fitting import MM_PER_PT
from desktop_app.core.badge.sheets import sheet_named
from desktop_app.printing import fonts, papers, tables
from desktop_app.printing.calibration import calibration_page
from desktop_app.printing.papers import Line, Sign, Speaker
from desktop_app.printing.tables import Listing
from desktop_app.printing.wording import Occasion, Stop, plan_row
from tests.printing.pages import page_count, page_sizes_mm, text_of

OCCASION = Occasion("Numérique et Santé", "Rencontre 2026", "Neurologie", "26 novembre 2026", "Amphithéâtre")
STOPS = (Stop(0, "16:30", 7), Stop(1, "16:43", 0), Stop(2, "16:56", 12))


def lines(count: int) -> list[Line]:
    return [
        Line(
            n + 1,
            f"VILLEMIN{n} Anne-Laure",
            "CHRU de Nancy",
            "PH",
            "Cliniciens",
            "13:42" if n == 1 else "",
            STOPS,
        )
        for n in range(count)
    ]


def test_the_sign_in_sheet_has_all_that_a_funder_asks_for() -> None:
    i18n.use_language("fr")
    data = papers.sign_in_sheet(OCCASION, "afternoon", "CHRU", lines(30))
    words = text_of(data)
    for word in (
        "Feuille d’émargement", "Rencontre 2026", "Neurologie", "26 novembre 2026", "après-midi", "Amphithéâtre",
        "CHRU", "NOM Prénom", "Établissement", "Qualité", "Signature", "VILLEMIN0 Anne-Laure", "13:42",
        "Nom et signature du responsable", "page 1 sur 3", "page 3 sur 3",
    ):  # fmt: skip
        assert word in words, word
    assert page_count(data) == 3


def test_the_signature_of_the_person_responsible_never_falls_on_a_row() -> None:
    for count in range(1, 60):
        data = papers.sign_in_sheet(OCCASION, "", "", lines(count), empty_lines=0)
        assert text_of(data).count("person responsible") == 1


def test_the_reception_list_is_numbered() -> None:
    words = text_of(papers.reception_list(OCCASION, lines(40)))
    assert "VILLEMIN39 Anne-Laure" in words
    assert "40 people" in words


def test_the_list_at_the_door_gives_each_table_and_leaves_out_who_has_none() -> None:
    without = Line(9, "ABSENT Paul", "X", "")
    words = text_of(papers.name_list(OCCASION, [*lines(2), without]))
    assert "Round 3 16:56" in words.replace("\r\n", " ")
    assert "12" in words and "–" in words
    assert "ABSENT" not in words


def test_a_long_note_stops_before_the_number_of_the_page() -> None:
    listing = Listing("", "List", (), (), (), note="Rencontre des équipes de recherche de l’Est " * 6)
    words = [
        mark for mark in tables._foot(listing, Rect(14, 14, 182, 269), 12, 34) if isinstance(mark, Words)
    ]
    note, count = words
    assert count.text == "page 12 of 34"
    assert note.x_mm + note.width_mm < count.x_mm


def test_a_long_name_stands_on_two_lines_of_its_card() -> None:
    name = "DE LA ROCHEFOUCAULD-MONTBEL-SAINT-GERMAIN"
    content = BadgeContent(given_name="Zoé", family_name=name, plan=tuple(map(plan_row, STOPS)))
    words = text_of(papers.plan_cards(OCCASION, [content]))
    assert "ROCHEFOUCAULD" in words and "MONTBEL-SAINT-GERMAIN" in words and "…" not in words


def test_a_sign_for_each_table() -> None:
    data = papers.table_signs(OCCASION, [Sign(n) for n in range(1, 13)])
    assert page_count(data) == 12
    assert text_of(data).count("Table") == 24
    assert "12" in text_of(data)


def test_a_name_leaves_the_number_of_its_sign_large() -> None:
    name, place = (
        "Table des innovations thérapeutiques et diagnostiques " * 2,
        "Au fond à gauche, derrière le pilier",
    )
    plain, named = (papers._sign(210, 148.5, sign) for sign in (Sign(12), Sign(12, name, place)))
    content = papers._sign_content(OCCASION, Sign(12, name, place))
    faces = [front(layout, content, fonts.measure) for layout in (plain, named)]
    sizes = [max(mark.size_pt for mark in face.drawn if isinstance(mark, Words)) for face in faces]
    assert sizes[0] >= sizes[1] >= 150
    words = [mark for mark in faces[1].drawn if isinstance(mark, Words)]
    lines = sorted(words, key=lambda mark: mark.y_mm)
    assert [mark.text for mark in lines][2] == "12"
    assert lines[2].y_mm < lines[3].y_mm - lines[3].size_pt * MM_PER_PT, "the name stands under the number"
    assert lines[-1].text == place and not faces[1].remarks


def test_a_card_has_the_fullest_note_on_a_table_that_its_line_has_room_for() -> None:
    def beside(*notes: str) -> str:
        plan = tuple(replace(plan_row(stop), beside=notes) for stop in STOPS)
        return text_of(papers.plan_cards(OCCASION, [BadgeContent(given_name="Léa", plan=plan)]))

    assert "Curie" in beside("Curie · au fond", "Curie") and "au fond" in beside("Curie · au fond", "Curie")
    long = "Curie · au fond à gauche, derrière le pilier, près de la sortie de secours côté jardin"
    assert "Curie" in beside(long, "Curie") and "fond" not in beside(long, "Curie")
    assert "Curie" in beside(long) and "…" in beside(long), "the last at any rate, as far as it goes"


def test_cards_come_eight_on_a_sheet_for_those_with_a_plan() -> None:
    plan = tuple(map(plan_row, STOPS))
    people = [BadgeContent(given_name="Léa", family_name=f"N{n}", plan=plan) for n in range(9)]
    data = papers.plan_cards(OCCASION, [*people, BadgeContent(given_name="None")])
    assert page_count(data) == 2
    words = text_of(data)
    assert "Table 7" in words and "pause" in words and "16:56" in words
    assert "None" not in words


def test_the_order_on_stage_counts_pitches() -> None:
    speakers = [Speaker("Anne-Laure VILLEMIN", "CHRU", "Données de vie réelle")] * 21
    words = text_of(papers.stage_order(OCCASION, speakers))
    assert "Données de vie réelle" in words
    assert "21 pitches" in words


def test_the_calibration_page_is_as_large_as_its_sheet() -> None:
    for key in ("avery-l4785", "dymo-99014", "avery-5395"):
        sheet = sheet_named(key)
        data = calibration_page(sheet, 1.0, -0.5)
        assert page_sizes_mm(data) == [(round(sheet.page_width_mm, 1), round(sheet.page_height_mm, 1))]
        assert "50" in text_of(data)


def test_papers_are_the_same_bytes_twice() -> None:
    assert papers.reception_list(OCCASION, lines(9)) == papers.reception_list(OCCASION, lines(9))
