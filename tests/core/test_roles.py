"""Who works at a computer may do what."""

from desktop_app.core.roles import Role


def test_each_may_do_all_that_the_one_before_may() -> None:
    questions = [name for name, asked in vars(Role).items() if isinstance(asked, property) and name != "rank"]
    allowed = [
        {name for name in questions if getattr(role, name)} for role in sorted(Role, key=lambda r: r.rank)
    ]
    assert [role.rank for role in Role] == [0, 1, 2]
    assert allowed[0] < allowed[1] < allowed[2] == set(questions)


def test_the_reception_drives_nothing_and_hands_out_no_list() -> None:
    assert [Role.RECEPTION.may_drive, Role.RECEPTION.may_print_lists, Role.RECEPTION.sees_addresses] == [
        False
    ] * 3
    assert [Role.MODERATOR.may_drive, Role.MODERATOR.may_print_lists, Role.MODERATOR.sees_addresses] == [
        True, True, False
    ]  # fmt: skip
