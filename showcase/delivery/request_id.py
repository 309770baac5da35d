"""The name of a request, or of a task, in every line of the log that it causes."""

import random
import re
from contextvars import ContextVar

# What a proxy in front may call a request. Anything else could forge lines of the log, or fill them.
WELL_FORMED = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{7,127}", re.ASCII)

# Empty outside of requests and tasks.
current: ContextVar[str] = ContextVar("request_id", default="")


def make() -> str:
    """A name of 32 hexadecimal digits: not a secret, and so not worth a call of the system for each request."""
    return f"{random.getrandbits(128):032x}"


def accept(proposed: str) -> str:
    """The name that a proxy gave a request if it is well-formed, otherwise a new one."""
    return proposed if WELL_FORMED.fullmatch(proposed) else make()
