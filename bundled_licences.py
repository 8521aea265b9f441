"""The licence texts that the frozen program carries: ``build.spec`` gathers them, the frozen step looks for them.

python bundled_licences.py dist/ronde/_internal    says what is missing there, and ends with 1 then
"""

import re
import sys
import sysconfig
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

HERE = Path(__file__).resolve().parent
FOLDER = "licences"

NOT_BUNDLED = {"pip"}
"""sqlite-utils asks for it to install plugins; ``build.spec`` leaves it out."""
BUILDER = "pyinstaller"
"""Not among the locked packages of the program, but the starter of each frozen program is its own."""
TEXTS_ARE_OURS = {"pyside6-essentials", "pyside6-addons", "shiboken6"}
"""They come without a text: the folder of this project holds those of their licence."""

_TEXT = re.compile(r"licen[cs]e|copying|notice|authors", re.IGNORECASE)


def licence_files() -> list[tuple[Path, str]]:
    """Every text, with the folder of the frozen program that it goes to.

    Raises:
        SystemExit: naming the package that comes without a text and has none here.
    """
    found = [(HERE / "LICENSE", ".")]
    found += [(text, FOLDER) for text in sorted((HERE / FOLDER).iterdir())]
    found.append((_of_python(), f"{FOLDER}/python"))
    for name in (*locked_packages(), BUILDER):
        try:
            package = distribution(name)
        except PackageNotFoundError:
            continue  # locked for another system: nothing of it is bundled here
        texts = _texts_of(name, package)
        if not texts and name not in TEXTS_ARE_OURS:
            raise SystemExit(f"{name} comes without the text of its licence: put it into {FOLDER}/.")
        found += texts
    return found


def locked_packages() -> list[str]:
    """The packages that the program is built from."""
    lock = (HERE / "requirements.lock").read_text("utf-8")
    return [name for name in re.findall(r"^([a-z0-9.-]+)==", lock, re.MULTILINE) if name not in NOT_BUNDLED]


def missing_in(built: Path) -> list[str]:
    """The texts that are not in the folder of a frozen program's data."""
    wanted = [Path(folder) / text.name for text, folder in licence_files()]
    return [file.as_posix() for file in wanted if not (built / file).is_file()]


def _texts_of(name: str, package: Distribution) -> list[tuple[Path, str]]:
    """The texts beside the package's metadata, in a folder of its name, in the folders in which they lie there."""
    found = []
    for file in package.files or []:
        inside = Path(*file.parts[1:])
        if file.parts[0].endswith(".dist-info") and (
            "licenses" in inside.parent.parts or _TEXT.search(file.name)
        ):
            folder = Path(FOLDER, f"{name}-{package.version}", inside.parent)
            found.append((Path(str(file.locate())), folder.as_posix()))
    return found


def _of_python() -> Path:
    places = (Path(sysconfig.get_path("stdlib")), Path(sys.base_prefix))
    return next(place / "LICENSE.txt" for place in places if (place / "LICENSE.txt").is_file())


if __name__ == "__main__":
    missing = missing_in(Path(sys.argv[1]))
    print(*(f"missing: {file}" for file in missing), sep="\n", end="\n" if missing else "")
    sys.exit(bool(missing))
