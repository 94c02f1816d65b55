# file: site/views.py
from django.http import HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe


def form(request):
    if request.method == "POST":
        save(request.POST)
        return redirect("/")
    return render(request, "form.html")


def both(request):
    if request.method == "POST":
        return save(request.POST)
    else:
        return render(request, "both.html")


def several(request):
    if request.method == "PUT":
        return save(request.body)
    if request.method == "PATCH":
        return save(request.body)
    return render(request, "several.html")


def strict(request):
    if request.method == "POST":
        return save(request.POST)
    return HttpResponseNotAllowed(["POST"])


def plain(request):
    return HttpResponse(request.GET.get("q"))


def cached(request):
    if request.method == "GET":
        look_up(request)
    return HttpResponse("")


@require_safe
def safe(request):
    return HttpResponse("")


# file: site/urls.py
from django.urls import path
from . import views

urlpatterns = [
    path("form/", views.form),        # itmap: http_route GET|POST /form/
    path("both/", views.both),        # itmap: http_route GET|POST /both/
    path("several/", views.several),  # itmap: http_route GET|PATCH|PUT /several/
    path("strict/", views.strict),    # itmap: http_route POST /strict/
    path("plain/", views.plain),      # itmap: http_route ANY /plain/
    path("cached/", views.cached),    # itmap: http_route ANY /cached/
    path("safe/", views.safe),        # itmap: http_route GET /safe/
]
