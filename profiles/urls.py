"""The addresses of the profiles package that are no pages of the tree."""

from django.urls import path

from . import views

app_name = "profiles"

urlpatterns = [
    path("questions/", views.question_index, name="questions"),
    path("questions/<slug:slug>/", views.question_detail, name="question"),
    path("films/", views.film_index, name="films"),
    path("films/<slug:slug>/", views.film_detail, name="film"),
    path("topics/<slug:slug>/", views.topic_detail, name="topic"),
]
