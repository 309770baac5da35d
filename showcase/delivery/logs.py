"""How events are written: one JSON object a line for machines, or plain lines for people; never a secret."""

import json
import logging
import os
import re
from datetime import UTC, datetime
from functools import lru_cache
from ipaddress import ip_address, ip_network

from pythonjsonlogger.json import JsonFormatter

from . import request_id
from .reports import mask

# A link to set a password anew, as Django signs it: who has it is let in.
TOKEN = re.compile(r"[0-9a-z]{1,13}-[0-9a-f]{32,64}")
# A parameter's name, before its value or without one.
PARAMETER = re.compile(r"(?:^|&)([^=&]{1,40})")
PARAMETERS = 12
ENCODE = json.JSONEncoder(ensure_ascii=False).encode
STDERR = 2


class RequestIdFilter(logging.Filter):
    """Gives each event the request, or the task, that it happened in."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.request_id = request_id.current.get()
        return True


class WholeLines(logging.Handler):
    """Writes each event to stderr by one call of the system, and lets no thread wait for another.

    `logging.StreamHandler` holds a lock meanwhile, which its stream needs: of pages from the page cache that cost a
    process one in ten. Files and pipes keep apart what comes by one call, as several processes need anyway (a pipe up
    to PIPE_BUF bytes, POSIX.1-2017 on `write`).
    """

    def handle(self, record: logging.LogRecord) -> bool | logging.LogRecord:
        passed = self.filter(record)
        if passed:
            self.emit(record)
        return passed

    def emit(self, record: logging.LogRecord) -> None:
        try:
            line = f"{self.format(record)}\n".encode(errors="backslashreplace")
            while line:
                line = line[os.write(STDERR, line) :]
        except Exception:
            self.handleError(record)


class JsonLines(JsonFormatter):
    """`time` (UTC), `level`, `logger`, `message` and `request_id`, then whatever the event has beside them."""

    def __init__(self) -> None:
        super().__init__(
            "%(levelname)s %(name)s %(message)s %(request_id)s",
            rename_fields={"levelname": "level", "name": "logger"},
            # Django's own extra: an object of a request, and its socket.
            reserved_attrs=[*_RESERVED, "request", "fields"],
            json_ensure_ascii=False,
        )

    def format(self, record: logging.LogRecord) -> str:
        fields = getattr(record, "fields", None)
        if fields is None or record.exc_info:
            return mask(super().format(record))
        # Half of the time, and there is one for every request.
        first = {"time": _time(record), "level": record.levelname, "logger": record.name}
        second = {"message": record.getMessage(), "request_id": getattr(record, "request_id", "")}
        return ENCODE(first | second | fields)

    def add_fields(self, log_data: dict, record: logging.LogRecord, message_dict: dict) -> None:
        log_data["time"] = _time(record)
        super().add_fields(log_data, record, message_dict)
        log_data["message"] = TOKEN.sub("…", log_data["message"])
        log_data.update(getattr(record, "fields", {}))


def path_without_secrets(path: str, query: str) -> str:
    """A path without tokens, and the names of the parameters: their values are words of people, or secrets."""
    path = TOKEN.sub("…", path)
    names = PARAMETER.findall(query)[:PARAMETERS]
    return f"{path}?{'&'.join(names)}" if names else path


@lru_cache(maxsize=1024)
def address_in_part(address: str, how: str) -> str | None:
    """An address as the log keeps it: "full", its "network" (/24, /48), or "none" of it."""
    try:
        found = ip_address(address)
    except ValueError:
        return None
    if how == "full":
        return address
    if how == "network":
        return str(ip_network(f"{found}/{24 if found.version == 4 else 48}", strict=False))
    return None


def _time(record: logging.LogRecord) -> str:
    return datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")


_RESERVED = [*vars(logging.makeLogRecord({})), "message", "asctime", "taskName"]
