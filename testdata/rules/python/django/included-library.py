# The URLs that the framework and its extensions bring.
# file: urls.py
from django.urls import include, path
from press import pages

urlpatterns = [
    # itmap: http_route GET|POST|PUT /accounts/login/ ; http_route POST /accounts/logout/ ; http_route GET|POST|PUT /accounts/password_change/ ; http_route GET /accounts/password_change/done/ ; http_route GET|POST|PUT /accounts/password_reset/ ; http_route GET /accounts/password_reset/done/ ; http_route GET|POST|PUT /accounts/reset/{uidb64}/{token}/ ; http_route GET /accounts/reset/done/
    path("accounts/", include("django.contrib.auth.urls")),
    path("social/", include("social_django.urls", namespace="social")),  # ok: http_route
    path("auth/", include("press.auth.urls")),
]

# file: press/auth/urls.py
from django.urls import path
from press import pages

urlpatterns = [
    path("login/", pages.home),  # itmap: http_route ANY /auth/login/
]

# file: press/pages.py
def home(request):
    return None
# file: press/__init__.py
# file: press/auth/__init__.py
