# URLs made of what a registry holds at run time; lists put together with others that are not known.
# file: project/urls.py
from django.conf.urls.static import static
from django.urls import include, path, re_path

from project import views
from project.registry import registry


def model_urls(app):
    paths = []
    for config in registry["views"][app]:
        view = config["view"]
        url = f"{config['path']}/" if config["path"] else ""
        paths.append(path(url, view.as_view()))
    return paths


urlpatterns = [
    # Whether these exist, and what they answer, is not known.
    path("sites/", include(model_urls("sites"))),  # itmap: http_route ANY /sites/ ; http_route ANY /sites/{?}/
    path("home/", views.Home.as_view()),  # itmap: http_route GET /home/
]
urlpatterns += static("/media/", document_root="media") + [  # itmap: static /media/
    re_path(r"^about/$", views.Home.as_view()),  # itmap: http_route GET /about/
]
urlpatterns += views.more() + [path("terms/", views.Home.as_view())]  # itmap: http_route GET /terms/

# file: project/registry.py
registry = {"views": {}}

# file: project/views.py
from django.views import View


class Home(View):
    def get(self, request):
        return None
