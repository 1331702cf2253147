from django.urls import path

from opendata.ocds.views import process_list, record, releases, year_of_records

urlpatterns = [
    path("opendata/ocds/", process_list, name="ocds"),
    path("opendata/ocds/records-<int:year>.json", year_of_records, name="ocds_year"),
    path("opendata/ocds/<slug:key>/releases.json", releases, name="ocds_releases"),
    path("opendata/ocds/<slug:key>/record.json", record, name="ocds_record"),
]
