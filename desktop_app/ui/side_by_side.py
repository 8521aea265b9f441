"""A file that others have open too: said once when it is opened, with what that means."""

from typing import TYPE_CHECKING

from desktop_app.i18n import tr, trn
from desktop_app.ui.screen import Context

if TYPE_CHECKING:
    from desktop_app.services.windows import OtherWindow


def say_who_else(context: Context, others: "tuple[OtherWindow, ...]", *, is_name_taken: bool) -> None:
    """Other windows and desks on this file, and a name that two computers have; nothing when it is alone."""
    sentences = _who(others)
    if is_name_taken:
        sentences.append(
            tr(
                "Another computer is desk {desk} in this file too. If both are in use, name one of them anew.",
                desk=context.desk,
            )
        )
    if not sentences:
        return
    rename = (tr("Name this desk"), lambda: context.shell.show_screen("setup", "desk"))
    context.shell.say("attention", " ".join(sentences), rename if is_name_taken else None)


def _who(others: "tuple[OtherWindow, ...]") -> list[str]:
    """In few words: it should leave the small buttons beside it free."""
    if not others:
        return []
    here = (
        [tr("This file is open in another window here too.")] if any(each.is_here for each in others) else []
    )
    desks = sorted({each.desk for each in others if not each.is_here})
    if not desks:
        return [*here, tr("Both can check people in; only one drives the clock.")]
    elsewhere = trn(
        "This file is open at desk {desks} too.",
        "This file is open at {n} other desks too: {desks}.",
        len(desks),
        desks=", ".join(desks),
    )
    return [*here, elsewhere, tr("Every desk can check people in; only one drives the clock.")]
