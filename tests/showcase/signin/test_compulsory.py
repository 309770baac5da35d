"""Where a second factor is compulsory, and how somebody comes back who has lost theirs."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry

from showcase.signin.models import CompulsoryGroup

from .people import account_forms, give_app, has_app, is_in, shown_by, sign_in, type_code

pytestmark = pytest.mark.django_db


@pytest.fixture
def compulsory(editor) -> None:
    CompulsoryGroup.objects.create(group=Group.objects.get(name="Interview editors"))


def group_form(admin_client: Client, group: Group) -> tuple[str, dict]:
    """The address of a group's form and what a browser would send of it."""
    address = reverse("wagtailusers_groups:edit", args=[group.pk])
    context = admin_client.get(address).context
    data = {"name": group.name}
    for panel in context["permission_panels"]:
        management = getattr(panel, "management_form", None)
        if management is not None:
            data |= {management.add_prefix(name): management[name].value() for name in management.fields}
            data[management.add_prefix("INITIAL_FORMS")] = data[management.add_prefix("TOTAL_FORMS")] = 0
    return address, data


def test_a_box_in_the_groups_form_makes_it_compulsory(admin_client):
    group = Group.objects.get(name="Interview editors")
    address, data = group_form(admin_client, group)
    admin_client.post(address, data | {"second_factor-compulsory": "on"})
    assert CompulsoryGroup.objects.filter(group=group).exists()


def test_the_box_shows_what_was_chosen(admin_client, compulsory):
    address = reverse("wagtailusers_groups:edit", args=[Group.objects.get(name="Interview editors").pk])
    page = BeautifulSoup(admin_client.get(address).content, "html5lib")
    assert page.find("input", attrs={"name": "second_factor-compulsory"}).has_attr("checked")


def test_without_the_box_it_is_not(admin_client, compulsory):
    group = Group.objects.get(name="Interview editors")
    address, data = group_form(admin_client, group)
    admin_client.post(address, data)
    assert not CompulsoryGroup.objects.exists()


def test_a_new_group_can_have_it(admin_client):
    group = Group.objects.get(name="Interview editors")
    _address, data = group_form(admin_client, group)
    admin_client.post(
        reverse("wagtailusers_groups:add"), data | {"name": "Guests", "second_factor-compulsory": "on"}
    )
    assert CompulsoryGroup.objects.get().group.name == "Guests"


@pytest.mark.parametrize("name", ["wagtailadmin_home", "wagtailadmin_explore_root", "wagtailadmin_account"])
def test_whoever_has_none_is_led_to_set_one_up(client, compulsory, name):
    sign_in(client, "editor")
    assert client.get(reverse(name)).url == reverse("mfa_index")


def test_and_reaches_nothing_else(client, compulsory):
    sign_in(client, "editor")
    assert client.post(reverse("wagtailadmin_account"), {}).status_code == 302
    background = client.get(reverse("wagtailadmin_home"), headers={"x-requested-with": "XMLHttpRequest"})
    assert background.status_code == 403


def test_the_page_says_why(client, compulsory):
    sign_in(client, "editor")
    assert "One more step, once" in client.get(reverse("mfa_index")).content.decode()


def test_with_a_factor_the_admin_opens(client, editor, compulsory):
    secret = give_app(editor)
    sign_in(client, "editor")
    type_code(client, shown_by(secret))
    assert is_in(client)


def test_one_can_leave(client, compulsory):
    sign_in(client, "editor")
    assert client.post(reverse("wagtailadmin_logout")).url == reverse("wagtailadmin_login")


def test_others_are_not_led_anywhere(client, manager, compulsory):
    sign_in(client, "manager")
    assert is_in(client)


@pytest.mark.parametrize(("who", "opens"), [("groups", True), ("superusers", False), ("everyone", False)])
def test_superusers_need_one_by_a_setting(admin_client, settings, who, opens):
    settings.SHOWCASE_SECOND_FACTOR = who
    assert is_in(admin_client) is opens


@pytest.mark.parametrize(("who", "opens"), [("superusers", True), ("everyone", False)])
def test_and_so_does_everyone(as_editor, settings, who, opens):
    settings.SHOWCASE_SECOND_FACTOR = who
    assert is_in(as_editor) is opens


def test_the_account_leads_there(as_editor):
    assert f'href="{reverse("mfa_index")}"' in as_editor.get(reverse("wagtailadmin_account")).content.decode()


def test_an_account_can_still_be_saved(as_editor, editor):
    as_editor.post(reverse("wagtailadmin_account"), account_forms())
    editor.refresh_from_db()
    assert editor.first_name == "Kari"


def test_a_superuser_takes_a_lost_factor_off(admin_client, editor):
    give_app(editor)
    admin_client.post(reverse("signin_remove_from", args=[editor.pk]))
    assert not has_app(editor)


def test_that_is_in_the_log(admin_client, editor):
    give_app(editor)
    admin_client.post(reverse("signin_remove_from", args=[editor.pk]))
    assert ModelLogEntry.objects.filter(action="showcase.remove_second_factor").exists()


def test_the_list_of_users_leads_there(admin_client, editor):
    page = admin_client.get(reverse("wagtailusers_users:index")).content.decode()
    assert reverse("signin_remove_from", args=[editor.pk]) in page


def test_a_manager_takes_nobodys_off(as_manager, editor):
    give_app(editor)
    as_manager.post(reverse("signin_remove_from", args=[editor.pk]))
    assert has_app(editor)


def test_the_operator_takes_a_lost_factor_off(client, editor, mailoutbox):
    secret = give_app(editor)
    sign_in(client, "editor")
    type_code(client, shown_by(secret))
    call_command("remove_second_factor", "editor")
    assert not has_app(editor)
    assert not is_in(client)
    assert "taken off" in mailoutbox[0].body


@pytest.mark.parametrize(
    ("name", "said"), [("nobody", "There is no user “nobody”."), ("editor", "has no second factor")]
)
def test_the_command_says_when_there_is_nothing_to_take(editor, name, said):
    with pytest.raises(CommandError, match=said):
        call_command("remove_second_factor", name)
