"""The field of captions: what an upload becomes, what is refused, and what is left alone."""

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models.fields.files import FieldFile

from media.fields import CaptionsFileField, validate_captions

from .captions import SRT, WEBVTT, faults


class CaptionsForm(forms.Form):
    file = CaptionsFileField(upload_to="captions/").formfield()


def upload(name: str, content: bytes) -> CaptionsForm:
    return CaptionsForm(files={"file": SimpleUploadedFile(name, content)})


@pytest.mark.parametrize("name", ["film.vtt", "Film.VTT"])
def test_an_uploaded_webvtt_file_is_taken_as_it_is(name):
    form = upload(name, WEBVTT.encode())
    assert form.is_valid() and form.cleaned_data["file"].read() == WEBVTT.encode()


@pytest.mark.parametrize("name", ["Kari på øya.srt", "Kari på øya.SRT"])
def test_an_uploaded_subrip_file_becomes_webvtt_of_the_same_name(name):
    form = upload(name, SRT.encode("cp1252"))
    assert form.is_valid() and form.cleaned_data["file"].name == "Kari på øya.vtt"


def test_a_converted_file_passes_what_the_model_asks():
    form = upload("film.srt", SRT.encode())
    assert form.is_valid() and CaptionsFileField().run_validators(form.cleaned_data["file"]) is None


def test_an_upload_with_faults_is_refused_with_all_of_them():
    form = upload("film.vtt", b"WEBVTT\n\n0:01 --> 0:02\nx\n\nStray")
    assert [message[:7] for message in form.errors["file"]] == ["Line 3:", "Line 6:"]


@pytest.mark.parametrize("name", ["film.ass", "film.txt", "film.vtt.exe", "film"])
def test_another_kind_of_file_is_refused_with_what_is_accepted_and_how_to_export_it(name):
    (message,) = upload(name, WEBVTT.encode()).errors["file"]
    assert (
        message.startswith(f"“{name}” is not a captions file") and "WebVTT (.vtt) or SubRip (.srt)" in message
    )


def test_a_file_that_stays_as_it_is_is_not_read_again():
    stored = FieldFile(None, CaptionsFileField(), "captions/not-in-the-storage.vtt")
    form = CaptionsForm({}, initial={"file": stored})
    assert form.is_valid() and form.cleaned_data["file"] is stored


def test_a_stored_file_is_not_judged_again_by_the_model():
    stored = FieldFile(None, CaptionsFileField(), "captions/not-in-the-storage.vtt")
    assert CaptionsFileField().run_validators(stored) is None


def test_the_file_chooser_offers_captions_only():
    assert 'accept=".vtt,.srt"' in str(CaptionsForm()["file"])


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("film.srt", SRT.encode(), "a file whose name ends in “.vtt”"),
        ("film.vtt", SRT.encode(), "SubRip file under another name"),
        ("film.vtt", b"WEBVTT\n\n0:01 --> 0:02\nx", "Line 3:"),
    ],
)
def test_a_file_that_comes_in_without_a_form_must_be_webvtt(name, content, words):
    told = faults(CaptionsFileField().run_validators, ContentFile(content, name))
    assert any(words in message for message in told)


@pytest.mark.parametrize("content", [WEBVTT.encode(), b"not captions"])
def test_a_file_is_left_at_its_beginning(content):
    file = ContentFile(content, "film.vtt")
    file.seek(3)
    try:
        validate_captions(file)
    except ValidationError:
        pass
    assert file.tell() == 0


def test_the_field_has_an_address_of_its_own_in_migrations():
    _name, path, _args, kwargs = CaptionsFileField(upload_to="captions/").deconstruct()
    assert (path, kwargs) == ("media.fields.CaptionsFileField", {"upload_to": "captions/"})
