"""Fixtures for what a production site does."""

import importlib
import logging
import sys

import pytest


@pytest.fixture
def production(monkeypatch):
    """The settings of production, as a module."""
    monkeypatch.setenv("SECRET_KEY", "not-a-secret-for-tests-only-but-as-long-as-a-real-one-must-be")
    monkeypatch.setenv("ALLOWED_HOSTS", "testserver")
    monkeypatch.setenv("SHOWCASE_BASE_URL", "https://testserver")
    yield importlib.import_module("showcase.settings.production")
    sys.modules.pop("showcase.settings.production")
    logging.captureWarnings(False)
