# The pages of the browsable API to log in and out.
# file: urls.py
from django.urls import include, path
from rest_framework import urls as pages

urlpatterns = [
    path("api-auth/", include("rest_framework.urls", namespace="rest_framework")),  # itmap: http_route GET|POST|PUT /api-auth/login/ ; http_route POST /api-auth/logout/
    path("docs/", include("rest_framework_docs.urls")),  # ok: http_route
]
