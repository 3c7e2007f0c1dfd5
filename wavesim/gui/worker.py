"""One thing at a time beside the window; of several that are asked for, the newest."""

from collections.abc import Callable
from threading import Event

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

GoOn = Callable[[float], bool]
"""Told the part that is done, 0 to 1; whether to go on."""
Make = Callable[[GoOn], object]
"""Makes a result; raises the worker's `given_up` where it may not go on."""


class _Told(QObject):
    """Carries results from the thread to the window."""

    ended = Signal(object, object)
    failed = Signal(Exception)
    went_on = Signal(float)


class _Job(QRunnable):
    """One result that takes longer than a frame."""

    def __init__(self, key: object, make: Make, told: _Told) -> None:
        super().__init__()
        self.key, self.make, self.told = key, make, told
        self.unwanted = Event()

    def go_on(self, part: float) -> bool:
        """Tell the part that is done; False once nobody wants the result."""
        self.told.went_on.emit(part)
        return not self.unwanted.is_set()

    def run(self) -> None:
        """Compute and tell; whatever goes wrong is told where it can be seen."""
        found = None
        try:
            found = self.make(self.go_on)
        except Exception as error:  # noqa: BLE001 - told in the window
            if not self.unwanted.is_set():
                self.told.failed.emit(error)
        self.told.ended.emit(self.key, found)


class Worker(QObject):
    """A thread of its own for what is slow.

    made(key, result): also of one that is out of date meanwhile, if it may still be shown.
    went_on(part): the part that is done of what runs.
    """

    made = Signal(object, object)
    went_on = Signal(float)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.running: _Job | None = None
        self._next: tuple[object, Make] | None = None
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._told = _Told(self)
        self._told.ended.connect(self._end)
        self._told.failed.connect(self._fail)
        self._told.went_on.connect(self.went_on)

    @property
    def busy(self) -> bool:
        """Whether something runs or waits."""
        return self.running is not None

    def ask(self, key: object, make: Make, *, stop: bool = False) -> None:
        """Make this next; stop: what runs is of no use any more."""
        if self.running is None:
            self._start(key, make)
            return
        if stop:
            self.running.unwanted.set()
        same = self.running.key == key and not self.running.unwanted.is_set()
        self._next = None if same else (key, make)

    def drop(self) -> None:
        """Nothing of what was asked for is wanted."""
        self._next = None
        if self.running is not None:
            self.running.unwanted.set()

    def finish(self) -> None:
        """Wait for what runs."""
        self._pool.waitForDone()

    def _start(self, key: object, make: Make) -> None:
        self.running = _Job(key, make, self._told)
        self._pool.start(self.running)

    def _end(self, key: object, found: object) -> None:
        ended, self.running = self.running, None
        if self._next is not None:
            following, self._next = self._next, None
            self._start(*following)
        if found is not None and ended is not None and not ended.unwanted.is_set():
            self.made.emit(key, found)

    def _fail(self, error: Exception) -> None:
        """Raise it in the window's own thread, where faults are caught and shown."""
        raise error
