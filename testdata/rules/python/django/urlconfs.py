# URL configurations: every form of `include`, regular expressions, lists put together, languages, static files.
# file: site/urls.py
from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.conf.urls.static import static
from django.contrib import admin
from django.urls import include, path, re_path

import shop.urls
from site import views

pages = [
    path("terms/", views.home),  # itmap: http_route ANY /pages/terms/
]
if settings.DEBUG:
    pages.append(path("debug/", views.home))  # itmap: http_route ANY /pages/debug/

reports = [
    path("daily/", views.daily),  # itmap: http_route ANY /reports/daily/ ; http_route ANY /old-reports/daily/
]

class Office(admin.AdminSite):
    site_header = "Office"


office = Office()

urlpatterns = [
    path("", views.home),  # itmap: http_route ANY /
    path("admin/", admin.site.urls),  # ok: http_route
    path("office/", office.urls),  # ok: http_route
    path("articles/<int:year>/<slug:slug>/", views.article),  # itmap: http_route ANY /articles/{year}/{slug}/
    path("files/<path:rest>", views.files),  # itmap: http_route ANY /files/{rest*}
    re_path(r"^archive/(?P<year>[0-9]{4})/$", views.archive),  # itmap: http_route ANY /archive/{year}/
    path("blog/", include("blog.urls")),
    path("shop/", include(shop.urls)),
    path("reports/", include(reports)),
    path("old-reports/", include((reports, "reports"), namespace="old")),
    path("pages/", include(pages)),
    path("help/", include([
        path("<slug:topic>/", views.topic),  # itmap: http_route ANY /help/{topic}/
    ])),
    path(route="keyword/", view=views.keyword),  # itmap: http_route ANY /keyword/
    path("nowhere/", include("installed_app.urls")),  # ok: http_route
]

urlpatterns += [
    path("added/", views.added),  # itmap: http_route ANY /added/
]
urlpatterns.append(path("appended/", views.added))  # itmap: http_route ANY /appended/

urlpatterns += i18n_patterns(
    path("about/", views.about),  # itmap: http_route ANY /{language}/about/
)

if settings.DEBUG:
    urlpatterns += static("/media/", document_root="media")  # itmap: static ANY /media/

# A list that nothing includes.
unused = [
    path("unused/", views.home),  # ok: http_route
]

# file: blog/__init__.py

# file: blog/urls.py
from django.urls import include, path

from . import views

app_name = "blog"
urlpatterns = [
    path("posts/<int:id>/", views.post),  # itmap: http_route ANY /blog/posts/{id}/
    path("comments/", include("blog.comments")),
]

# file: blog/comments.py
from django.urls import re_path

from . import views

urlpatterns = [
    re_path("^(?P<id>\\d+)/reply$", views.reply),  # itmap: http_route ANY /blog/comments/{id}/reply
]

# file: shop/__init__.py

# file: shop/urls.py
from django.conf.urls import url

from . import views

urlpatterns = [
    url(r"^cart/$", views.cart),  # itmap: http_route ANY /shop/cart/
]
