"""The operating system's keychain: asked with a time limit, never relied upon."""

import importlib
import logging
import queue
import sys
import threading
from collections.abc import Callable
from typing import Protocol, TypeVar

_LOG = logging.getLogger(__name__)
_SERVICE = "sle-desktop"
_BACKENDS = {
    "win32": ("keyring.backends.Windows", "WinVaultKeyring"),
    "darwin": ("keyring.backends.macOS", "Keyring"),
}
_OTHER_BACKEND = ("keyring.backends.SecretService", "Keyring")

Answer = TypeVar("Answer")


class KeychainError(Exception):
    """The keychain is missing, locked, failing or silent; the other key slots must serve."""


class Keychain(Protocol):
    """Keeps short secrets by account. Every method may raise :class:`KeychainError`."""

    def get(self, account: str) -> str | None:
        """Return an account's secret, ``None`` when there is none."""

    def set(self, account: str, secret: str) -> None:
        """Keep an account's secret."""

    def delete(self, account: str) -> None:
        """Forget an account's secret, if there is one."""


class MemoryKeychain:
    """A keychain that lasts as long as the process: for throwaway notebooks and tests."""

    def __init__(self) -> None:
        self._secrets: dict[str, str] = {}

    def get(self, account: str) -> str | None:
        """Return an account's secret, ``None`` when there is none."""
        return self._secrets.get(account)

    def set(self, account: str, secret: str) -> None:
        """Keep an account's secret."""
        self._secrets[account] = secret

    def delete(self, account: str) -> None:
        """Forget an account's secret, if there is one."""
        self._secrets.pop(account, None)


class SystemKeychain:
    """Windows Credential Manager, the macOS keychain or the Secret Service.

    The backend is named, not searched for: a search finds none in a frozen application. Setting
    ``limit`` (seconds) matters because a desktop's keychain may wait for a dialog nobody sees.
    """

    def __init__(self, limit: float = 5.0) -> None:
        self._limit = limit

    def get(self, account: str) -> str | None:
        """Return an account's secret, ``None`` when there is none."""
        return self._asked(lambda backend: backend.get_password(_SERVICE, account))

    def set(self, account: str, secret: str) -> None:
        """Keep an account's secret."""
        self._asked(lambda backend: backend.set_password(_SERVICE, account, secret))

    def delete(self, account: str) -> None:
        """Forget an account's secret, if there is one."""
        if self.get(account) is not None:
            self._asked(lambda backend: backend.delete_password(_SERVICE, account))

    def _asked(self, question: Callable[["_Backend"], Answer]) -> Answer:
        return within(self._limit, lambda: question(_backend()))


class _Backend(Protocol):
    def get_password(self, service: str, username: str) -> str | None: ...
    def set_password(self, service: str, username: str, password: str) -> None: ...
    def delete_password(self, service: str, username: str) -> None: ...


def _backend() -> _Backend:
    module, name = _BACKENDS.get(sys.platform, _OTHER_BACKEND)
    backend: _Backend = getattr(importlib.import_module(module), name)()
    return backend


def within(limit: float, question: Callable[[], Answer]) -> Answer:
    """Return a question's answer if it comes within ``limit`` seconds.

    Raises KeychainError when it fails or is late. A late question is left behind in a thread that
    ends with the process, since nothing can interrupt it.
    """
    answers: queue.SimpleQueue[tuple[Answer] | Exception] = queue.SimpleQueue()

    def ask() -> None:
        try:
            answers.put((question(),))
        except Exception as error:  # noqa: BLE001  backends raise D-Bus, COM and own errors alike
            answers.put(error)

    threading.Thread(target=ask, name="keychain", daemon=True).start()
    try:
        answer = answers.get(timeout=limit)
    except queue.Empty:
        raise KeychainError(f"no answer within {limit} s") from None
    if isinstance(answer, Exception):
        _LOG.info("The keychain failed: %s", type(answer).__name__)
        raise KeychainError(type(answer).__name__) from answer
    return answer[0]
