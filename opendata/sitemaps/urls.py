from django.urls import path

from opendata.sitemaps import views

urlpatterns = [
    path("sitemap.xml", views.index, name="sitemap"),
    path("sitemap-frame.xml", views.frame, name="sitemap_frame"),
    path("sitemap-<int:part>.xml", views.part, name="sitemap_part"),
    path("news-sitemap.xml", views.news, name="sitemap_news"),
    path("robots.txt", views.robots, name="robots"),
    path(".well-known/security.txt", views.security, name="security"),
]
