# Routers that add to what they hold, and modules with nothing but a router.
# file: urls.py
from django.urls import include, path

urlpatterns = [
    path("api/", include("api")),
    path("plain/", include("plain")),
]

# file: api.py
from django.urls import include, path
from rest_framework import routers

from views import OrderViewSet, profile


class OwnRouter(routers.DefaultRouter):
    @property
    def urls(self):
        return super().urls + [path("profile/", profile)]  # itmap: http_route ANY /api/v1/profile/


router = OwnRouter()  # itmap: http_route GET /api/v1/
# itmap: http_route GET /api/v1/orders/
router.register("orders", OrderViewSet)

urlpatterns = [path("v1/", include(router.urls))]

# file: plain.py
from rest_framework.routers import SimpleRouter

from views import OrderViewSet

router = SimpleRouter()
# itmap: http_route GET /plain/orders/
router.register("orders", OrderViewSet)

more = SimpleRouter()
# itmap: http_route GET /plain/items/
more.register("items", OrderViewSet)

urlpatterns = router.urls + more.urls

# file: views.py
from rest_framework import viewsets


class OrderViewSet(viewsets.ViewSet):
    def list(self, request):
        return []


def profile(request):
    return None
