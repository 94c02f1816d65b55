# Routers and view sets: routes by the methods of the class, actions, inherited actions, a router class of the project.
# file: api/urls.py
from django.urls import include, path
from rest_framework import routers

from api import views


class Router(routers.DefaultRouter):
    include_format_suffixes = False


more = routers.SimpleRouter()
more.register("tags", views.TagViewSet)  # itmap: http_route GET /api/tags/ ; http_route GET /api/tags/{pk}/

router = Router()  # itmap: http_route GET /api/
# itmap: http_route GET|POST /api/food/ ; http_route GET|PUT|PATCH|DELETE /api/food/{pk}/
# itmap: http_route PUT /api/food/{pk}/merge/{target}/ ; http_route GET /api/food/recent/
router.register(r"food", views.FoodViewSet, basename="food")
# itmap: http_route POST /api/imports/ ; http_route POST|PATCH /api/imports/run-all/
router.register(prefix="imports", viewset=views.ImportViewSet)
# itmap: http_route GET|PUT|PATCH|DELETE /api/books/{isbn}/ ; http_route GET|POST /api/books/
# itmap: http_route GET|DELETE /api/books/{isbn}/cover/ ; http_route POST /api/books/{isbn}/lend/
router.register("books", views.BookViewSet)
router.register("shelves", views.ShelfViewSet)  # itmap: http_route GET /api/shelves/ ; http_route GET /api/shelves/{shelf_id}/
router.registry.extend(more.registry)

urlpatterns = [
    path("api/", include((router.urls, "api"))),
]
urlpatterns += router.unknown

# file: api/views.py
from rest_framework import mixins, viewsets
from rest_framework.decorators import action


class MergeMixin:
    @action(detail=True, url_path="merge/(?P<target>[^/.]+)", methods=["PUT"])
    def merge(self, request, pk, target):
        return None


class FoodViewSet(MergeMixin, viewsets.ModelViewSet):
    @action(detail=False)
    def recent(self, request):
        return None

    def helper(self):
        return None


class TagViewSet(viewsets.ReadOnlyModelViewSet):
    pass


class BookViewSet(viewsets.ModelViewSet):
    lookup_field = "isbn"

    @action(detail=True)
    def cover(self, request, isbn):
        return None

    @cover.mapping.delete
    def remove_cover(self, request, isbn):
        return None

    @action(detail=True, methods=["post"])
    def lend(self, request, isbn):
        return None


class ShelfViewSet(viewsets.ReadOnlyModelViewSet):
    lookup_field = "id"
    lookup_url_kwarg = "shelf_id"


class ImportViewSet(mixins.CreateModelMixin, viewsets.GenericViewSet):
    @action(detail=False, methods=["post", "patch"], url_path="run-all")
    def run_all(self, request):
        return None
