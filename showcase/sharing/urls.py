"""The addresses of sharing. They stand before the page tree's, whose pages they belong to."""

from django.urls import URLPattern

app_name = "sharing"

urlpatterns: list[URLPattern] = []
