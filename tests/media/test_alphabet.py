"""Names stand in the order of the Norwegian alphabet, whatever database they are in."""

import random

import pytest

from media.alphabet import Alphabetical, norwegian_key
from profiles.models import Place, Workplace
from tests.factories import make_place, make_workplace

# As PostgreSQL 15 sorts them with ICU's collation for Norwegian.
NAMES = (
    "Anne,Čáhppe,Cato,Dag,De,Ðe,Đorđe,Duda,Elise,Élise,Lukas,Łukasz,Nils,Ŋuŋŋe,ola,Ola,Olav,Ole Jan,Ole-Jan,Olejan,"
    "Šuoššjávri,Svein,Thor,Þor,Tia,Tove,Ŧŧa,Ute,Ünal,Yngve,Zara,Ægir,Ämtvall,Ærlig,Ärlig,Öberg,Ødegård,Ørn,Østen,"
    "Œuvre,Øyvind,Özil,å,aa,Ågot,Åmodt,Aamodt,Åse,Aase"
).split(",")


def shuffled() -> list[str]:
    return random.Random(7).sample(NAMES, len(NAMES))


def test_a_key_sorts_by_the_alphabet():
    assert sorted(shuffled(), key=norwegian_key) == NAMES


@pytest.mark.django_db
def test_a_database_sorts_by_the_alphabet():
    for name in shuffled():
        make_workplace(name)
    assert list(Workplace.objects.order_by(Alphabetical("name")).values_list("name", flat=True)) == NAMES


@pytest.mark.django_db
def test_a_database_knows_what_comes_after_a_name():
    for name in shuffled():
        make_workplace(name)
    rows = Workplace.objects.annotate(key=Alphabetical("name"))
    key = rows.get(name="Østen").key
    assert list(rows.filter(key__gt=key).order_by("key").values_list("name", flat=True)) == NAMES[-10:]


@pytest.mark.django_db
def test_places_are_chosen_from_by_the_alphabet():
    for name in ("Åmot", "Ørland", "Ærøy", "Asker", "Aarnes"):
        make_place(name)
    assert [place.name for place in Place.objects.all()] == ["Asker", "Ærøy", "Ørland", "Åmot", "Aarnes"]
