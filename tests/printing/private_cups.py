"""A printing system of one's own for a test: a private cupsd with a label printer and a printer that takes PDF."""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_TOOLS = ("cupsd", "lp", "lpstat", "lpadmin", "lpinfo", "ipptool", "cupsdisable")
_SERVER = """Listen {folder}/cups.sock
DefaultAuthType None
WebInterface No
Browsing No
PreserveJobHistory Yes
LogLevel warn
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  JobPrivateAccess all
  JobPrivateValues none
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
"""
_FILES = """ServerRoot {folder}
RequestRoot {folder}/spool
CacheDir {folder}/cache
StateDir {folder}/state
TempDir {folder}/tmp
AccessLog {folder}/log/access
ErrorLog {folder}/log/error
PageLog {folder}/log/page
ServerBin /usr/lib/cups
DataDir /usr/share/cups
SystemGroup root
FileDevice Yes
"""
_PATIENCE_S = 20


def is_possible() -> bool:
    """Whether CUPS is installed and this user may run its server with drivers."""
    found = all(shutil.which(tool, path=f"{os.environ.get('PATH', '')}:/usr/sbin") for tool in _TOOLS)
    return found and hasattr(os, "geteuid") and os.geteuid() == 0


@contextmanager
def private_cups() -> Iterator[Path]:
    """The folder of a running server; ``Zebra`` writes ``zebra.out`` there and ``Pdf`` writes ``pdf.out``.

    ``CUPS_SERVER`` leads to it while the block runs.
    """
    folder = Path(tempfile.mkdtemp(prefix="cups."))
    _prepare(folder)
    server = subprocess.Popen(
        [_tool("cupsd"), "-f", "-c", folder / "cupsd.conf", "-s", folder / "cups-files.conf"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    before = os.environ.get("CUPS_SERVER")
    os.environ["CUPS_SERVER"] = str(folder / "cups.sock")
    try:
        _until((folder / "cups.sock").exists)
        _add("Zebra", folder / "zebra.out", "drv:///sample.drv/zebra.ppd")
        _add("Pdf", folder / "pdf.out", _model("Generic PDF"))
        yield folder
    finally:
        server.terminate()
        server.wait(_PATIENCE_S)
        os.environ.pop("CUPS_SERVER")
        if before is not None:
            os.environ["CUPS_SERVER"] = before
        shutil.rmtree(folder, ignore_errors=True)


def run(*command: str) -> str:
    """One of CUPS's commands."""
    done = subprocess.run(
        [_tool(command[0]), *command[1:]],
        capture_output=True,
        text=True,
        timeout=_PATIENCE_S,
        stdin=subprocess.DEVNULL,
    )
    return done.stdout


def _tool(name: str) -> str:
    return shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin") or name


def _prepare(folder: Path) -> None:
    folder.chmod(0o755)
    for name in ("spool", "cache", "state", "log", "tmp"):
        (folder / name).mkdir()
        (folder / name).chmod(0o777)  # filters run as another user
    (folder / "tmp").chmod(0o1777)
    (folder / "cupsd.conf").write_text(_SERVER.format(folder=folder), encoding="ascii")
    (folder / "cups-files.conf").write_text(_FILES.format(folder=folder), encoding="ascii")


def _model(words: str) -> str:
    """The driver whose description holds these words."""
    lines = [line for line in run("lpinfo", "-m").splitlines() if words in line]
    return lines[0].split()[0]


def _add(name: str, out: Path, model: str) -> None:
    run("lpadmin", "-p", name, "-E", "-v", f"file:{out}", "-m", model)


def _until(is_true: "object") -> None:
    assert callable(is_true)
    ends = time.monotonic() + _PATIENCE_S
    while not is_true():
        assert time.monotonic() < ends, "the printing system did not start"
        time.sleep(0.02)


def zpl_rows(data: bytes) -> list[bytes]:
    """The rows of the first picture of a Zebra job: a bit a dot, set for black (ZPL II, ~DG with compression)."""
    head, _, rest = data.partition(b"~DGR:CUPS.GRF,")[2].partition(b",")
    width, _, body = rest.partition(b",")
    row_bytes, total = int(width), int(head)
    rows: list[bytes] = []
    digits, count = "", 0
    for sign in body.decode("ascii", "replace"):
        if "G" <= sign <= "Y":
            count += ord(sign) - ord("F")
        elif "g" <= sign <= "z":
            count += (ord(sign) - ord("f")) * 20
        elif sign in "0123456789ABCDEF":
            digits += sign * max(count, 1)
            count = 0
        elif sign in ",!":
            digits = digits.ljust(row_bytes * 2, "0" if sign == "," else "F")
        elif sign == ":":
            rows.append(rows[-1])
        elif sign not in "\r\n":
            break
        if len(digits) >= row_bytes * 2:
            rows.append(bytes.fromhex(digits[: row_bytes * 2]))
            digits = ""
        if len(rows) * row_bytes >= total:
            break
    return rows
