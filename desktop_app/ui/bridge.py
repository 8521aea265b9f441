"""From the services' announcements to Qt signals: the one crossing from the lane's thread to the windows."""

from typing import Any

from PySide6.QtCore import QObject, Signal


class Bridge(QObject):
    """Signals that screens connect to. Each is emitted in one typed method only.

    Signals:
        changed(change): any `Changed` of the services, as published; ask for a fresh snapshot.
        event_selected(event_id): another event (or ``""`` for none) is now worked on.
        file_opened(): another community file is open, or none.
        loaded(): what is asked at the door is in memory: the names of everybody.
        copied(): an automatic copy of the file was made.
        scan(text): a scanner has typed ``text`` while something else than the scan field had the focus.
    """

    changed = Signal(object)
    event_selected = Signal(str)
    file_opened = Signal()
    loaded = Signal()
    copied = Signal()
    scan = Signal(str)

    def publish_changed(self, change: Any) -> None:
        """Tell every screen that something was written; may be called from the lane."""
        self.changed.emit(change)

    def publish_event_selected(self, event_id: str) -> None:
        """Tell every screen which event is worked on."""
        self.event_selected.emit(event_id)

    def publish_file_opened(self) -> None:
        """Tell every screen that another community file (or none) is open."""
        self.file_opened.emit()

    def publish_loaded(self) -> None:
        """Tell whoever tidies up that much has come to stay."""
        self.loaded.emit()

    def publish_copied(self) -> None:
        """Tell whoever lists the copies that there is one more."""
        self.copied.emit()

    def publish_scan(self, text: str) -> None:
        """Hand a caught scan to whoever shows verdicts."""
        self.scan.emit(text)
