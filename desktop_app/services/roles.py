"""The role of this computer, behind a PIN where one is set (see `core.roles` for what each may do)."""

import hashlib
import hmac

from desktop_app.core.errors import Refused
from desktop_app.core.roles import Role
from desktop_app.core.text import N_
from desktop_app.services.recorder import Recorder
from desktop_app.services.settings import Settings

SHORTEST_PIN = 4
# scrypt parameters of RFC 7914 for interactive logins: about 16 MB and 50 ms a try.
_COST, _BLOCK, _PARALLEL, _LENGTH = 2**14, 8, 1, 32
WAIT_AFTER_WRONG_MS = (0, 0, 1_000, 5_000, 30_000)


class Roles:
    """The role of this desk, and PINs of the community, kept as salted hashes that are slow to try.

    Attributes:
        here: what this desk is now; a command line is never asked and may do everything.
    """

    def __init__(self, recorder: Recorder, settings: Settings) -> None:
        self._recorder = recorder
        self._settings = settings
        self.here = Role.ORGANISER
        self._wrong = 0
        self._blocked_until_ms = 0

    def needs_pin(self, role: Role) -> bool:
        """Whether a PIN was set for this role."""
        return bool(self._settings.get(f"pin_{role.value}"))

    def set_pin(self, role: Role, pin: str) -> None:
        """Set the PIN of a role, or take it away with "". Raises `Refused` ``pin-short``."""
        if pin and (len(pin) < SHORTEST_PIN or not pin.isdigit()):
            raise Refused("pin-short", N_("A PIN is at least four digits."))
        if not pin:
            self._settings.set(f"pin_{role.value}", "")
            return
        salt = self._recorder.random.getrandbits(128).to_bytes(16, "big")
        self._settings.set(f"pin_{role.value}", {"salt": salt.hex(), "hash": _hash(pin, salt)})

    def enter(self, role: Role, pin: str) -> bool:
        """Whether the PIN opens the role. Wrong tries make the next ones wait.

        Raises:
            Refused: ``pin-wait`` while the wait lasts.
        """
        kept = self._settings.get(f"pin_{role.value}")
        if not kept:
            return True
        now_ms = self._recorder.clock.read().monotonic_ms
        if now_ms < self._blocked_until_ms:
            wait_s = -(-(self._blocked_until_ms - now_ms) // 1000)
            raise Refused("pin-wait", N_("Too many wrong tries. Wait {seconds} s."), seconds=wait_s)
        right = hmac.compare_digest(_hash(pin, bytes.fromhex(kept["salt"])), kept["hash"])
        self._wrong = 0 if right else self._wrong + 1
        step = WAIT_AFTER_WRONG_MS[min(self._wrong, len(WAIT_AFTER_WRONG_MS) - 1)]
        self._blocked_until_ms = now_ms + step
        return right


def _hash(pin: str, salt: bytes) -> str:
    return hashlib.scrypt(pin.encode(), salt=salt, n=_COST, r=_BLOCK, p=_PARALLEL, dklen=_LENGTH).hex()
