"""Which of two columns is asked first."""

from desktop_app.core.roster.columns import Field, Header, Rank


def test_the_column_that_is_understood_best_is_asked_first() -> None:
    header = Header(
        0, ("Quel hôpital ?", "Établissement"), (Field.INSTITUTION,) * 2, (Rank.SENTENCE, Rank.PLAIN)
    )
    assert header.columns(Field.INSTITUTION) == (1, 0)
    assert Header(0, ("A", "B"), (Field.NOTE,) * 2).columns(Field.NOTE) == (0, 1)
