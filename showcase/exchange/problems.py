"""What is wrong with a bundle, and where."""

from collections.abc import Iterable
from dataclasses import dataclass

# The place inside a document: property names and list positions, as jsonschema gives them.
Where = tuple[str | int, ...]


def where_in_words(where: Where) -> str:
    """The place as it is printed: `("answers", 2, "body")` becomes "answers[2].body". Lists count from 0."""
    words = ""
    for part in where:
        words += f"[{part}]" if isinstance(part, int) else f".{part}"
    return words.removeprefix(".")


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong: the file ("" for the bundle as a whole), the place in it, and the words."""

    file: str
    where: Where
    message: str

    def __str__(self) -> str:
        return ": ".join(part for part in (self.file, where_in_words(self.where), self.message) if part)


class BundleError(Exception):
    """A bundle that cannot be read, imported or written. Carries every problem that was found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = list(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


def bundle_error(message: str, file: str = "") -> BundleError:
    """A `BundleError` with one problem that is not at any one place in a document."""
    return BundleError([Problem(file, (), message)])


class Problems:
    """Collects problems while a bundle is read and checked, so that people hear of all of them at once."""

    def __init__(self) -> None:
        self.found: list[Problem] = []
        self._places: set[tuple[str, Where]] = set()

    def add(self, file: str, where: Where, message: object) -> None:
        problem = Problem(file, where, str(message))
        if problem not in self.found:
            self.found.append(problem)
            self._places.add((file, where))

    def has(self, file: str, where: Where) -> bool:
        """Whether something at exactly this place has been reported: a second check need not repeat it."""
        return (file, where) in self._places

    def raise_if_any(self) -> None:
        if self.found:
            raise BundleError(self.found)
