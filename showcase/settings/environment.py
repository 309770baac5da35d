"""The environment as settings are read from it: a value that is missing or wrong stops the start with one sentence.

django-environ knows the formats. What it lets pass stands here: a switch that is neither on nor off, spaces in a list,
an address of a database that Django has no engine for, a secret that begins with a dollar sign.
"""

from collections.abc import Callable, Mapping
from difflib import get_close_matches
from typing import Any, NoReturn

import environ
from django.core.exceptions import ImproperlyConfigured

# Names that begin so are ours; whoever sets one that nothing reads has misspelt it.
PREFIX = "SHOWCASE_"
ON = ("1", "on", "true", "yes")
OFF = ("0", "off", "false", "no")
NOT_SET = environ.Env.NOTSET
# Longer values than this are not repeated in full.
SHOWN = 80


class SettingError(ImproperlyConfigured):
    """One sentence that names a variable of the environment, what is in it, and what to write instead."""


class Environment(environ.FileAwareEnv):
    """Variables by their names, each with a `_FILE` beside it that names a file with the value, as containers' secrets
    come. An empty value counts as none. `names` are those that were asked for.
    """

    def __init__(self, variables: Mapping[str, str] | None = None) -> None:
        super().__init__()
        self.names: set[str] = set()
        if variables is not None:
            self.ENVIRON = environ.fileaware_mapping.FileAwareMapping(dict(variables))

    def get_value(self, var: str, cast=None, default=NOT_SET, parse_default: bool = False) -> Any:
        """The value, by django-environ's casts. Raises `SettingError`.

        In place of django-environ's own, which takes what follows a dollar sign for another variable's name.
        """
        text = self._text(var)
        if not text:
            if default is NOT_SET:
                refuse(var, "is not set", f"set it to {WANTED.get(cast, 'a value')}")
            return self.parse_value(default, cast) if parse_default else default
        if cast is bool:
            return self._switch(var, text)
        if cast is list:
            return [entry.strip() for entry in text.split(",") if entry.strip()]
        try:
            return self.parse_value(text, cast)
        except (TypeError, ValueError):
            refuse(var, f"is {shown(text)}", f"write {WANTED.get(cast, 'another value')}")

    def choice(self, var: str, choices: tuple[str, ...], default: str) -> str:
        value = self.str(var, default)
        if value not in choices:
            refuse(var, f"is {shown(value)}", f"write {one_of(choices)}")
        return value

    def number(self, var: str, default: int, least: int = 0) -> int:
        """A whole number of at least `least`."""
        value = self.int(var, default)
        if value < least:
            refuse(var, f"is {value}", f"write a whole number of at least {least}")
        return value

    def each(self, var: str, read: Callable[[str], str], wanted: str) -> list[str]:
        """A list without the spaces around its entries, each as `read` returns it; `ValueError` from it refuses one."""
        entries = self.list(var, default=[])
        for entry in entries:
            try:
                read(entry)
            except ValueError:
                refuse(var, f"has {shown(entry)} in it", f"write {wanted}, separated by commas")
        return [read(entry) for entry in entries]

    def secret(self, var: str, default=NOT_SET, wanted: str = "a secret") -> str:
        """As `str`, and never shown."""
        value = self._text(var)
        if not value and default is NOT_SET:
            refuse(var, "is not set", f"set it to {wanted}")
        return value or default

    def expect(self, *names: str) -> None:
        """Take note of names that other programs read: they are no misspellings."""
        self.names.update(names)

    def misspelt(self) -> list[str]:
        """A sentence for each variable with our prefix that nothing has asked for."""
        return [
            f"{name} is set, but no setting has this name here{_meant(name, self.names)}."
            for name in sorted(self.ENVIRON.env)
            if name.startswith(PREFIX) and self.names.isdisjoint({name, name.removesuffix("_FILE")})
        ]

    def _text(self, var: str) -> str:
        self.names.add(var)
        variables = self.ENVIRON.env
        if variables.get(var) and variables.get(f"{var}_FILE"):
            refuse(var, f"and {var}_FILE are both set", "set one of them")
        try:
            return self.ENVIRON[var].strip()
        except KeyError:
            return ""
        except (OSError, UnicodeDecodeError) as error:
            file, why = variables[f"{var}_FILE"], getattr(error, "strerror", None) or "it is not text"
            refuse(f"{var}_FILE", f"names {file}, which cannot be read ({why})", "name a readable file")

    def _switch(self, var: str, text: str) -> bool:
        if text.lower() in ON:
            return True
        if text.lower() not in OFF:
            refuse(var, f"is {shown(text)}", "write on or off")
        return False


def refuse(name: str, found: str, instead: str) -> NoReturn:
    raise SettingError(f"{name} {found}: {instead}.")


def shown(value: str) -> str:
    """A value as a sentence quotes it. Not for what may hold a secret."""
    return f"“{value if len(value) <= SHOWN else value[: SHOWN - 1] + '…'}”"


def one_of(choices: tuple[str, ...]) -> str:
    return f"{', '.join(choices[:-1])} or {choices[-1]}"


def _meant(name: str, known: set[str]) -> str:
    close = get_close_matches(name.removesuffix("_FILE"), sorted(known), n=1, cutoff=0.8)
    return f" (did you mean {close[0]}?)" if close else ""


# What to write, by the cast that a setting asks for.
WANTED = {bool: "on or off", float: "a number", int: "a whole number", list: "a list, separated by commas"}

env = Environment()
