"""The addresses of sharing. They stand before the page tree's, whose pages they belong to."""

from django.urls import path

from . import views

app_name = "sharing"

urlpatterns = [
    path("cards/<slug:kind>/<int:key>/<slug:shape>-<slug:digest>.jpg", views.card, name="card"),
    path("cards/<slug:kind>/<int:key>/<slug:shape>.jpg", views.card, name="card"),
    path("site.webmanifest", views.manifest, name="manifest"),
    path("<slug:series>/<slug:profile>/answers/<int:pk>/", views.answer, name="answer"),
]
