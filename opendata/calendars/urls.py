from django.urls import path

from opendata.calendars.views import calendar

urlpatterns = [
    path("calendars/all.ics", calendar, name="calendar"),
    path("calendars/<str:kind>/<slug:key>.ics", calendar, name="part_calendar"),
]
