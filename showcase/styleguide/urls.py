"""The address of the style guide; showcase/urls.py has it in development and in the demo."""

from django.urls import path

from .views import styleguide

app_name = "styleguide"

urlpatterns = [path("-/styleguide/", styleguide, name="styleguide")]
