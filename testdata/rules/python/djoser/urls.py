# Users, tokens.
# file: urls.py
from django.urls import include, path

urlpatterns = [
    # itmap: http_route GET|POST /auth/users/ ; http_route GET|PUT|PATCH|DELETE /auth/users/me/ ; http_route GET|PUT|PATCH|DELETE /auth/users/{id}/ ; http_route POST /auth/users/activation/ ; http_route POST /auth/users/resend_activation/ ; http_route POST /auth/users/set_password/ ; http_route POST /auth/users/reset_password/ ; http_route POST /auth/users/reset_password_confirm/
    path("auth/", include("djoser.urls")),
    # itmap: http_route POST /auth/token/login/ ; http_route POST /auth/token/logout/
    path("auth/", include("djoser.urls.authtoken")),
    # itmap: http_route POST /auth/jwt/create/ ; http_route POST /auth/jwt/refresh/ ; http_route POST /auth/jwt/verify/
    path("auth/", include("djoser.urls.jwt")),
    path("shop/", include("djoser_shop.urls")),  # ok: http_route
]
