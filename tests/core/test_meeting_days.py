"""Days on which a meeting can be."""

from datetime import date

import pytest

from desktop_app.core.errors import Refused
from desktop_app.core.meeting_days import check_day


def test_a_meeting_is_on_a_day_of_this_century() -> None:
    for day in (date(2000, 1, 1), date(2026, 11, 26), date(2099, 12, 31)):
        check_day(day)
    for day in (date.min, date(1999, 12, 31), date(2100, 1, 1), date.max):
        with pytest.raises(Refused, match="between"):
            check_day(day)
