"""Where the program's own files and the user's data are: from source, from a wheel, or frozen."""

import os
import sys
from contextlib import suppress
from pathlib import Path

APP_NAME = "Ronde"


def program() -> Path:
    """The folder that holds ``db`` and ``resources``."""
    if getattr(sys, "frozen", False):
        return Path(getattr(sys, "_MEIPASS", Path(sys.executable).parent))
    package = Path(__file__).resolve().parent
    bundled = package / "_bundled"
    return bundled if bundled.is_dir() else package.parent


def resources() -> Path:
    """Fonts, icons, sounds, catalogues and demo lists, read-only."""
    return program() / "resources"


def migrations() -> Path:
    """The numbered SQL files."""
    return program() / "db" / "migrations"


def user_data() -> Path:
    """The user's own folder for community files; made when missing, where that can be done."""
    from platformdirs import user_data_path

    return _made(user_data_path(APP_NAME, appauthor=False))


def user_logs() -> Path:
    """The folder of the rotating log; made when missing, where that can be done."""
    from platformdirs import user_log_path

    return _made(user_log_path(APP_NAME, appauthor=False))


def user_config() -> Path:
    """The folder of this computer's own settings (windows, screens, language); made as the others."""
    if sys.platform == "linux":
        # What platformdirs answers, without the 5 ms of its import: these settings are read before the first paint.
        return _made(
            Path(os.environ.get("XDG_CONFIG_HOME", "").strip() or Path.home() / ".config") / APP_NAME
        )
    from platformdirs import user_config_path

    return _made(user_config_path(APP_NAME, appauthor=False))


def computer_file() -> Path:
    """What this computer remembers for itself (see `desktop_app.ui.settings`)."""
    return user_config() / "computer.json"


def is_demo(file: Path) -> bool:
    """Whether a file is one of the demos that nobody gave a name: ``demo.ronde``, ``demo-2.ronde``..."""
    number = file.stem.removeprefix("demo").removeprefix("-")
    is_named_so = (
        file.suffix == ".ronde" and file.name.startswith("demo") and (not number or number.isdigit())
    )
    return is_named_so and file.parent == user_data()


def _made(folder: Path) -> Path:
    """The folder, made if that can be done: whoever writes into it says what goes wrong there."""
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    return folder


def default_community_file() -> Path:
    """The community file that is opened when none is named."""
    return user_data() / "communaute.ronde"


def is_community(path: Path) -> bool:
    """Whether a file that stands there is a community, or a copy of one, by its name or since a program has it open.

    It is not looked into: closing a file that is open as a database takes SQLite's locks away.
    """
    open_beside = path.with_name(path.name + "-wal") if path.name else path
    return path.is_file() and (path.suffix.lower() == ".ronde" or open_beside.exists())
