"""Where the program's own files and the user's data are: from source, from a wheel, or frozen."""

import os
import sys
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
    """The user's own folder for community files; made when missing."""
    from platformdirs import user_data_path

    return user_data_path(APP_NAME, appauthor=False, ensure_exists=True)


def user_logs() -> Path:
    """The folder of the rotating log; made when missing."""
    from platformdirs import user_log_path

    return user_log_path(APP_NAME, appauthor=False, ensure_exists=True)


def user_config() -> Path:
    """The folder of this computer's own settings (windows, screens, language); made when missing."""
    if sys.platform == "linux":
        # What platformdirs answers, without the 5 ms of its import: these settings are read before the first paint.
        folder = Path(os.environ.get("XDG_CONFIG_HOME", "").strip() or Path.home() / ".config") / APP_NAME
        folder.mkdir(parents=True, exist_ok=True)
        return folder
    from platformdirs import user_config_path

    return user_config_path(APP_NAME, appauthor=False, ensure_exists=True)


def default_community_file() -> Path:
    """The community file that is opened when none is named."""
    return user_data() / "communaute.ronde"
