"""The addresses of the profiles package that are no pages of the tree."""

from django.urls import path

from . import views

app_name = "profiles"

urlpatterns = [
    path("explore/", views.explore, name="explore"),
    path("explore/suggestions/", views.suggestions, name="suggestions"),
    path("questions/", views.question_index, name="questions"),
    path("questions/<slug:slug>/", views.question_detail, name="question"),
    path("films/", views.film_index, name="films"),
    path("films/<slug:slug>/", views.film_detail, name="film"),
    path("topics/<slug:slug>/", views.group_detail, {"kind": "topic"}, name="topic"),
    path("sectors/<slug:slug>/", views.group_detail, {"kind": "sector"}, name="sector"),
    path("occupations/<slug:slug>/", views.group_detail, {"kind": "occupation"}, name="occupation"),
    path("places/", views.place_index, name="places"),
    path("places/<slug:slug>/", views.group_detail, {"kind": "place"}, name="place"),
    path("meet/", views.meet, name="meet"),
]
