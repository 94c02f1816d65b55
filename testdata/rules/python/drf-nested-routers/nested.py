# Routers below the elements of another router.
# file: urls.py
from django.urls import include, path
from rest_framework_nested import routers

from views import DomainViewSet, NameserverViewSet

router = routers.SimpleRouter()
# itmap: http_route GET|POST /api/domains/ ; http_route GET|PUT|PATCH|DELETE /api/domains/{pk}/
router.register(r"domains", DomainViewSet)

nested = routers.NestedSimpleRouter(router, r"domains", lookup="domain")
# itmap: http_route GET /api/domains/{domain_pk}/nameservers/ ; http_route GET /api/domains/{domain_pk}/nameservers/{pk}/
nested.register(r"nameservers", NameserverViewSet)

deeper = routers.NestedSimpleRouter(nested, r"nameservers", lookup="nameserver")
# itmap: http_route GET /api/domains/{domain_pk}/nameservers/{nameserver_pk}/records/ ; http_route GET /api/domains/{domain_pk}/nameservers/{nameserver_pk}/records/{pk}/
deeper.register(r"records", NameserverViewSet)

urlpatterns = [
    path("api/", include(router.urls)),
    path("api/", include(nested.urls)),
    path("api/", include(deeper.urls)),
    path("zones/", include("zones")),
]

# file: zones.py
from rest_framework_nested import routers

from views import DomainViewSet, NameserverViewSet

router = routers.SimpleRouter()
# itmap: http_route GET|POST /zones/ ; http_route GET|PUT|PATCH|DELETE /zones/{pk}/
router.register(r"", DomainViewSet)

nested = routers.NestedSimpleRouter(router, r"", lookup="zone")
# itmap: http_route GET /zones/{zone_pk}/keys/ ; http_route GET /zones/{zone_pk}/keys/{pk}/
nested.register(r"keys", NameserverViewSet)

urlpatterns = router.urls + nested.urls

# file: views.py
from rest_framework import viewsets


class DomainViewSet(viewsets.ModelViewSet):
    pass


class NameserverViewSet(viewsets.ReadOnlyModelViewSet):  # ok: http_route
    pass
