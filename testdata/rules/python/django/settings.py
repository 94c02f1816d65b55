# Paths that the settings say.
# file: manage.py
import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "site.settings")

# file: site/settings.py
from django.urls import path

BASE_PATH = "app/"
MEDIA_URL = "/media/"
ROOT_URLCONF = "site.urls"

# file: site/urls.py
from django.conf import settings
from django.conf.urls.static import static
from django.urls import include, path

from site import views

urlpatterns = [
    path(settings.BASE_PATH, include([
        path("users/", views.users),  # itmap: http_route ANY /app/users/
    ])),
    path(f"{settings.BASE_PATH}ping", views.users),  # itmap: http_route ANY /app/ping
]
urlpatterns += static(settings.MEDIA_URL, document_root="media")  # itmap: static ANY /media/

# file: site/views.py
def users(request):
    return None
