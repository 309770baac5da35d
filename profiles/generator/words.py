"""The words that invented people speak, written for this. Every name in it is made up."""

from dataclasses import dataclass

FIRST_NAMES = (
    "Ada Aksel Alva Amund Anders Anja Arild Astri Aud Birk Bjørg Bo Brage Dina Edvin Eira Elin Embla "
    "Emil Erlend Eskil Frida Frøydis Gard Gro Guro Halvor Hedda Helle Hogne Idun Iben Ingvild Iver "
    "Jens Jonna Jorunn Kaia Kari Kjell Knut Lage Leif Live Loke Magni Mari Mikkel Nils Njål Odd Oda "
    "Ola Peder Ragna Rolf Runa Sander Signe Sigurd Siv Sondre Solveig Stein Sunniva Synne Tarjei "
    "Tiril Tora Trygve Tuva Ulrik Unni Vegard Vilja Yngve Ylva Åse Åshild Øyvind"
).split()
FAMILY_STARTS = (
    "Alm Berg Bjørk Brat Dal Elv Fjell Furu Gran Hammar Haug Hegg Hol Kvern Lang Lind Myr Nord Rogn "
    "Røys Sand Skog Sol Sten Strand Sør Tun Vest Vik Ås"
).split()
FAMILY_ENDS = (
    "aker bakken bu dal eng gard heim holm li lund moen nes rud seter stad sveen vang voll"
).split()
PLACES = (
    "Granvik Elvestad Myrdalen Haugbygda Storlia Nordrud Kvernes Furuli Sandvoll Bratteng Solheim "
    "Rognmo Heggland Ytre Åsmark Øvre Elvdal Lindås Skogsvang Vesterli Tunhovd Steinsjø Holmvik "
    "Dalseter Sørbygda Fjellgrend"
).split()
SECTORS = (
    "Health and care|Schools and kindergartens|Farming and food|Forest and nature|Building|Energy|"
    "Roads and transport|Digital|Culture|Trade|Tourism|Safety"
).split("|")
SERIES = (
    "Keeping the wheels turning|Here by choice|The night shift|Hands that build|Home again|First job|"
    "A long way from the sea|After the factory|Those who answer|Small places|Made of wood|"
    "Everyone was fifteen once"
).split("|")
THEMES = ("The work", "The way here", "Life beside it", "Advice")
QUESTIONS = (
    "What did you do at work yesterday?|Which tool would you be lost without?|"
    "What stops if you stay at home?|What do people get wrong about your job?|"
    "What does it smell like where you work?|Who taught you most?|When is a day a good day?|"
    "What do you earn, roughly?|How do you take your coffee?|What would you do over again?|"
    "How did you end up here?|What did you want to be at eight?|What was your first week like?|"
    "Who talked you into it?|Which door closed?|What did school leave out?|Why here, of all places?|"
    "When did you know?|What did you leave behind?|What surprised you?|"
    "What do you do when the day is over?|What do you miss?|Where do you go to think?|"
    "What is in your freezer?|Whom do you meet too seldom?|What keeps you awake?|"
    "What do you cook for guests?|Which season is yours?|What have you never told a colleague?|"
    "What do you hum?|What would you say to a fifteen-year-old?|What should nobody do?|"
    "Which mistake was worth it?|What should one learn first?|Whom should one ask?|"
    "When should one leave?|What is harder than it looks?|What is easier?|"
    "What will change in ten years?|What should the region do?"
).split("|")
# Kinds of job with their STYRK-08 codes.
OCCUPATIONS = (
    "2221 Nurse|2212 Specialist doctor|2211 General practitioner|5321 Health care worker|"
    "2264 Physiotherapist|2341 Primary school teacher|2342 Kindergarten teacher|"
    "5311 Child care worker|2330 Secondary school teacher|6130 Farmer|6121 Dairy farmer|7512 Baker|"
    "7511 Butcher|6210 Forestry worker|8172 Sawmill operator|7115 Carpenter|7112 Bricklayer|"
    "7131 Painter|7126 Plumber|7411 Electrician|7413 Line worker|3131 Power plant operator|"
    "8332 Lorry driver|8331 Bus driver|8311 Train driver|7231 Vehicle mechanic|"
    "2512 Software developer|3512 IT supporter|2513 Web developer|2356 IT trainer|"
    "2621 Museum curator|2622 Librarian|2651 Visual artist|2652 Musician|5223 Shop assistant|"
    "5222 Shop manager|4224 Hotel receptionist|5120 Cook|5131 Waiter|5411 Firefighter|"
    "5412 Police officer|3258 Ambulance worker|5153 Caretaker|9112 Cleaner|2631 Economist|"
    "3313 Accountant|2632 Archaeologist|2133 Environmental adviser|2131 Biologist|"
    "3142 Agricultural technician|2142 Civil engineer|2151 Electrical engineer|2145 Process engineer|"
    "2161 Architect|2250 Veterinarian|2262 Pharmacist|5141 Hairdresser|7543 Quality inspector|"
    "8160 Food process operator|7223 Machinist"
).split("|")
TOPIC_STARTS = ("night early long first own shared cold quiet heavy new").split()
TOPIC_ENDS = ("shifts mornings winters jobs businesses kitchens roads machines tools languages").split()
# Words that few use, to search for.
RARE = ("quernstone glimmersten spelgauk hoarfrost kvitmåse tidewrack").split()


@dataclass(frozen=True)
class Tongue:
    """A language: `code` as content has it; `common` words, and halves of which `starts` and `ends` make thousands."""

    code: str
    common: list[str]
    starts: list[str]
    ends: list[str]


TONGUES = (
    Tongue(
        "en",
        (
            "and the a to of in we I it is that was you for on with they not my work day people here "
            "when time have them first what so one had there home boss night morning"
        ).split(),
        (
            "barn boat bread brook cart cloud coal corn creek dust field fire frost grain hay hill "
            "horse iron lamp leaf lake milk mill moss oak path pine plough rain river road roof root "
            "rope saw sheep snow stone storm straw timber valley wagon wheel wind wood wool"
        ).split(),
        (
            "band bank bearer board box bridge carrier craft cutter drift edge fall field gate guard "
            "hand house keeper light line maker mark path pile room shed side smith ward way work "
            "yard"
        ).split(),
    ),
    Tongue(
        "nb",
        (
            "og det i å er at vi på til en som jeg de ikke for med var så har man her når jobb dag "
            "folk hjemme første hva arbeid natt morgen sjefen noen alt"
        ).split(),
        (
            "bekk berg bjelke bjørk brød båt dal elv eng fjell frost furu fôr gress grus hest høst is "
            "jern korn kull kvist lykt løv melk mølle måne nett regn rot sag sau ski skog snø sol "
            "stein storm strøm tau tømmer tåke ull vann vei vinter ås"
        ).split(),
        (
            "arbeider bakke benk bru brukar bygger drift fører gang hus kant kjører lag lapp lys "
            "mester måler plass rom side skift skjul smie stasjon stue tak tilsyn tur vakt verk "
            "vokter øks"
        ).split(),
    ),
    Tongue(
        "nn",
        (
            "og det i å er at vi på til ein som eg dei ikkje for med var så har ein her når jobb dag "
            "folk heime fyrste kva arbeid natt morgon sjefen nokon alt"
        ).split(),
        (
            "bekk berg bjelke bjørk brød båt dal elv eng fjell frost furu fôr gras grus hest haust is "
            "jarn korn kol kvist lykt lauv mjølk mølle måne nett regn rot sag sau ski skog snø sol "
            "stein storm straum tau tømmer skodde ull vatn veg vinter ås"
        ).split(),
        (
            "arbeidar bakke benk bru brukar byggjar drift førar gang hus kant køyrar lag lapp lys "
            "meister målar plass rom side skift skjul smie stasjon stove tak tilsyn tur vakt verk "
            "vaktar øks"
        ).split(),
    ),
)
