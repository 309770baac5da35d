"""Twenty-one invented people who speak Bokmål, Nynorsk and English, and mention each other's work in passing."""

from dataclasses import dataclass

from wagtail.models import Locale

from profiles.models import Answer, Place, ProfilePage, Sector, Workplace
from tests.factories import (
    make_film,
    make_home,
    make_image,
    make_occupation,
    make_place,
    make_profile,
    make_sector,
    make_series,
    make_workplace,
)


@dataclass(frozen=True)
class Person:
    name: str
    language: str
    job: str
    workplace: str
    place: str
    sector: str
    headline: str
    answers: dict[str, str]
    topics: tuple[str, ...] = ()
    occupation: str = ""
    transcript: str = ""


PEOPLE = (
    Person(
        "Ingrid Bakkeli",
        "nb",
        "Sykepleier",
        "Elvestad sykehus",
        "Elvestad",
        "Helse",
        "Jeg sover når dere spiser frokost",
        {
            "Hva gjør du på jobb?": "Jeg går nattevakt på akutten. Vi tar imot alle, og de fleste er redde.",
            "Hva misforstår folk?": "At sykepleiere trøster. Vi regner doser, leser blodprøver og sier nei til leger.",
            "Hva savner du?": "Å spise middag med barna mine på hverdager.",
        },
        ("nattevakt", "turnus"),
        "Sykepleier",
    ),
    Person(
        "Torbjørn Åsen",
        "nb",
        "Skogsarbeider",
        "Storlia skog",
        "Myrdalen",
        "Skog",
        "Trær er eldre enn sjefen min",
        {
            "Hva gjør du på jobb?": "Jeg feller gran med motorsag der maskinene ikke kommer til, i bratte lier.",
            "Hvilket verktøy er du fortapt uten?": "Øksa til bestefar. Motorsaga kan jeg bytte ut.",
            "Hva savner du?": "Ingenting. Jo, kolleger som svarer.",
        },
        ("utendørs",),
        "Skogsarbeider",
    ),
    Person(
        "Renée Haugland",
        "nb",
        "Baker",
        "Fire halve",
        "Granvik",
        "Mat",
        "En idé klokka fire om natten",
        {
            "Hva gjør du på jobb?": "Setter deigen klokka to og steker brød til hele byen er våken.",
            "Hvorfor akkurat her?": "Jeg kom for en kafé og ble for et surdeigsbrød.",
            "Hva lukter det?": "Kardemomme på fredager, ellers gjær og varm stein.",
        },
        ("tidlige morgener", "mat"),
        "Baker",
    ),
    Person(
        "Odd-Arne Strømmen",
        "nb",
        "Energimontør",
        "Storfallet kraft",
        "Haugbygda",
        "Energi",
        "Mannen i masta",
        {
            "Hva gjør du på jobb?": "Jeg bygger linjer og reparerer strømnettet når stormen har vært her.",
            "Hva stopper hvis du blir hjemme?": "Strømmen. Da slutter kaffetrakteren, og så begynner telefonen.",
            "Tør du å være så høyt oppe?": "Høyden er grei. Det er bakken man skal være redd for.",
        },
        ("strøm", "utendørs"),
        "Energimontør",
    ),
    Person(
        "Mona Lund",
        "nb",
        "Rektor",
        "Granvik skole",
        "Granvik",
        "Skole",
        "Døra mi står alltid åpen",
        {
            "Hva gjør du på jobb?": "Jeg leter etter vikarer, trøster en lærer og låner bort paraplyen min.",
            "Hva ville du sagt til en femtenåring?": "Bytt retning så ofte du vil. Ingen husker hva du valgte.",
            "Hva savner du?": "Å undervise. En klasse som ler samtidig.",
        },
        ("mennesker",),
    ),
    Person(
        "Yusuf Demir",
        "nb",
        "Bussjåfør",
        "Skogelva buss",
        "Elvestad",
        "Transport",
        "Jeg venter hvis du løper",
        {
            "Hva gjør du på jobb?": "Kjører linje fire frem og tilbake, og hilser på de samme pensjonistene.",
            "Hva lærte du først?": "Norsk lærte jeg av passasjerene, særlig banneordene.",
            "Hvem snakker du med?": "Sykepleierne etter nattevakta. De sovner før holdeplassen.",
        },
        ("lære norsk", "turnus"),
    ),
    Person(
        "Grete Solli",
        "nb",
        "Møbelsnekker",
        "Låven verksted",
        "Myrdalen",
        "Bygg",
        "Båter først, så stoler",
        {
            "Hva gjør du på jobb?": "Jeg lager stoler av bjørk. Før bygde jeg båter sammen med far.",
            "Hva var en feil?": "Å selge den siste båten. Den ligger i Granvik og gråter.",
            "Hva lukter det?": "Linolje, alltid linolje.",
        },
        ("tre",),
        "Snekker",
    ),
    Person(
        "Eivind Myhre",
        "nn",
        "Mjølkebonde",
        "Dalen gard",
        "Myrdalen",
        "Mat",
        "Kyrne veit når eg er trøytt",
        {
            "Kva gjer du på jobb?": "Eg mjølkar to gonger om dagen og køyrer fôr i mellomtida.",
            "Kva misforstår folk?": "At kyr er dumme. Dei hugsar kvar einaste grind du ikkje lukka.",
            "Kva saknar du?": "Ein ferie der ingen ringjer om kalving.",
        },
        ("tidlege morgonar", "mat"),
        "Bonde",
    ),
    Person(
        "Sigrid Fykse",
        "nn",
        "Jordmor",
        "Elvestad sjukehus",
        "Elvestad",
        "Helse",
        "Eg har helsa på fleire enn ordføraren",
        {
            "Kva gjer du på jobb?": "Eg tek imot born. Somme natter tre, somme natter ingen.",
            "Kva gjorde at du vart verande?": "Fjorden, sjølv om han er eit vatn, og kollegaene mine.",
            "Kva seier du til ein femtenåring?": "Lær deg å vente utan telefon.",
        },
        ("nattevakt",),
        "Jordmor",
    ),
    Person(
        "Arne Kvåle",
        "nn",
        "Brøytebilsjåfør",
        "Nordlia vegdrift",
        "Haugbygda",
        "Transport",
        "Når det snør, er eg vaken",
        {
            "Kva gjer du på jobb?": "Brøyter vegen frå kyrkja til grensa før skulebussen kjem.",
            "Kva stoppar om du blir heime?": "Alt som har hjul. Og jordmora.",
            "Kva likar du best?": "Stilla rett etter snøfallet, når spora mine er dei første.",
        },
        ("nattevakt", "maskiner"),
    ),
    Person(
        "Kristin Hove",
        "nn",
        "Bibliotekar",
        "Granvik folkebibliotek",
        "Granvik",
        "Kultur",
        "Eg låner ut stillheit",
        {
            "Kva gjer du på jobb?": "Finn bøker folk ikkje visste at dei leita etter, og hjelper med skattemeldinga.",
            "Kva er det beste spørsmålet du har fått?": "Om vi hadde ei bok med raudt omslag og ein hund i.",
            "Kva drøymde du om?": "Å bli flygar. Eg vart høgdeskrekk i staden.",
        },
        ("bøker", "menneske"),
        "Bibliotekar",
    ),
    Person(
        "Per Olav Tveit",
        "nn",
        "Sagbruksarbeidar",
        "Haugsaga trelast",
        "Haugbygda",
        "Skog",
        "Ni fingrar og godt humør",
        {
            "Kva gjer du på jobb?": "Sorterer plank etter kvist og krok, åtte timar til dagen.",
            "Kva fortel du ikkje heime?": "Kor nær den tiande fingeren var å bli med.",
            "Kva luktar det?": "Harpiks. Kona seier eg luktar jol.",
        },
        ("tre", "maskiner"),
    ),
    Person(
        "Åshild Vågane",
        "nn",
        "Lærling i røyrleggjarfaget",
        "Volt og vatn",
        "Elvestad",
        "Bygg",
        "Ei jente med rørtong",
        {
            "Kva gjer du på jobb?": "Bytter røyr i kjellarar der ingen har vore sidan krigen.",
            "Kvifor valde du dette?": "Eg ville bli ferdig med skulen og tene pengar som lærling.",
            "Kva misforstår folk?": "At det berre er kloakk. Det er mest matematikk.",
        },
        ("læretid",),
        "Røyrleggjar",
    ),
    Person(
        "Nadia Rahman",
        "en",
        "Nurse",
        "Elvestad hospital",
        "Elvestad",
        "Health",
        "Night is when people tell the truth",
        {
            "What do you do at work?": "I look after people on the heart ward, mostly at night, mostly by listening.",
            "What did you study?": "My studies were in Dhaka. Then I studied Norwegian verbs for two years.",
            "What do you miss?": "Mangoes, and my mother's opinion of them.",
        },
        ("night shifts", "moved here"),
        "Nurse",
    ),
    Person(
        "Tom O'Leary",
        "en",
        "Sawmill operator",
        "Northsaw",
        "Haugbygda",
        "Forest",
        "Every log has an opinion",
        {
            "What do you do at work?": "I run the band saw and argue with the computer about knots.",
            "What do people get wrong?": "They think a sawmill is noise. It is geometry with ear protection.",
            "What do you miss?": "The sea. A river is only a rumour of it.",
        },
        ("machines", "moved here"),
        "Sawmill operator",
    ),
    Person(
        "Chloë Marchetti",
        "en",
        "Museum conservator",
        "River museum",
        "Granvik",
        "Culture",
        "I mend what nobody remembers breaking",
        {
            "What do you do at work?": "I clean a painted cupboard with cotton buds, nine square centimetres a day.",
            "What is harder than it looks?": "Doing nothing. Most objects want to be left alone.",
            "Which tool would you be lost without?": "A scalpel, and a very patient electrician.",
        },
        ("history",),
        "Conservator",
    ),
    Person(
        "Daniel Schmidt",
        "en",
        "Electrician",
        "Volt and Wit",
        "Granvik",
        "Building",
        "I have seen behind your walls",
        {
            "What do you do at work?": "I rewire houses from 1950 in which every owner has been creative.",
            "What would you say to a fifteen-year-old?": "Start an apprenticeship. You are paid while you learn.",
            "Tell us about a mistake.": "I once cut the power to the whole church during a wedding.",
        },
        ("apprenticeship",),
        "Electrician",
    ),
    Person(
        "Ellen Marsh",
        "en",
        "Ranger",
        "Storlia nature service",
        "Myrdalen",
        "Nature",
        "The wolf does not read the map",
        {
            "What do you do at work?": "I count tracks in the snow and talk with reindeer herders who know more.",
            "What stops if you stay at home?": "Nothing. The forest would be relieved.",
            "Where do you go to think?": "A bog with cloudberries, and I will not say which.",
        },
        ("outdoors", "animals"),
        "Ranger",
    ),
    Person(
        "Wei Zhang",
        "en",
        "Game developer",
        "Barn studio",
        "Myrdalen",
        "Digital",
        "A small team in a large barn",
        {
            "What do you do at work?": "I write the code for foxes that behave better than real ones.",
            "What did it cost to move?": "A flat in Oslo, forty square metres. I have a barn now, and bats.",
            "What do you do when the day is over?": "Skiing, badly, and then soup.",
        },
        ("moved here", "computers"),
        "Developer",
        "The film begins with a lighthouse that walks across the ice, drawn by hand.",
    ),
    Person(
        "Ruth Adeyemi",
        "en",
        "General practitioner",
        "Haugbygda surgery",
        "Haugbygda",
        "Health",
        "Twelve hundred patients, one tractor queue",
        {
            "What do you do at work?": "Fifteen-minute appointments that take twenty, and home visits by snowmobile.",
            "What surprised you?": "That people apologise for being ill.",
            "Who taught you most?": "A midwife who never once raised her voice.",
        },
        ("people",),
        "Doctor",
    ),
    Person(
        "Solveig Nesheim",
        "en",
        "Digital adviser",
        "Shared data",
        "Elvestad",
        "Digital",
        "I turn it off and on again, with love",
        {
            "What do you do at work?": "I train teachers and nurses to trust their own passwords.",
            "How did you end up here?": "I was a librarian until the catalogue moved into a computer.",
            "What is your best advice?": "Write it down on paper, then tell me where the paper is.",
        },
        ("computers", "changed careers"),
        "IT trainer",
    ),
)


def make_corpus() -> None:
    """Publish everyone, each in their own language."""
    series, portrait = make_series(make_home()), make_image()
    for person in PEOPLE:
        place = Place.objects.filter(name=person.place).first() or make_place(person.place)
        sector = Sector.objects.filter(name=person.sector).first() or make_sector(person.sector)
        workplace = Workplace.objects.filter(name=person.workplace).first()
        page = make_profile(
            series,
            person.name,
            job_title=person.job,
            headline=person.headline,
            summary=person.headline,
            portrait=portrait,
            workplace=workplace or make_workplace(person.workplace, place=place, sector=sector),
            topics=person.topics,
            occupations=(make_occupation(person.occupation),) if person.occupation else (),
            films=(make_film(transcript=f"<p>{person.transcript}</p>"),) if person.transcript else (),
        )
        page.locale = Locale.objects.get_or_create(language_code=person.language)[0]
        page.answers = [
            Answer(wording=wording, body=f"<p>{body}</p>", sort_order=order)
            for order, (wording, body) in enumerate(person.answers.items())
        ]
        page.save(clean=False)
    assert ProfilePage.objects.live().count() == len(PEOPLE)
