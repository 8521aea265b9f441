"""What is a scan and what is a name: the hostile inputs, and names however fast they are typed."""

import json
from pathlib import Path

import pytest

from desktop_app.ui.reception.meaning import is_scan

OURS = "BCDEFGHJKNPRSTUV"
HOSTILE = json.loads((Path(__file__).parents[2] / "data" / "scanner_inputs.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "name",
    ["Martin", "Jean-Baptiste", "de la Tour", "O’Brien", "Nguyễn Thị Hòa", "Fresneux", "FRESNEUX", "Élodie",
     "Anne-Laure Villemin", "anne@chru-nancy.fr", "D'Almeida", "王伟", "Saint-Exupéry", "Ng"],
)  # fmt: skip
@pytest.mark.parametrize("fast", [True, False])
def test_a_name_is_never_a_scan(name: str, fast: bool) -> None:
    assert not is_scan(name, fast)


@pytest.mark.parametrize(
    "code", [OURS, OURS.lower(), "hutjztuxhkbtwnesv2suqv26k6ttytxx", "cns1:AAAA-BBBB", "1234567890128"]
)
def test_a_burst_that_is_no_name_is_a_scan(code: str) -> None:
    assert is_scan(code, fast=True)


def test_a_foreign_code_typed_by_hand_is_searched() -> None:
    assert not is_scan("ABC-1234", fast=False)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_inputs_never_crash(text: str) -> None:
    assert is_scan(text, True) in (True, False)
