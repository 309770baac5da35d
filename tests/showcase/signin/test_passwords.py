"""What a password has to be, and how it is kept (NIST SP 800-63B-4)."""

import pytest
from django.contrib.auth import password_validation
from django.contrib.auth.hashers import check_password, identify_hasher, make_password
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError

from showcase.settings import base

from .people import is_in, sign_in


@pytest.fixture
def strong(settings) -> None:
    """The hashes of a real site; the tests' own are quick."""
    settings.PASSWORD_HASHERS = base.PASSWORD_HASHERS


@pytest.mark.parametrize(
    "password",
    [
        "fifteen-letters",
        "only small letters and spaces",
        "brun ost på brød",
        "7391 4826 0035 1978",
        "ᚠᚢᚦᚨᚱᚲᚷᚹᚺᚾᛁᛃᛈᛇᛉ",
        "🦊🐻🐼🐨🐯🦁🐮🐷🐸🐵🐔🐧🐦🐤🦆",
        "a long sentence that goes on and on, over rivers and hills, until it has sixty-four and more",
    ],
)
def test_what_is_long_is_accepted(password):
    password_validation.validate_password(password)


@pytest.mark.parametrize(
    "password",
    [
        "fourteen-chars",
        "Tr0ub4dor&3",
        "password password",
        "passwordpassword",
        "password1password1",
        "aaaaaaaaaaaaaaaaaaaa",
        "abcabcabcabcabcabc",
        "abcdefghijklmnopqrst",
        "qwertyuiopasdfghjkl",
        "1234567890123456",
        "09876543210987654",
        "demo-wheels-turning",
        "Demo-Wheels-Turning",
        "x" * 500 + "y" * 501,
    ],
)
def test_what_is_short_or_tried_first_is_refused(password):
    with pytest.raises(ValidationError):
        password_validation.validate_password(password)


def test_the_name_of_the_user_is_refused():
    with pytest.raises(ValidationError):
        password_validation.validate_password("kari.nordmann.1", User(username="kari.nordmann.1"))


def test_length_is_counted_as_people_see_it():
    with pytest.raises(ValidationError):
        # Fourteen letters, in twenty-eight characters.
        password_validation.validate_password("a\N{COMBINING RING ABOVE}" * 14)


def test_letters_that_look_the_same_are_the_same(strong):
    kept = make_password("blåbærsyltetøy på bro")
    assert check_password("bla\N{COMBINING RING ABOVE}bærsyltetøy pa\N{COMBINING RING ABOVE} bro", kept)


def test_new_hashes_are_argon2id(strong):
    assert make_password("fifteen-letters").startswith("argon2$argon2id$")


@pytest.mark.django_db
def test_an_older_hash_is_replaced_when_its_owner_signs_in(strong, client, editor):
    editor.password = make_password("fifteen-letters", hasher="pbkdf2_sha256")
    editor.save()
    sign_in(client, "editor", "fifteen-letters")
    editor.refresh_from_db()
    assert identify_hasher(editor.password).algorithm == "argon2"
    assert is_in(client)


@pytest.mark.django_db
def test_spaces_at_the_ends_belong_to_it(client, editor):
    editor.set_password(" a sentence with spaces ")
    editor.save()
    sign_in(client, "editor", "a sentence with spaces")
    assert not is_in(client)
    sign_in(client, "editor", " a sentence with spaces ")
    assert is_in(client)
