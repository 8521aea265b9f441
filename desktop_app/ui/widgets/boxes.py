"""Lists that fall open."""

from PySide6.QtWidgets import QComboBox, QSizePolicy

from desktop_app.ui.widgets.choice import GivingBox


def choice_box() -> QComboBox:
    """A list to choose from that may be narrower than its longest word: it is whole when the list is open."""
    box = GivingBox()
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(8)
    box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return box
