"""Work off the GUI thread: one database lane, and a pool for long pure work.

A piece of work is a plain function. Its result, its failure and its progress come back on the GUI thread. The lane
runs one function at a time in order, so that the store is only ever used by one thread; what a person waits for
(a scan) may be marked urgent and goes before what is waiting.
"""

import threading
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal

from desktop_app.ui.cores import OneCore, run_anywhere

if TYPE_CHECKING:
    from queue import SimpleQueue

Done = Callable[[Any], None]
Failed = Callable[[Exception], None]
News = Callable[[], object]


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
        self._is_cancelled = self.is_awaited = False

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
    news: "list[News]"


class Workers(QObject):
    """Threads that take jobs from one queue and bring results back to the GUI thread."""

    _finished = Signal()

    def __init__(self, threads: int, name: str, unhandled: Failed | None = None) -> None:
        super().__init__()
        self.unhandled = unhandled
        self._urgent: deque[Job] = deque()
        self._waiting: deque[Job] = deque()
        self._in_hand = threading.local()
        self._latest: dict[str, Job] = {}
        self._last: list[Callable[[], Any]] = []
        self._outcomes: deque[_Outcome] = deque()
        self._open = self._awaited = 0
        self._core = OneCore()
        self._stopping = False
        self._finished.connect(self._deliver)
        self._calls: SimpleQueue[None]
        """One for each job put, and one for each thread at the end; made with the threads. Its waiting is not Python's:
        a thread is at work a tenth of a millisecond sooner than with a condition."""
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
        awaited: bool = False,
    ) -> Job:
        """Do ``work()`` on a worker; then ``done(result)`` or ``failed(error)`` on the GUI thread.

        Without ``failed`` an error goes to the program's one failure path. With ``owner`` nothing is called once
        that widget is destroyed. ``awaited``: the window has nothing to do but wait for it: see `cores`.
        """
        job = Job(work, done, failed, owner)
        job.is_awaited = awaited
        return self._put(job, urgent)

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

    def behind(self, tell: News) -> None:
        """Within a job: call ``tell`` on the GUI thread, one event after its outcome, which is what a person waits for.

        Elsewhere it is called at once.
        """
        news: list[News] | None = getattr(self._in_hand, "news", None)
        if news is None:
            tell()
        else:
            news.append(tell)

    def give_way(self) -> None:
        """While something is awaited: let the worker go on, until it waits for the disk."""
        self._core.give_way()

    def run_last(self, work: Callable[[], Any]) -> None:
        """Work that `stop` still does: closing what was opened."""
        self._last.append(work)

    def stop(self) -> None:
        """Finish the job in hand and what is urgent, forget the rest, do what was left for the end, end the threads."""
        for job in tuple(self._waiting):
            job.cancel()
        if self._last:
            self._start_threads()
        self._waiting.extend(Job(work, None, None, None) for work in self._last)
        self._stopping = True  # only now: a thread that finds nothing to do ends
        for _ in (*self._last, *self._threads):
            self._calls.put(None)
        self._last.clear()
        self._core.leave()
        for thread in self._threads:
            thread.join()
        self._outcomes.clear()
        QCoreApplication.removePostedEvents(self, QEvent.Type.MetaCall)

    def _put(self, job: Job, urgent: bool) -> Job:
        if self._stopping:
            job.cancel()
            return job
        self._start_threads()
        self._open += 1
        if job.is_awaited:
            self._come_together()
        (self._urgent if urgent else self._waiting).append(job)
        self._calls.put(None)
        return job

    def _come_together(self) -> None:
        """The window waits for this: it and a lone worker share a core until the answer is there."""
        self._awaited += 1
        if len(self._threads) == 1:
            self._core.share(self._threads[0].native_id)

    def _part(self) -> None:
        self._awaited -= 1
        if not self._awaited:
            self._core.leave()

    def _start_threads(self) -> None:
        """With the first job: a program that has just started has other things to do."""
        if not self._threads:
            from queue import SimpleQueue

            self._calls = SimpleQueue()
            self._threads = [
                threading.Thread(target=self._work, name=name, daemon=True) for name in self._names
            ]
            for thread in self._threads:
                thread.start()

    def _drop(self, job: Job) -> None:
        with suppress(ValueError):  # it has begun
            self._waiting.remove(job)
            self._open -= 1

    def _take(self) -> Job | None:
        """The next job; None at the end. A call without a job was for one that was dropped."""
        while True:
            self._calls.get()
            for jobs in (self._urgent, self._waiting):
                with suppress(IndexError):
                    return jobs.popleft()
            if self._stopping:
                return None

    def _work(self) -> None:
        run_anywhere()
        while (job := self._take()) is not None:
            news: list[News] = []
            self._in_hand.news = news
            self._outcomes.append(_done(job, news))
            # Widgets may hang on it: the GUI thread, which takes it now, is the last to let go of it.
            del job, news
            self._in_hand.news = None
            self.publish_finished()

    def publish_finished(self) -> None:
        """The only place that says that a result is there; called on the worker, delivered on the GUI thread."""
        self._finished.emit()

    def _deliver(self) -> None:
        job, result, error, news = self._outcomes.popleft()
        if job.is_awaited:
            self._part()
        if news:
            QTimer.singleShot(0, self, lambda: self._tell(news))
        else:
            self._open -= 1
        if not job.orphaned():
            self._hand_over(job, result, error)

    def _tell(self, news: list[News]) -> None:
        self._open -= 1
        for tell in news:
            tell()

    def _hand_over(self, job: Job, result: object, error: Exception | None) -> None:
        if error is None:
            if job.done is not None:
                job.done(result)
        elif job.failed is not None:
            job.failed(error)
        elif self.unhandled is not None and not isinstance(error, Cancelled):
            self.unhandled(error)


def _done(job: Job, news: list[News]) -> _Outcome:
    try:
        job.check()
        return _Outcome(job, job.work(), None, news)
    except Exception as caught:  # every failure is reported on the GUI thread
        return _Outcome(job, None, caught, news)


def database_lane(unhandled: Failed | None = None) -> Workers:
    """The one thread that talks to the store."""
    return Workers(1, "lane", unhandled)


def pool(unhandled: Failed | None = None) -> Workers:
    """Two threads for long work without the store: planning, laying out badges."""
    return Workers(2, "pool", unhandled)
