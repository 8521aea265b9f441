"""The quiet pages: welcome, message, break, thanks, logo."""

from desktop_app.core.live.board_layout import Area
from desktop_app.i18n import tr
from desktop_app.ui.widgets.hall.programme_page import compose_coming
from desktop_app.ui.widgets.hall.scene import CENTRE, LEFT, Picture, Plate
from desktop_app.ui.widgets.hall.sheet import REHEARSAL_EM, Sheet, above, below
from desktop_app.ui.widgets.hall.texts import BOLD, REGULAR, Block, fit_block, width_px


def compose_welcome(sheet: Sheet) -> None:
    """Title and theme of the meeting, and what comes first."""
    view = sheet.view
    room = sheet.header(tr("Welcome"), view.wall, sheet.size(54), sheet.colours.muted)
    coming = [line for line in view.programme if not line.is_done]
    step = sheet.size(50) * 1.45
    lines = min(len(coming), 4, int(room.height * 0.5 // step))
    title_room = above(room, lines * step + sheet.unit(20))
    _title(sheet, title_room, view.event_title, view.event_subtitle)
    if lines:
        compose_coming(sheet, below(room, room.height - lines * step), coming[:lines], sheet.size(50))


def _title(sheet: Sheet, room: Area, title: str, subtitle: str) -> None:
    if not subtitle:
        sheet.block(room, title, sheet.unit(150))
        return
    size = (int(room.width), int(room.height * 0.6))
    block = fit_block(title, size, sheet.least, sheet.unit(150), BOLD, 1.25)
    small = fit_block(
        subtitle, (size[0], int(room.height * 0.35)), sheet.least, sheet.unit(64), REGULAR, 1.25
    )
    high = block.px * 1.25 * len(block.lines)
    gap = sheet.unit(24)
    y = room.y + max(0.0, (room.height - high - gap - small.px * 1.25 * len(small.lines)) / 2)
    sheet.block(Area(room.x, y, room.width, max(high, 1.0) + 1), title, block.px)
    rest = Area(room.x, y + high + gap, room.width, small.px * 1.25 * len(small.lines) + 1)
    sheet.block(rest, subtitle, small.px, sheet.colours.muted, REGULAR)


def compose_message(sheet: Sheet) -> None:
    """A message alone on the screen, as large as it goes."""
    view = sheet.view
    room = sheet.header("", view.wall, sheet.size(54), sheet.colours.muted) if view.wall else sheet.safe
    sheet.block(room, view.message or view.event_title, sheet.unit(190))


def compose_break(sheet: Sheet) -> None:
    """Break, and when it goes on: the time is the largest thing on the screen."""
    view = sheet.view
    room = sheet.header(
        view.event_title if view.back_at else "", view.wall, sheet.size(54), sheet.colours.muted
    )
    word = Area(room.x, room.y + room.height * 0.04, room.width, room.height * 0.26)
    sheet.block(word, tr("Break"), sheet.unit(130))
    if not view.back_at:
        return
    label = Area(room.x, room.y + room.height * 0.32, room.width, room.height * 0.16)
    sheet.block(label, tr("We go on at"), sheet.unit(70), sheet.colours.muted, REGULAR)
    time = Area(room.x, room.y + room.height * 0.48, room.width, room.height * 0.46)
    sheet.block(time, view.back_at, sheet.unit(320), sheet.colours.accent)


def compose_thanks(sheet: Sheet) -> None:
    """The last page."""
    _title(sheet, sheet.safe, tr("Thank you"), sheet.view.event_title)


def compose_logo(sheet: Sheet) -> None:
    """The organisers' picture, or the title of the meeting."""
    if sheet.options.logo is not None and not sheet.options.logo.isNull():
        room = sheet.safe
        inner = Area(
            room.x + room.width * 0.1, room.y + room.height * 0.1, room.width * 0.8, room.height * 0.8
        )
        sheet.add(Picture(inner, sheet.options.logo_file, sheet.options.logo))
        return
    _title(sheet, sheet.safe, sheet.view.event_title, sheet.view.event_subtitle)


def _overlay_block(sheet: Sheet) -> Block:
    room = (int(sheet.safe.width), int(sheet.unit(240)))
    return fit_block(sheet.view.overlay, room, sheet.least, sheet.unit(92), BOLD, 1.25)


def reserve_overlay(sheet: Sheet) -> Area:
    """Keep the bottom free for the message, so that it hides nobody's name; returns its band."""
    block = _overlay_block(sheet)
    used = max(len(block.lines) * block.px * 1.25, sheet.unit(110)) + sheet.unit(40)
    top = sheet.safe.y + sheet.safe.height - used
    band = Area(0, top, sheet.width, sheet.height - top)
    sheet.safe = above(sheet.safe, used + sheet.unit(12))
    return band


def compose_overlay(sheet: Sheet, band: Area) -> None:
    """A message over any page: a band at the bottom."""
    block = _overlay_block(sheet)
    used = len(block.lines) * block.px * 1.25
    sheet.add(Plate(band, sheet.colours.accent))
    high = max(used, sheet.unit(110)) + sheet.unit(40)
    area = Area(sheet.safe.x, band.y + (high - used) / 2, sheet.safe.width, used + 1)
    sheet.block(area, sheet.view.overlay, block.px, sheet.colours.on_accent, at=CENTRE)


def compose_rehearsal(sheet: Sheet) -> None:
    """A word at the bottom edge: this is a trial."""
    text = tr("Rehearsal")
    px = sheet.least
    wide = width_px(text, px, BOLD) + px * 1.2
    high = px * REHEARSAL_EM
    area = Area((sheet.width - wide) / 2, sheet.height - high, wide, high)
    sheet.add(Plate(area, "#B4568F", px * 0.3))
    sheet.words(Area(area.x + px * 0.6, area.y, wide, area.height), text, px, "#FFFFFF", BOLD, LEFT)
