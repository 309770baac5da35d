"""Where a long Norwegian word may be broken: between the words in it if they are known, else between syllables."""

import re

FEWEST_BEFORE, FEWEST_AFTER = 4, 4

# How compounds of working life and places go on or end: a word may be broken before one of these.
PARTS = """
ansatt ansvarlig arbeid assistent avdeling avtale bedrift bestyrer betjent brann bruk bruker bygd bygg
deltaker direktør drift driver ekspert elev fabrikk fag felles fiskeri fjell forening forsker forvalter
forvaltning fører gård hage hand handel havn helse hjelp hjem hus håndverk industri ingeniør institutt
jobb kirke kjøkken klinikk komite kommun konsulent kontor kontroll kraft kultur kunst kvinne lag landbruk
landsby landskap laug ledelse leder lege leverandør linje lærer lærling løype marked maskin medarbeider
medlem mekaniker menneske mester miljø montør museet museum mølle møte nemnd næring område operatør
oppdrett opplevelse opplæring oppsyn oppvekst organisasjon pedagog person planlegg pleie pleier politi
produksjon program prosjekt psykolog region regnskap reise reparatør represent rettighet råd rådgiv
samarbeid samfunn sekretær selger selskap senter service sikkerhet sjef sjåfør skap skipper skog skole
slakteri smed snekker spesialist språk stasjon student studie styre støtte syke sykehus sykepleier system
tekniker teknikk teknologi terapeut tilsyn tiltak tjenest tjeneste turist ungdom universitet utdanning
utstyr utvalg utvikl vakt vann vareh vedlikehold vei veileder verft verk verksted verktøy vern vesen
virksomhet vitenskap økonomi
""".split()
PART = re.compile("|".join(sorted(set(PARTS), key=len, reverse=True)))

VOWELS = "aeiouyæøåäöüáàâéèêëíìîïóòôúùûý"
# Consonants that are one sound, or that begin a syllable together.
TOGETHER = re.compile(
    "(?:skj|sjk|str|skr|spr|spl|stj|kj|sj|tj|gj|hj|kv|sk|st|sp|bl|br|dr|fl|fr|gl|gr|kl|kr|pl|pr|tr|[^aeiouyæøå])$"
)


def points(word: str) -> list[tuple[int, int]]:
    """Places in the word as (characters before the hyphen, cost): 0 between known words, 1 between syllables."""
    low = word.lower()
    inside = range(FEWEST_BEFORE, len(word) - FEWEST_AFTER + 1)
    found = {at: 1 for at in _syllables(low) if at in inside}
    found |= {match.start(): 0 for match in PART.finditer(low) if match.start() in inside}
    return sorted(found.items())


def _syllables(word: str) -> list[int]:
    """Before the consonants that begin a syllable: as many as can begin one together, and one at least.

    An s between two others is the one that joins two words: arbeids-leder, organisasjons-komite.
    """
    found = []
    for match in re.finditer(f"(?<=[{VOWELS}])([^{VOWELS}\\W\\d_]+)(?=[{VOWELS}])", word):
        joint = match[1].rfind("s", 1, -1)
        onset = TOGETHER.search(match[1])
        found.append(
            match.start() + joint + 1 if joint > 0 else match.end() - len(onset[0] if onset else "x")
        )
    return found
