# Which methods a view answers: by its class, by decorators, by wrappers.
# file: site/views.py
from django.contrib.auth.decorators import login_required
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django.views.generic import CreateView, DetailView, TemplateView
from django.views.generic.edit import DeleteView


class Users(View):
    def get(self, request):
        return None

    def post(self, request):
        return None

    def query(self, request):
        return None


@method_decorator(login_required, name="dispatch")
class Guarded(Users):
    def delete(self, request):
        return None


class ReadOnly(Users):
    http_method_names = ["get", "head", "options"]


class Detail(DetailView):
    model = None


class Create(CreateView):
    model = None


class Remove(DeleteView):
    model = None


def plain(request):
    return None


@require_GET
def reader(request):
    return None


@csrf_exempt
@require_POST
def writer(request):
    return None


@login_required
@require_http_methods(["GET", "PUT"])
def both(request):
    return None


# file: site/urls.py
from django.contrib.auth.decorators import login_required
from django.urls import path
from django.views.decorators.cache import cache_page
from django.views.generic import RedirectView, TemplateView

from . import views

urlpatterns = [
    path("users/", views.Users.as_view()),  # itmap: http_route GET|POST /users/
    path("guarded/", views.Guarded.as_view()),  # itmap: http_route DELETE|GET|POST /guarded/
    path("read-only/", views.ReadOnly.as_view()),  # itmap: http_route GET /read-only/
    path("wrapped/", login_required(views.Users.as_view())),  # itmap: http_route GET|POST /wrapped/
    path("cached/", cache_page(60)(views.Users.as_view())),  # itmap: http_route GET|POST /cached/
    path("detail/<int:pk>/", views.Detail.as_view()),  # itmap: http_route GET /detail/{pk}/
    path("create/", views.Create.as_view()),  # itmap: http_route GET|POST|PUT /create/
    path("remove/<int:pk>/", views.Remove.as_view()),  # itmap: http_route GET|POST|DELETE /remove/{pk}/
    path("page/", TemplateView.as_view(template_name="page.html")),  # itmap: http_route GET /page/
    path("plain/", views.plain),  # itmap: http_route ANY /plain/
    path("reader/", views.reader),  # itmap: http_route GET /reader/
    path("writer/", views.writer),  # itmap: http_route POST /writer/
    path("both/", views.both),  # itmap: http_route GET|PUT /both/
]
