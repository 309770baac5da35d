"""The cards whose reference pictures are committed: every kind, every shape, and the texts that go wrong first."""

from media.cards import Card, Kind, Shape

from .drawn import landscape, logo, portrait

LINK, SQUARE, STORY = Shape
LONG = (
    "Han skulle bare være her ett år, men så kom elva, jobben på sagbruket og en nabo som lærte ham å lafte hus av "
    "gammel furu fra Finnskogen, og så ble han boende her"
)
SIXTY = "Menneskerettighetsorganisasjonskomitemedlemsrepresentantskap"
PERSON = {
    "over": "Hjula i gang",
    "name": "Astri Gjermundsen",
    "line": "Konservator, Skogelvmuseet",
    "site": "Skogelva",
    "people": 18,
}
FACES = tuple(portrait(number) for number in range(5))
SERIES = {"site": "Skogelva", "line": "18 mennesker om det de gjør hele dagen", "people": 18}
BLUE = "#005a8c"


def person(text: str, kind: Kind = Kind.PROFILE, **others) -> Card:
    return Card(kind, text, **PERSON | others)


def answer(text: str, **others) -> Card:
    return person(text, Kind.ANSWER, **{"over": "Hva hører du først om morgenen?"} | others)


SAMPLES: dict[str, tuple[Card, Shape]] = {
    # Lengths, from one character to 160
    "one-character": (person("Å"), LINK),
    "two-words": (person("Jeg ble", picture=portrait()), LINK),
    "headline": (person("“I walk to the quiet ones first”", picture=portrait(1), logo=logo()), LINK),
    "headline-square": (person("“I walk to the quiet ones first”", picture=portrait(1), logo=logo()), SQUARE),
    "headline-story": (person("“I walk to the quiet ones first”", picture=portrait(1), logo=logo()), STORY),
    "160-characters": (person(LONG, picture=portrait(2)), LINK),
    "160-characters-square": (person(LONG, picture=portrait(2), logo=logo()), SQUARE),
    "160-characters-story": (person(LONG), STORY),
    "too-long": (
        person(f"{LONG}, og enda et år, og ett til, til han hadde glemt at han en gang skulle videre"),
        LINK,
    ),
    # Long words
    "sixty-letter-word": (person(SIXTY, picture=portrait(3)), LINK),
    "sixty-letter-word-square": (person(SIXTY), SQUARE),
    "sixty-letter-quote": (answer(SIXTY, picture=portrait(3)), LINK),
    "compound": (person("Kraftverksvedlikeholdstekniker med hodelykt", accent=BLUE), LINK),
    "soft-hyphens": (
        person("Elektro\u00adinstallatør\u00advirksomhets\u00adgodkjenning på do\u00adugnad"),
        LINK,
    ),
    "no-spaces": (person("W" * 160, name="W" * 60, line="W" * 90, over="W" * 80, site="W" * 50), LINK),
    # Letters
    "sami": (
        person("Čáŋgalávžži, Đuoršu ja Ŧáhppesvuolli", name="Máret Áŋŋe Guhtur", picture=portrait(4)),
        LINK,
    ),
    "emoji": (answer("Jeg 👩‍🚒 slukker 🔥 og redder 🐈 fra trær 🌲🌲 ❤️ 🇳🇴", name="Kari 🚒"), LINK),
    "arabic": (
        answer("الناس هنا يسألون عن اسمك قبل أن يسألوا عن عملك (في 2019).", picture=portrait(5)),
        LINK,
    ),
    "hebrew": (
        person("הנהר לא ממהר, וגם אני לא", name="ליאה כהן", line="רופאה, Skogelva", over="שלום"),
        LINK,
    ),
    "arabic-within": (person("Hun sier «مرحبا يا صديقي» til alle 25 elevene", name="Leila حسيني"), SQUARE),
    "cyrillic-and-greek": (answer("Річка не поспішає. Το ποτάμι δεν βιάζεται.", name="Оксана Ґудзь"), LINK),
    "east": (
        person("Zażółć gęślą jaźń, Łukasz, Šarūnas și Ğökçe", name="Nguyễn Thị Hương", picture=portrait()),
        LINK,
    ),
    "letters-nobody-has": (person("漢字 mellom ord 한국어 og ꙮ ord", name="陳", line="Kokk"), LINK),
    "marks-upon-marks": (answer("Z̴̢̛̘a̵̡̛l̸̨̛͚g̶̞͠o i elva", name="E\u0301ric"), LINK),
    "lines-and-controls": (
        person("En\nlinje\r\n\tog\x00 en\x07 til\u2028og \u202e\u2066en", name="Per\nArne"),
        LINK,
    ),
    "markup": (person("<b>Fisk</b> & sild: 100 % “ekte” – 1/2 pris…", line="Fisker <script>"), LINK),
    # Answers
    "answer": (answer("Stillheten etter at saga stopper.", picture=portrait(3), logo=logo()), LINK),
    "answer-square": (answer("Stillheten etter at saga stopper.", accent=BLUE), SQUARE),
    "answer-story": (answer(LONG, picture=portrait(3)), STORY),
    # Series and questions
    "series": (Card(Kind.SERIES, "Hjula i gang", faces=FACES, logo=logo(), **SERIES), LINK),
    "series-square": (Card(Kind.SERIES, "Her av egen vilje", faces=FACES[:3], **SERIES), SQUARE),
    "series-story": (Card(Kind.SERIES, "Hjula i gang", faces=FACES, logo=logo("#fffdf6"), **SERIES), STORY),
    "series-one-person": (
        Card(Kind.SERIES, "Her av egen vilje", faces=FACES[1:2], site="Skogelva", people=1),
        SQUARE,
    ),
    "series-nobody": (Card(Kind.SERIES, "Her av egen vilje", site="Skogelva", people=3), LINK),
    "question": (
        Card(Kind.QUESTION, "Hva gjorde du feil det første året?", faces=FACES, line="12 svar"),
        LINK,
    ),
    "question-square": (
        Card(Kind.QUESTION, LONG + "?", faces=FACES[:2], site="Skogelva", logo=logo()),
        SQUARE,
    ),
    "question-story": (Card(Kind.QUESTION, "Hva tjener du?", faces=FACES, site="Skogelva", people=48), STORY),
    # Films and pages
    "film": (person("Brød før daggry", Kind.FILM, picture=landscape(), logo=logo()), LINK),
    "film-square": (person(LONG, Kind.FILM, picture=landscape()), SQUARE),
    "film-story": (person("Brød før daggry", Kind.FILM), STORY),
    "page": (Card(Kind.PAGE, "Hvem holder stedet i gang?", line=LONG[:90], site="Skogelva"), LINK),
    "page-kicker": (
        Card(Kind.PAGE, "Helse og omsorg", over="Næring", line="To personer", site="Skogelva"),
        LINK,
    ),
    "page-square": (Card(Kind.PAGE, "Om oss", picture=landscape(), site="Skogelva", logo=logo()), SQUARE),
    "page-story": (Card(Kind.PAGE, "Om nettstedet", line="Hvem som lager det", site="Skogelva"), STORY),
}
