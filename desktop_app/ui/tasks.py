"""Work off the GUI thread: one database lane, and a pool for long pure work.

A piece of work is a plain function. Its result, its failure and its progress come back on the GUI thread. The lane
runs one function at a time in order, so that the store is only ever used by one thread; what a person waits for
(a scan) may be marked urgent and goes before what is waiting.
"""

import threading
from collections import deque
from collections.abc import Callable
from typing import Any, NamedTuple

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal

Done = Callable[[Any], None]
Failed = Callable[[Exception], None]


class Cancelled(Exception):
    """Raised inside a piece of work that a person stopped, by `Job.check`."""


class Progress(QObject):
    """How far a piece of work is: ``progressed(done, total)``, on the thread of whoever listens."""

    progressed = Signal(int, int)

    def publish_progressed(self, done: int, total: int) -> None:
        """The only place that emits `progressed`."""
        self.progressed.emit(done, total)


class Job:
    """One piece of work, which can be cancelled.

    No object of Qt: most pieces are over in a millisecond, and making one takes a tenth of that.
    """

    def __init__(
        self, work: Callable[[], Any], done: Done | None, failed: Failed | None, owner: QObject | None
    ):
        self.work, self.done, self.failed, self.owner = work, done, failed, owner
        self._owned = owner is not None
        self._is_cancelled = False

    def cancel(self) -> None:
        """Ask the work to stop: it is not begun any more, or ends at its next `check`, in ``failed(Cancelled())``.

        Work that had come to its end by then is reported as done: what it wrote stands in the file, and a screen
        that said otherwise would be wrong.
        """
        self._is_cancelled = True

    def is_cancelled(self) -> bool:
        """Whether somebody asked to stop; may be asked from any thread."""
        return self._is_cancelled

    def check(self) -> None:
        """Raise `Cancelled` when asked to stop."""
        if self._is_cancelled:
            raise Cancelled

    def orphaned(self) -> bool:
        """The widget that asked is gone: nobody wants the answer."""
        return self._owned and not shiboken6.isValid(self.owner)


class LongJob(Job):
    """One whose work reports how far it is.

    ``progressed(done, total)`` arrives on the GUI thread. Inside the work call `report` and `check`, or hand
    `is_cancelled` to a service that asks for it.
    """

    def __init__(
        self,
        work: Callable[["LongJob"], Any],
        done: Done | None,
        failed: Failed | None,
        owner: QObject | None,
    ):
        super().__init__(lambda: work(self), done, failed, owner)
        self._progress = Progress()
        self.progressed = self._progress.progressed

    def report(self, done: int, total: int) -> None:
        """Say how far the work is; may be called from the worker."""
        self._progress.publish_progressed(done, total)


class _Outcome(NamedTuple):
    job: Job
    result: Any
    error: Exception | None


class Workers(QObject):
    """Threads that take jobs from one queue and bring results back to the GUI thread."""

    _finished = Signal()

    def __init__(self, threads: int, name: str, unhandled: Failed | None = None) -> None:
        super().__init__()
        self.unhandled = unhandled
        self._ready = threading.Condition()
        self._urgent: deque[Job] = deque()
        self._waiting: deque[Job] = deque()
        self._latest: dict[str, Job] = {}
        self._last: list[Callable[[], Any]] = []
        self._outcomes: deque[_Outcome] = deque()
        self._open = 0
        self._stopping = False
        self._finished.connect(self._deliver)
        self._names = [f"{name}-{i}" for i in range(threads)]
        self._threads: list[threading.Thread] = []

    def run(
        self,
        work: Callable[[], Any],
        done: Done | None = None,
        failed: Failed | None = None,
        *,
        owner: QObject | None = None,
        urgent: bool = False,
    ) -> Job:
        """Do ``work()`` on a worker; then ``done(result)`` or ``failed(error)`` on the GUI thread.

        Without ``failed`` an error goes to the program's one failure path. With ``owner`` nothing is called once
        that widget is destroyed.
        """
        return self._put(Job(work, done, failed, owner), urgent)

    def run_long(
        self,
        work: Callable[[LongJob], Any],
        done: Done | None = None,
        failed: Failed | None = None,
        *,
        owner: QObject | None = None,
    ) -> LongJob:
        """As `run`, for ``work(job)`` that reports progress and can be cancelled.

        A job that was cancelled in time ends in ``failed(Cancelled())``; see `Job.cancel`.
        """
        job = LongJob(work, done, failed, owner)
        self._put(job, False)
        return job

    def run_latest(
        self,
        key: str,
        work: Callable[[], Any],
        done: Done | None = None,
        failed: Failed | None = None,
        *,
        owner: QObject | None = None,
    ) -> Job:
        """As `run`, but a job of the same ``key`` that has not begun is dropped: for refreshing and searching."""
        job = Job(work, done, failed, owner)
        older = self._latest.get(key)
        if older is not None:
            self._drop(older)
        self._latest[key] = job
        return self._put(job, False)

    def is_idle(self) -> bool:
        """No job is waiting, running or undelivered."""
        return self._open == 0

    def run_last(self, work: Callable[[], Any]) -> None:
        """Work that `stop` still does: closing what was opened."""
        self._last.append(work)

    def stop(self) -> None:
        """Finish the job in hand, forget the waiting ones, do what was left for the end, and end the threads."""
        with self._ready:
            self._stopping = True
            for job in (*self._urgent, *self._waiting):
                job.cancel()
            self._urgent.clear()
            self._waiting.clear()
            self._waiting.extend(Job(work, None, None, None) for work in self._last)
            if self._waiting:
                self._start_threads()
            self._last.clear()
            self._ready.notify_all()
        for thread in self._threads:
            thread.join()
        self._outcomes.clear()
        QCoreApplication.removePostedEvents(self, QEvent.Type.MetaCall)

    def _put(self, job: Job, urgent: bool) -> Job:
        with self._ready:
            if self._stopping:
                job.cancel()
                return job
            self._start_threads()
            (self._urgent if urgent else self._waiting).append(job)
            self._ready.notify()
        self._open += 1
        return job

    def _start_threads(self) -> None:
        """With the first job: a program that has just started has other things to do."""
        if not self._threads:
            self._threads = [
                threading.Thread(target=self._work, name=name, daemon=True) for name in self._names
            ]
            for thread in self._threads:
                thread.start()

    def _drop(self, job: Job) -> None:
        with self._ready:
            if job not in self._waiting:
                return
            self._waiting.remove(job)
        self._open -= 1

    def _take(self) -> Job | None:
        with self._ready:
            while not (self._urgent or self._waiting or self._stopping):
                self._ready.wait()
            if self._urgent:
                return self._urgent.popleft()
            return self._waiting.popleft() if self._waiting else None

    def _work(self) -> None:
        while (job := self._take()) is not None:
            self._outcomes.append(_done(job))
            # Widgets may hang on it: the GUI thread, which takes it now, is the last to let go of it.
            del job
            self.publish_finished()

    def publish_finished(self) -> None:
        """The only place that says that a result is there; called on the worker, delivered on the GUI thread."""
        self._finished.emit()

    def _deliver(self) -> None:
        self._open -= 1
        job, result, error = self._outcomes.popleft()
        if not job.orphaned():
            self._hand_over(job, result, error)

    def _hand_over(self, job: Job, result: object, error: Exception | None) -> None:
        if error is None:
            if job.done is not None:
                job.done(result)
        elif job.failed is not None:
            job.failed(error)
        elif self.unhandled is not None and not isinstance(error, Cancelled):
            self.unhandled(error)


def _done(job: Job) -> _Outcome:
    try:
        job.check()
        return _Outcome(job, job.work(), None)
    except Exception as caught:  # every failure is reported on the GUI thread
        return _Outcome(job, None, caught)


def database_lane(unhandled: Failed | None = None) -> Workers:
    """The one thread that talks to the store."""
    return Workers(1, "lane", unhandled)


def pool(unhandled: Failed | None = None) -> Workers:
    """Two threads for long work without the store: planning, laying out badges."""
    return Workers(2, "pool", unhandled)
