"""Printers of Linux and macOS through CUPS's own commands: the PDF goes as it is, at true size, and a job has a number.

``lp`` prints, ``lpstat`` lists, ``ipptool`` tells a job's true state (a size that the printer does not know is
cancelled there although sending went well). Every call has a time limit, because a hung server blocks for 40 s.
Never call these in the thread of the windows or of the database.
"""

import os
import re
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from desktop_app.core.errors import Refused
from desktop_app.core.text import N_

_PATIENCE_S = 15.0
_JOB = re.compile(r"[\w.+-]*-(\d+)\b")


class JobState(Enum):
    """What became of a job at the printing system."""

    UNDER_WAY = "under-way"
    HELD = "held"
    DONE = "done"
    CANCELLED = "cancelled"
    FAILED = "failed"
    UNKNOWN = "unknown"


_IPP_STATES = {
    "pending": JobState.UNDER_WAY,
    "pending-held": JobState.HELD,
    "processing": JobState.UNDER_WAY,
    "processing-stopped": JobState.HELD,
    "canceled": JobState.CANCELLED,
    "aborted": JobState.FAILED,
    "completed": JobState.DONE,
}


@dataclass(frozen=True, slots=True)
class PrinterInfo:
    """A printer as the system tells it. ``note``: why it does not print now, or empty."""

    name: str
    is_default: bool
    note: str = ""


class CupsPrinter:
    """Sends PDFs to the printers of this computer."""

    def available(self) -> bool:
        """Whether this system has CUPS commands."""
        return shutil.which("lp") is not None and shutil.which("lpstat") is not None

    def printers(self) -> list[PrinterInfo]:
        """All printers, the default one first."""
        default = _run("lpstat", "-d").partition(":")[2].strip()
        lines = _run("lpstat", "-p").splitlines()
        found = [_printer(line, default) for line in lines if line.startswith("printer ")]
        return sorted(found, key=lambda printer: (not printer.is_default, printer.name))

    def send(
        self, printer: str, title: str, pdf: bytes, page_mm: tuple[float, float], sides: str = "one-sided"
    ) -> str:
        """Hand a PDF over at true size; gives the job's number.

        Args:
            sides: ``one-sided``, ``two-sided-long-edge`` or ``two-sided-short-edge`` (PWG 5100.13).

        Raises:
            Refused: ``printer-refused`` with the system's words.
        """
        handle, name = tempfile.mkstemp(suffix=".pdf")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(pdf)
            size = f"Custom.{page_mm[0]:g}x{page_mm[1]:g}mm" if page_mm[0] < 150 else _sheet_name(page_mm)
            options = ("-o", f"media={size}", "-o", "print-scaling=none", "-o", f"sides={sides}")
            said = _run("lp", "-d", printer, "-t", title, *options, name)
        finally:
            Path(name).unlink(missing_ok=True)
        found = _JOB.search(said)
        if found is None:
            raise _refusal(said)
        return found[1]

    def state(self, printer: str, job: str) -> tuple[JobState, str]:
        """What became of a job, and the system's reason."""
        if shutil.which("ipptool") is None:
            return _state_from_lists(printer, job), ""
        with tempfile.TemporaryDirectory() as folder:
            test = Path(folder) / "job.test"
            test.write_text(_ASK_JOB.format(job=int(job)), encoding="ascii")
            address = f"ipp://{_server()}/printers/{printer}"
            said = _run("ipptool", "-tv", address, str(test), allow_failure=True)
        state = re.search(r"job-state \(enum\) = ([\w-]+)", said)
        reason = re.search(r"job-(?:printer-state-message|state-reasons) \([^)]*\) = (.+)", said)
        if state is None:
            return _state_from_lists(printer, job), ""
        return _IPP_STATES.get(state[1], JobState.UNKNOWN), reason[1].strip() if reason else ""

    def cancel(self, printer: str, job: str) -> None:
        """Take a job back that was not printed yet."""
        _run("cancel", f"{printer}-{job}", allow_failure=True)


_ASK_JOB = """{{
  OPERATION Get-Job-Attributes
  GROUP operation-attributes-tag
  ATTR charset attributes-charset utf-8
  ATTR naturalLanguage attributes-natural-language en
  ATTR uri printer-uri $uri
  ATTR integer job-id {job}
  ATTR keyword requested-attributes job-state,job-state-reasons,job-printer-state-message
}}
"""


def _server() -> str:
    """Where CUPS listens, as ipptool understands it: a host, or a socket's path in percent signs."""
    server = os.environ.get("CUPS_SERVER", "localhost")
    return server.replace("/", "%2F") if server.startswith("/") else server


def _sheet_name(page_mm: tuple[float, float]) -> str:
    return "Letter" if abs(page_mm[0] - 215.9) < 1 else "A4"


def _printer(line: str, default: str) -> PrinterInfo:
    name = line.split()[1]
    note = line.partition("disabled since")[2].strip() if "disabled" in line else ""
    return PrinterInfo(name, name == default, note)


def _state_from_lists(printer: str, job: str) -> JobState:
    """Without ipptool: whether the job still waits, or is among those that are over (which hides why)."""
    waiting = _run("lpstat", "-W", "not-completed", "-o", printer, allow_failure=True)
    if f"{printer}-{job} " in waiting:
        return JobState.UNDER_WAY
    over = _run("lpstat", "-W", "completed", "-o", printer, allow_failure=True)
    return JobState.DONE if f"{printer}-{job} " in over else JobState.UNKNOWN


def _run(*command: str, allow_failure: bool = False) -> str:
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=_PATIENCE_S, env={**os.environ, "LC_ALL": "C"}
        )
    except (OSError, subprocess.TimeoutExpired) as fault:
        if allow_failure:
            return ""
        raise Refused(
            "printer-silent", N_("The printing system does not answer. The badge waits in the queue.")
        ) from fault
    if done.returncode and not allow_failure and command[0] != "lpstat":
        raise _refusal(done.stderr or done.stdout)
    return done.stdout


def _refusal(said: str) -> Refused:
    return Refused(
        "printer-refused",
        N_("The printer did not take the badge: {reason}"),
        reason=said.strip().splitlines()[0][:200] if said.strip() else "?",
    )
