"""The pages that show the clock: the turn, the item, who speaks now."""

from desktop_app.core.live.board_layout import CAPITAL_EM, Area
from desktop_app.core.live.views import HallMode, HallView, Phase, SpeakerCard
from desktop_app.i18n import tr, tr_text
from desktop_app.ui.widgets.hall.scene import CENTRE, LEFT, RIGHT, Words
from desktop_app.ui.widgets.hall.sheet import Sheet, above, below, common, shown_digits
from desktop_app.ui.widgets.hall.texts import BOLD, REGULAR, SEMIBOLD, name_lines, width_em, width_px

_MOST_DIGITS = 0.585
"""Font size of the digits as a share of the height, as in the picture."""


def compose_timer(sheet: Sheet) -> None:
    """The hall during a turn: digits as large as they go, a bar, who speaks, what comes."""
    view = sheet.view
    room = _top(sheet)
    rest = _bottom(sheet)
    bar = Area(rest.x, rest.y + rest.height - sheet.unit(46), rest.width, sheet.unit(22))
    sheet.time_bar(bar)
    _digits(sheet, above(common(room, rest), sheet.unit(70)))
    if not view.digits and view.event_title:
        sheet.block(common(room, rest), view.event_title, sheet.unit(150))


def _top(sheet: Sheet) -> Area:
    view = sheet.view
    headline = tr_text(view.headline) if view.headline else ""
    if sheet.band and view.word:
        return sheet.band_header(tr_text(view.word), headline)
    return sheet.header(headline, view.wall, sheet.size(54), sheet.colours.muted)


def _bottom(sheet: Sheet) -> Area:
    view = sheet.view
    left = tr_text(view.speaking) if view.speaking else ""
    px = sheet.size(56)
    right = (
        tr_text(view.coming) if view.coming else _next_line(sheet, view.next_up, px) if view.next_up else ""
    )
    return sheet.footer(left, right, px)


def _next_line(sheet: Sheet, card: SpeakerCard, px: int) -> str:
    """Who comes next, with the title of the idea where it can be read to its end."""
    name = tr("Next: {name}", name=card.name)
    line = f"{name} — {card.title}"
    return line if card.title and width_px(line, px) <= sheet.safe.width else name


def _digits(sheet: Sheet, room: Area) -> None:
    """The clock in the middle of ``room``; its place depends on the number of signs, never on the digits."""
    text = shown_digits(sheet.view.digits)
    if not text:
        return
    shape = "".join("0" if sign.isdigit() else sign for sign in text)
    px = min(
        sheet.height * _MOST_DIGITS,
        room.height / (CAPITAL_EM * 1.12),
        room.width / (width_em(shape, BOLD) * 1.02),
    )
    high = px * CAPITAL_EM * 1.1
    area = Area(room.x, room.y + (room.height - high) / 2, room.width, high)
    sheet.add(Words(area, text, int(px), sheet.colours.ink, BOLD, CENTRE))


def compose_item(sheet: Sheet) -> None:
    """The item of the programme that runs: its title, its speakers, and the clock if one is loaded."""
    view = sheet.view
    card = view.item
    room = common(_top_with_digits(sheet), _clock_bar(sheet))
    if card is None:
        sheet.block(room, view.event_title, sheet.unit(150))
        return
    if not card.speakers:
        sheet.block(room, card.title, sheet.unit(150), at=LEFT)
        return
    title = Area(room.x, room.y, room.width, room.height * 0.55)
    used = sheet.block(title, card.title, sheet.unit(120), at=LEFT, top=True)
    _speakers(sheet, below(room, used + sheet.unit(30)), card.speakers)


def _speakers(sheet: Sheet, room: Area, speakers: tuple[SpeakerCard, ...]) -> None:
    px = sheet.size(58)
    step = px * 1.35
    names = [name_lines(card.name, room.width, px) for card in speakers]
    needed = sum(map(len, names))
    if (needed + len(speakers) / 10) * step > room.height:
        names = [(card.name,) for card in speakers]  # shortened rather than left out
    lines_each = 2 if (needed + len(speakers)) * step <= room.height else 1
    y = room.y
    for card, (*upper, last) in zip(speakers, names, strict=True):
        if y + step > room.y + room.height + 1:
            return
        for line in upper:
            sheet.words(Area(room.x, y, room.width, step), line, px, weight=SEMIBOLD)
            y += step
        taken = sheet.words(Area(room.x, y, room.width, step), last, px, weight=SEMIBOLD)
        if card.affiliation and lines_each == 2:
            y += step * 0.95
            sheet.words(Area(room.x, y, room.width, step), card.affiliation, px, sheet.colours.muted)
        elif card.affiliation and taken + 4 * px < room.width:
            rest = Area(room.x + taken + px * 0.6, y, room.width - taken - px * 0.6, step)
            sheet.words(rest, card.affiliation, px, sheet.colours.muted)
        y += step * 1.1


def compose_speaker(sheet: Sheet) -> None:
    """Who speaks now at the microphone, the title of the idea, the clock, and who comes after."""
    view = sheet.view
    card = view.speaker
    room = common(_top_with_digits(sheet), _clock_bar(sheet))
    if card is None:
        sheet.block(room, tr_text(view.speaking) if view.speaking else view.event_title, sheet.unit(150))
        return
    name = Area(room.x, room.y, room.width, room.height * 0.45)
    used = sheet.block(name, card.name, sheet.unit(150), at=LEFT, top=True)
    if card.affiliation:
        rest = Area(room.x, room.y + used, room.width, max(1.0, room.height * 0.25))
        used += sheet.block(rest, card.affiliation, sheet.unit(60), sheet.colours.muted, REGULAR, LEFT, True)
    if card.title:
        rest = below(room, used + sheet.unit(24))
        sheet.block(rest, card.title, sheet.unit(84), sheet.colours.accent, SEMIBOLD, LEFT, True)


def _top_with_digits(sheet: Sheet) -> Area:
    """Header with the clock at the right: large enough to lead, small enough to leave the title its room.

    A length that has not begun stands in words, and a clock that runs says what it is: nobody reads a time of day.
    """
    view = sheet.view
    label = _label(view)
    says_what = view.length is None and (not sheet.band or view.phase is Phase.PAUSED)
    if sheet.band and view.word and view.phase is not Phase.PAUSED:
        room = below(sheet.band_header(tr_text(view.word), label), sheet.unit(24))
        label = ""
    else:
        room = sheet.safe
    px = sheet.size(150)
    figure = tr_text(view.length) if view.length else shown_digits(view.digits) or view.wall
    colour = sheet.colours.ink if view.digits else sheet.colours.muted
    px = px if view.digits else sheet.size(54)
    high = px * (CAPITAL_EM * 1.25 if view.digits else 1.35)
    line = Area(room.x, room.y, room.width, high)
    taken = sheet.words(line, figure, px, colour, BOLD if view.digits else SEMIBOLD, RIGHT)
    if view.digits and says_what:
        taken += sheet.unit(30)
        beside = Area(room.x, room.y, max(1.0, room.width - taken), high)
        taken += sheet.words(beside, tr("Time left"), sheet.size(44), sheet.colours.muted, REGULAR, RIGHT)
    if view.phase is Phase.PAUSED and view.word:
        label = tr_text(view.word)
    if label:
        left = Area(room.x, room.y, max(1.0, room.width - taken - sheet.unit(60)), sheet.size(54) * 1.35)
        sheet.words(left, label, sheet.size(54), sheet.colours.muted, SEMIBOLD)
    return below(room, high + sheet.unit(16))


def _label(view: HallView) -> str:
    headline = tr_text(view.headline) if view.headline else ""
    title = view.item.title if view.item else ""
    if view.mode is HallMode.ITEM and headline == title:
        starts = view.item.starts if view.item else ""
        return tr("Planned at {time}", time=starts) if starts and view.phase is Phase.READY else ""
    return headline


def _clock_bar(sheet: Sheet) -> Area:
    view = sheet.view
    comes = view.next_up if view.speaker is None or view.next_up != view.speaker else None
    px = sheet.size(50)
    text = _next_line(sheet, comes, px) if comes else tr_text(view.coming) if view.coming else ""
    rest = sheet.footer("", text, px) if text else sheet.safe
    if view.digits:
        bar = Area(rest.x, rest.y + rest.height - sheet.unit(38), rest.width, sheet.unit(18))
        sheet.time_bar(bar)
        return above(rest, sheet.unit(56))
    return rest
