"""What an import did, for the person who started it."""

from collections import Counter
from dataclasses import dataclass, field

from django.conf import settings
from django.utils.translation import gettext as _

from .kinds import BY_NAME, LISTS, PAGES

CREATED, UNCHANGED, UPDATED, KEPT = "created", "unchanged", "updated", "kept"
OUTCOMES = (CREATED, UNCHANGED, UPDATED, KEPT)


@dataclass
class Report:
    """How many of each kind had which outcome, which were kept though they differ, and what else to know."""

    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    kept: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    translations: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, kind: str, outcome: str, key: str) -> None:
        """Count one thing. `key` names it, should it have been kept."""
        self.counts[kind, outcome] += 1
        if outcome == KEPT:
            self.kept.append(f"{BY_NAME[kind].label}: {key}")

    def add_translation(self, language: str, outcome: str) -> None:
        """Count the words of one thing in another language."""
        self.translations[language, outcome] += 1

    def total(self, outcome: str) -> int:
        return sum(count for (_kind, found), count in self.counts.items() if found == outcome)

    def lines(self) -> list[str]:
        """The report as lines of text: one for each kind, then what was kept, then the notes."""
        headings = {
            CREATED: _("created"),
            UNCHANGED: _("unchanged"),
            UPDATED: _("updated"),
            KEPT: _("kept, differs"),
        }
        lines = []
        for kind in (*LISTS, *PAGES):
            found = [
                f"{self.counts[kind.name, outcome]} {headings[outcome]}"
                for outcome in OUTCOMES
                if self.counts[kind.name, outcome]
            ]
            if found:
                lines.append(f"  {str(kind.label) + ':':<16}{', '.join(found)}")
        for language, name in settings.LANGUAGES:
            found = [
                f"{self.translations[language, outcome]} {headings[outcome]}"
                for outcome in OUTCOMES
                if self.translations[language, outcome]
            ]
            if found:
                lines.append(f"  {str(name) + ':':<16}{', '.join(found)}")
        if self.kept:
            lines += [
                "",
                _(
                    "Kept as they are here, though the bundle has them differently (--update takes the "
                    "bundle's):"
                ),
            ]
            lines += [f"  {name}" for name in sorted(self.kept)]
        return lines + [line for note in self.notes for line in ("", note)]
