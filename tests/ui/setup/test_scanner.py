"""The scanner test finds what is wrong."""

import pytest

from desktop_app.ui.setup.scanner import TEST_TEXT, Fault, examine, words_of

ON_AZERTY = str.maketrans("AQZWM1234567890-", "QAWZ?&é\"'(-è_çà)")


@pytest.mark.parametrize(
    ("received", "ended", "faults"),
    [
        (TEST_TEXT, True, (Fault.NONE,)),
        (TEST_TEXT, False, (Fault.NO_ENTER,)),
        (TEST_TEXT.swapcase(), True, (Fault.CASE,)),
        ("]Q1" + TEST_TEXT, True, (Fault.AROUND,)),
        (TEST_TEXT.translate(ON_AZERTY), True, (Fault.LAYOUT,)),
        ("something else", True, (Fault.UNKNOWN,)),
        ("", True, (Fault.UNKNOWN,)),
    ],
)
def test_each_fault_is_found_and_said(received: str, ended: bool, faults: tuple[Fault, ...]) -> None:
    finding = examine(received, ended)
    assert finding.faults == faults
    kind, words = words_of(finding)
    assert words
    assert (kind == "done") == (faults == (Fault.NONE,))
