"""An item of a session keeps its form, whatever was made last."""

from collections.abc import Mapping

import pytest

from desktop_app.core.live.forms import forms_held, forms_of
from desktop_app.core.live.show import Form, Show
from tests.core.live.driving import stage, tables, talk

TABLES, PAIRS, STAGE = Form.TABLES, Form.PAIRS, Form.STAGE


@pytest.mark.parametrize(
    ("items", "ready", "held", "given"),
    [
        ("a", [STAGE, TABLES], {}, {"a": STAGE}),
        ("a", [STAGE, TABLES], {"a": TABLES}, {"a": STAGE}),  # one item runs what was made last
        ("ab", [STAGE, TABLES], {}, {"a": STAGE, "b": TABLES}),
        ("ab", [STAGE, TABLES], {"a": TABLES}, {"a": TABLES, "b": STAGE}),
        ("ab", [TABLES, STAGE], {"a": STAGE, "b": TABLES}, {"a": STAGE, "b": TABLES}),
        ("ab", [TABLES, STAGE], {"a": PAIRS, "b": STAGE}, {"a": TABLES, "b": STAGE}),
        ("ab", [TABLES], {"a": STAGE, "b": TABLES}, {"b": TABLES}),
        ("abc", [STAGE], {}, {"a": STAGE}),
        ("", [STAGE], {}, {}),
        ("a", [], {"a": STAGE}, {}),
    ],
)
def test_forms_go_to_whoever_has_them_then_in_order(
    items: str, ready: list[Form], held: Mapping[str, Form], given: dict[str, Form]
) -> None:
    assert forms_of(list(items), ready, held) == given


def test_a_talk_holds_no_form() -> None:
    assert forms_held(Show((talk("opening"), tables(2, 2), stage("Ana")))) == {
        "dating": TABLES,
        "stage": STAGE,
    }
