"""What a process has done before its first visitor comes."""

import pytest
from django.template import Template, engines
from django.test import Client

from showcase.delivery.warm import warm_up
from tests.showcase.settings.starting import start
from tests.sites import make_full_site


@pytest.mark.django_db
def test_no_visitor_waits_for_a_template_to_be_read(monkeypatch):
    addresses = make_full_site()
    for loader in engines["django"].engine.template_loaders:
        loader.reset()
    warm_up()
    read, make = set(), Template.__init__

    def noted(self, source, origin=None, name=None, engine=None):
        read.add(name)
        make(self, source, origin, name, engine)

    monkeypatch.setattr(Template, "__init__", noted)
    for address in addresses.values():
        assert Client().get(address).status_code < 500
    assert not read


def test_a_process_gets_ready_without_a_database():
    # No mark: a look at the database would fail.
    warm_up()


def test_no_visitor_waits_for_what_the_cache_is_made_of(tmp_path):
    code = "import sys, showcase.wsgi; print('redis.client' in sys.modules)"
    done = start(tmp_path, "-c", code, CACHE_URL="redis://127.0.0.1:6379/1")
    assert done.stdout == "True\n", done.stderr
