# Routers of the project that put something to the library's routes.
# file: urls.py
from django.urls import include, path
from rest_framework import routers

from api import views


class More(routers.DefaultRouter):
    def __init__(self):
        super().__init__()
        self.more = []

    @property
    def urls(self):
        return super().urls + [element for element in self.more]


class Same(routers.SimpleRouter):
    @property
    def urls(self):
        return super().urls


class Below(Same):
    @property
    def urls(self):
        return super().urls


more = More()  # itmap: http_route GET /api/
more.register("books", views.BookViewSet)  # itmap: http_route GET /api/books/ ; http_route GET /api/books/{pk}/
same = Same()
same.register("shelves", views.BookViewSet)  # itmap: http_route GET /v2/shelves/ ; http_route GET /v2/shelves/{pk}/
below = Below()
below.register("rooms", views.BookViewSet)  # itmap: http_route GET /v3/rooms/ ; http_route GET /v3/rooms/{pk}/

urlpatterns = [
    path("api/", include(more.urls)),
    path("v2/", include(same.urls)),
    path("v3/", include(below.urls)),
]

# file: api/views.py
from rest_framework import viewsets


class BookViewSet(viewsets.ReadOnlyModelViewSet):
    queryset = None
