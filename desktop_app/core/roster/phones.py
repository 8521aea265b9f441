"""Telephone numbers as spreadsheets leave them."""

import re


def read_phone(text: str) -> str | None:
    """A number grouped for reading, empty for none, ``None`` when digits were lost.

    French numbers become ``06 39 98 23 07`` (a spreadsheet drops the first zero, or writes ``33639...``); others
    keep their ``+`` and what was typed. ``6,39981E+08`` cannot be repaired.
    """
    plain = text.strip().lstrip("'").removesuffix(".0")
    if re.fullmatch(r"\d+(?:[.,]\d+)?[eE]\+?\d+", plain):
        return None
    digits = re.sub(r"\D", "", plain.replace("(0)", ""))
    if not digits:
        return ""
    national = _french(digits, plain.startswith("+"))
    if national:
        return " ".join(national[i : i + 2] for i in range(0, 10, 2))
    return " ".join(plain.split())[:40]


def _french(digits: str, has_plus: bool) -> str:
    for prefix in ("0033", "33"):
        rest = digits.removeprefix(prefix).removeprefix("0")
        if digits.startswith(prefix) and len(rest) == 9 and not rest.startswith("0"):
            return f"0{rest}"
    if has_plus:
        return ""
    if len(digits) == 9 and digits[0] != "0":
        return f"0{digits}"
    return digits if len(digits) == 10 and digits[0] == "0" and digits[1] != "0" else ""


def phone_key(phone: str) -> str:
    """Digits for comparing two numbers, empty when there are too few to say anything."""
    digits = re.sub(r"\D", "", phone)
    return digits[-9:] if len(digits) >= 9 else ""
