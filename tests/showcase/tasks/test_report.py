"""What failed is seen in the admin, by those who may, and tried again."""

from datetime import timedelta
from html import unescape
from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.module_loading import module_has_submodule
from django_tasks.base import Task
from django_tasks_db.models import DBTaskResult

from media.tasks import draw_renditions
from showcase.tasks.models import Letter, Worker
from showcase.tasks.outcomes import WAITS
from showcase.tasks.words import NAMES
from tests.conftest import make_user
from tests.factories import make_image, make_profile

from .chores import fail, succeed
from .working import look_at_the_clock, make_due, row, work

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("queued")]

REPORT = reverse("task_report")
AGAIN = reverse("try_tasks_again")


def make_failed(words: str = "The wheel came off.") -> DBTaskResult:
    result = fail.enqueue(words)
    for _ in range(len(WAITS) + 1):
        make_due()
        work()
    return row(result)


def text(client: Client, address: str = REPORT) -> str:
    return unescape(client.get(address).content.decode())


@pytest.fixture
def technician() -> Client:
    """An editor who may look after tasks."""
    user = make_user("technician", "Interview editors")
    user.user_permissions.add(Permission.objects.get(codename="manage_tasks"))
    client = Client()
    client.force_login(user)
    return client


def test_a_failed_task_is_there_with_its_error(admin_client):
    make_failed()
    assert "The wheel came off." in text(admin_client)


def test_its_traceback_is_there_folded(admin_client):
    make_failed()
    page = text(admin_client)
    assert "Traceback (most recent call last)" in page.partition("<details")[2]
    assert "<details open" not in page


def test_it_says_what_a_task_is_about(admin_client, series):
    image = make_image("The mill at night")
    make_profile(series, portrait=image)
    image.file.storage.delete(image.file.name)
    draw_renditions.enqueue(image.pk, "portrait")
    work()
    page = text(admin_client)
    assert "Draw the sizes of a picture" in page and "The mill at night" in page


def test_an_error_that_was_foreseen_is_told_in_words(admin_client):
    failed = make_failed()
    failed.exception_class_path = "builtins.ConnectionRefusedError"
    failed.save()
    assert "The other server refused the connection." in text(admin_client)


def test_a_full_disk_is_told_in_words(admin_client):
    failed = make_failed()
    failed.traceback = "Traceback\nOSError: [Errno 28] No space left on device: '/uploads/a.jpg'"
    failed.save()
    assert "The disk is full." in text(admin_client)


def test_what_a_gate_says_is_told_in_its_words(admin_client, series):
    page = make_profile(series, "Kari", live=False)
    page.headline = ""
    page.save_revision(approved_go_live_at=timezone.now(), clean=False)
    look_at_the_clock()
    said = text(admin_client)
    assert "It was refused: " in said and "{'" not in said.partition("It was refused")[2].partition("</p>")[0]


def test_markup_in_an_error_is_text(admin_client):
    make_failed("<script>alert(1)</script>")
    assert "<script>alert(1)" not in admin_client.get(REPORT).content.decode()


def test_what_will_be_tried_again_is_there_too(admin_client):
    fail.enqueue("Not yet.")
    work()
    assert "It is tried again on its own" in text(admin_client)


def test_what_went_well_is_not_there(admin_client):
    succeed.enqueue()
    work()
    assert "No task has failed." in text(admin_client)


def test_one_task_is_tried_again(admin_client):
    failed, other = make_failed(), make_failed()
    admin_client.post(AGAIN, {"task": str(failed.pk)})
    found = dict(DBTaskResult.objects.values_list("pk", "status"))
    assert found == {failed.pk: "READY", other.pk: "FAILED"}


def test_all_tasks_are_tried_again(admin_client):
    make_failed()
    make_failed()
    admin_client.post(AGAIN, {"all": "1"})
    assert set(DBTaskResult.objects.values_list("status", flat=True)) == {"READY"}


@pytest.mark.parametrize("key", ["", "x", "00000000-0000-0000-0000-000000000000"])
def test_a_task_that_is_none_is_not_tried_again(admin_client, key):
    make_failed()
    page = admin_client.post(AGAIN, {"task": key}, follow=True).content.decode()
    assert "Nothing is left to try again" in page and DBTaskResult.objects.failed().exists()


def test_a_task_that_was_done_is_not_done_again(admin_client):
    done = row(succeed.enqueue())
    work()
    admin_client.post(AGAIN, {"task": str(done.pk)})
    done.refresh_from_db()
    assert done.status == "SUCCESSFUL"


def test_following_a_link_tries_nothing_again(admin_client):
    assert admin_client.get(AGAIN).status_code == 405


def test_who_may_look_after_tasks_sees_the_report(technician):
    assert technician.get(REPORT).status_code == 200


def test_who_may_look_after_tasks_tries_again(technician):
    failed = make_failed()
    technician.post(AGAIN, {"task": str(failed.pk)})
    failed.refresh_from_db()
    assert failed.status == "READY"


@pytest.mark.parametrize("address", [REPORT, reverse("task_report_results"), f"{REPORT}?export=csv"])
@pytest.mark.parametrize("person", ["as_editor", "as_manager", "client"])
def test_nobody_else_sees_it(request, person, address):
    make_failed()
    response = request.getfixturevalue(person).get(address)
    assert response.status_code == 302 and "came off" not in response.content.decode()


@pytest.mark.parametrize("person", ["as_editor", "as_manager", "client"])
def test_nobody_else_tries_again(request, person):
    failed = make_failed()
    request.getfixturevalue(person).post(AGAIN, {"all": "1"})
    failed.refresh_from_db()
    assert failed.status == "FAILED"


def test_the_report_is_in_the_menu_of_those_who_may(technician):
    assert REPORT in text(technician, reverse("wagtailadmin_home"))


def test_the_report_is_not_in_the_menu_of_others(as_manager):
    assert REPORT not in text(as_manager, reverse("wagtailadmin_home"))


def test_a_group_can_be_given_the_permission(admin_client):
    group = Group.objects.get(name="Series managers")
    page = text(admin_client, reverse("wagtailusers_groups:edit", args=[group.pk]))
    assert "Can see tasks that failed" in page


def test_what_a_letter_says_is_not_told(admin_client):
    letter = Letter.objects.create(message={"broken": "a secret word"})
    from showcase.tasks.mail import send_letter

    send_letter.enqueue(letter.pk)
    work()
    page = text(admin_client)
    assert "Send an e-mail" in page and "a secret word" not in page


def test_every_task_of_the_house_has_a_name():
    found = set()
    for app in apps.get_app_configs():
        for name in ("tasks", "mail", "publishing", "schedule"):
            if module_has_submodule(app.module, name):
                module = import_module(f"{app.name}.{name}")
                found |= {each.module_path for each in vars(module).values() if isinstance(each, Task)}
    assert found <= set(NAMES)


class TestTheHomePage:
    @pytest.fixture
    def heard(self) -> Worker:
        return Worker.objects.create(name="one", seen_at=timezone.now())

    def home(self, client: Client) -> str:
        return text(client, reverse("wagtailadmin_home"))

    def test_says_nothing_where_all_is_well(self, admin_client, heard, settings):
        settings.SHOWCASE_TASKS = "database"
        assert "Work in the background" not in self.home(admin_client)

    def test_says_that_no_worker_is_heard_of(self, admin_client, heard, settings):
        settings.SHOWCASE_TASKS = "database"
        Worker.objects.update(seen_at=timezone.now() - timedelta(seconds=61))
        assert "No worker has been heard of" in self.home(admin_client)

    def test_expects_none_where_none_is_asked_for(self, admin_client, settings):
        settings.SHOWCASE_TASKS, settings.SHOWCASE_WORKER_IN_SERVER = "immediate", False
        assert "No worker has been heard of" not in self.home(admin_client)

    def test_says_how_long_the_oldest_task_has_waited(self, admin_client, heard):
        late = row(succeed.enqueue())
        DBTaskResult.objects.filter(pk=late.pk).update(enqueued_at=timezone.now() - timedelta(minutes=12))
        assert "has waited for 12\xa0minutes" in self.home(admin_client)

    def test_counts_what_has_failed(self, admin_client, heard):
        make_failed()
        make_failed()
        assert "2 tasks have failed" in self.home(admin_client)

    def test_says_nothing_to_those_who_cannot_help(self, as_manager, settings):
        settings.SHOWCASE_TASKS = "database"
        assert "Work in the background" not in self.home(as_manager)

    def test_asks_few_questions(self, admin_client, heard, django_assert_max_num_queries):
        from showcase.tasks import health

        make_failed()
        with django_assert_max_num_queries(4):
            health.ask()
