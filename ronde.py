"""Set Ronde up and run it: ``python3 ronde.py``; test it: ``python3 ronde.py test``.

Uses the standard library only. On first run it makes ``.venv`` beside this file and installs the exact versions
of ``requirements.lock`` into it, checked by their hashes; nothing else on the machine is touched, except that
on Debian, as root, missing system libraries of Qt are installed.

    python3 ronde.py                  the demo event (also with --lang fr|en alone)
    python3 ronde.py test [step...]   every check of the project, or the named ones
    python3 ronde.py ARGUMENTS        the program with these arguments (--help lists them)
"""

import sys

if sys.version_info < (3, 11):  # before anything that an older Python cannot read
    sys.exit(
        "Ronde needs Python 3.11 to 3.13; this is Python {0}.{1}. Install Python 3.13 from python.org.\n"
        "Ronde demande Python 3.11 \u00e0 3.13. Installez Python 3.13 (python.org).".format(*sys.version_info)
    )
if sys.version_info >= (3, 14):  # before pip says that a pinned version is not made for it
    sys.exit(
        "This is Python {0}.{1}, and Ronde is not tried with it yet. Install Python 3.13 from python.org beside it, "
        "and start Ronde with that one.\nPython {0}.{1} est trop r\u00e9cent pour Ronde. Installez aussi Python 3.13 "
        "(python.org) et lancez Ronde avec lui.".format(*sys.version_info)
    )

import ctypes
import hashlib
import io
import os
import shutil
import signal
import subprocess
import time
import venv
from pathlib import Path
from typing import NoReturn

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
WITHOUT_QT = HERE / "build" / "without-qt"
ON_WINDOWS = os.name == "nt"

# What Qt's wheels expect from a bare Debian 12: the library to look for, and the package that brings it.
QT_LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libbrotlidec.so.1": "libbrotli1",
    "libpulse.so.0": "libpulse0",
    "libXrandr.so.2": "libxrandr2",
    "libdrm.so.2": "libdrm2",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libcups.so.2": "libcups2",
}


def say(english: str, french: str) -> None:
    """One line of progress in the reader's language."""
    print(french if _in_french() else english, flush=True)


def _in_french() -> bool:
    for name in ("LC_ALL", "LC_MESSAGES", "LANGUAGE", "LANG"):
        if os.environ.get(name):
            return os.environ[name].lower().startswith("fr")
    return False


def stop(english: str, french: str) -> NoReturn:
    """Say why it cannot go on, and end with exit code 1."""
    say(english, french)
    raise SystemExit(1)


# --- system packages


def missing_qt_packages() -> list[str]:
    """The Debian packages whose library does not load here; none on other systems."""
    if not sys.platform.startswith("linux"):
        return []
    return [package for library, package in QT_LIBRARIES.items() if not _loads(library)]


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def install_system(packages: list[str]) -> None:
    """Install Debian packages as root; otherwise print the one line to type and stop."""
    if not packages:
        return
    names = " ".join(packages)
    if not shutil.which("apt-get"):
        stop(
            f"These system libraries are missing (Debian's names): {names}. Install them, then start again.",
            f"Il manque ces bibliothèques du système (noms Debian) : {names}. Installez-les, puis relancez.",
        )
    if os.geteuid() != 0:
        stop(
            "System libraries are missing. Type this line, then start again:\n"
            f"  sudo apt-get install -y {names}",
            "Il manque des bibliothèques du système. Tapez cette ligne, puis relancez :\n"
            f"  sudo apt-get install -y {names}",
        )
    say(f"Installing system libraries: {names}", f"Installation de bibliothèques du système : {names}")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-qq"], env=quiet, check=False)
    command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    if subprocess.run(command, env=quiet, stdout=subprocess.DEVNULL).returncode:
        stop(f"apt-get could not install: {names}", f"apt-get n'a pas pu installer : {names}")


# --- the environment


def python_of(environment: Path) -> Path:
    """The interpreter of a virtual environment."""
    return environment / ("Scripts/python.exe" if ON_WINDOWS else "bin/python")


def prepare(lock: str) -> None:
    """Make ``.venv`` hold what the hashed file ``lock`` names; does nothing when it already does."""
    stamp = VENV / f"{lock}.stamp"
    wanted = _fingerprint(HERE / lock)
    if not _works(python_of(VENV)):
        _make_environment()
    if stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return
    say(
        f"Installing what {lock} names (once; this can take a few minutes)...",
        f"Installation de ce que nomme {lock} (une seule fois, quelques minutes)...",
    )
    command = [str(python_of(VENV)), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    command += ["--no-input", "--only-binary", ":all:", "--require-hashes", "-r", lock]
    if subprocess.run(command, cwd=HERE).returncode:
        stop(
            "The installation failed; the lines above say why. Check the network, then start again.",
            "L'installation a échoué (voir ci-dessus). Vérifiez le réseau, puis relancez.",
        )
    stamp.write_text(wanted, encoding="utf-8")


def _fingerprint(lock: Path) -> str:
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    return f"{version} {hashlib.sha256(lock.read_bytes()).hexdigest()}"


def _works(python: Path) -> bool:
    """Whether the environment is there, whole, and of this Python's version."""
    test = f"import pip, sys; sys.exit(sys.version_info[:2] != {sys.version_info[:2]})"
    return python.exists() and not subprocess.run([str(python), "-c", test], capture_output=True).returncode


def _make_environment() -> None:
    say(f"Making {VENV.name} ...", f"Création de {VENV.name} ...")
    if not _can_make_environments():
        install_system([f"python{sys.version_info.major}.{sys.version_info.minor}-venv"])
    builder = [sys.executable, "-m", "venv", "--clear", str(VENV)]
    if subprocess.run(builder).returncode:
        stop(
            f"{VENV} could not be made; the lines above say why.",
            f"{VENV} n'a pas pu être créé ; les lignes ci-dessus disent pourquoi.",
        )


def _can_make_environments() -> bool:
    try:
        import ensurepip
    except ImportError:
        return False
    return bool(ensurepip.version())


# --- running


def needs_windows(arguments: list[str]) -> bool:
    """Whether windows are asked for: by no command, by the demo, by the tests. Every other command runs without Qt."""
    if not _ASKS_ONLY.isdisjoint(arguments):
        return False
    return _command_in(arguments) in ("", "demo", "test")


def with_demo(arguments: list[str]) -> list[str]:
    """What is typed, with the demo where neither a command nor a file is named."""
    is_named = _command_in(arguments) or any(word.partition("=")[0] == "--data" for word in arguments)
    return arguments if is_named or not _ASKS_ONLY.isdisjoint(arguments) else [*arguments, "demo"]


_ASKS_ONLY = {"-h", "--help", "--version", "--self-check"}


def _command_in(arguments: list[str]) -> str:
    values = {i + 1 for i, word in enumerate(arguments) if word in ("--data", "--lang")}
    words = [word for i, word in enumerate(arguments) if i not in values and not word.startswith("-")]
    return words[0] if words else ""


def run_program(arguments: list[str]) -> int:
    """Start the program in the environment and return its exit code.

    It takes this process's place where it can, so that Ctrl+C and the end of the session reach it alone and it has
    the time for its last copy.
    """
    command = [str(python_of(VENV)), "-m", "desktop_app", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(HERE), "RONDE_TYPED": "python3 ronde.py"}
    if not ON_WINDOWS:
        sys.stdout.flush()
        os.execve(command[0], command, environment)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the program has heard it too, and ends by itself
    return subprocess.Popen(command, env=environment).wait()


# --- testing

NOT_CORE = ("tests/ui", "tests/journeys")
FROZEN = HERE / "dist" / "ronde" / ("ronde.exe" if ON_WINDOWS else "ronde")


def steps() -> dict[str, list[list[str]]]:
    """The steps of the test command by name, each a list of commands that must all succeed."""
    python, bare = str(python_of(VENV)), str(python_of(WITHOUT_QT))
    pytest = ["-m", "pytest", "-n", str(min(4, os.cpu_count() or 1))]
    ignored = [f"--ignore={folder}" for folder in NOT_CORE]
    tool = [python, "-m"]
    return {
        "format": [[*tool, "ruff", "format", "--check", "."]],
        "lint": [[*tool, "ruff", "check", "."]],
        "types": [[*tool, "mypy"]],
        "layers": [[python, "-c", "from importlinter.cli import lint_imports_command as c; c()"]],
        "without-qt": [[bare, *pytest, "-o", "filterwarnings=error", *ignored, "-q"]],
        "frozen": [
            [*tool, "PyInstaller", "--noconfirm", "--log-level", "WARN", "build.spec"],
            [python, "bundled_licences.py", str(FROZEN.parent / "_internal")],
            [str(FROZEN), "--self-check"],
        ],
        "pytest": [[python, *pytest]],
    }


def test(wanted: list[str]) -> int:
    """Run the checks, say how each ended, and return 1 when one failed."""
    known = steps()
    unknown = [name for name in wanted if name not in known]
    if unknown:
        say(f"Steps: {', '.join(known)}", f"Étapes : {', '.join(known)}")
        return 2
    chosen = {name: known[name] for name in wanted or known}
    if "without-qt" in chosen:
        make_environment_without_qt()
    if "frozen" in chosen and sys.platform.startswith("linux"):
        install_system(_missing_build_packages())
    ends = {name: _run_step(name, commands) for name, commands in chosen.items()}
    print(
        "\n".join(
            f"{'ok    ' if ok else 'FAILED'} {name:<12}{lasted:6.0f} s" for name, (ok, lasted) in ends.items()
        )
    )
    return 0 if all(ok for ok, _lasted in ends.values()) else 1


def _run_step(name: str, commands: list[list[str]]) -> tuple[bool, float]:
    print(f"\n=== {name}", flush=True)
    began = time.monotonic()
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(HERE)}
    succeeded = all(
        subprocess.run(command, cwd=HERE, env=environment).returncode == 0 for command in commands
    )
    return succeeded, time.monotonic() - began


def _missing_build_packages() -> list[str]:
    """What PyInstaller needs from Debian: objdump, and Python as a shared library."""
    packages = [] if shutil.which("objdump") else ["binutils"]
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    if sys.executable.startswith("/usr/bin/") and not _loads(f"libpython{version}.so.1.0"):
        packages.append(f"libpython{version}")
    return packages


def make_environment_without_qt() -> None:
    """A second environment with the same packages but Qt's: all tests but those of ui pass in it."""
    shutil.rmtree(WITHOUT_QT, ignore_errors=True)
    venv.create(WITHOUT_QT, with_pip=False, symlinks=not ON_WINDOWS)
    target = _site_packages(WITHOUT_QT)
    for entry in _site_packages(VENV).iterdir():
        if not entry.name.lower().startswith(("pyside6", "shiboken6", "pytestqt", "pytest_qt")):
            _share(entry, target / entry.name)


def _site_packages(environment: Path) -> Path:
    if ON_WINDOWS:
        return environment / "Lib" / "site-packages"
    return next((environment / "lib").glob("python3*/site-packages"))


def _share(entry: Path, target: Path) -> None:
    if not ON_WINDOWS:
        target.symlink_to(entry)
    elif entry.is_dir():
        shutil.copytree(entry, target)
    else:
        shutil.copy2(entry, target)


# --- the command


def main(arguments: list[str]) -> int:
    """Set up what is missing, then test or run."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a console that lacks a letter still shows the line
    prepare("requirements.lock")
    if needs_windows(arguments):
        install_system(missing_qt_packages())
    if arguments[:1] == ["test"]:
        prepare("requirements-dev.lock")
        return test(arguments[1:])
    return run_program(with_demo(arguments))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
