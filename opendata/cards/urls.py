from django.urls import path

from opendata.cards.views import card

urlpatterns = [path("cards/<int:page>/<slug:stamp>.png", card, name="card")]
