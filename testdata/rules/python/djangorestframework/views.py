# Views without a router: functions, classes, generic views, view sets with a map of methods.
# file: api/urls.py
from django.urls import path
from rest_framework.urlpatterns import format_suffix_patterns

from api import views

urlpatterns = [
    path("things/", views.things),  # itmap: http_route GET|POST /things/
    path("one/", views.one),  # itmap: http_route GET /one/
    path("login/", views.Login.as_view()),  # itmap: http_route POST /login/
    path("books/", views.Books.as_view()),  # itmap: http_route GET|POST /books/
    path("books/<int:pk>/", views.Book.as_view()),  # itmap: http_route GET|PUT|PATCH|DELETE /books/{pk}/
    path("users/", views.Users.as_view({"get": "list", "post": "create"})),  # itmap: http_route GET|POST /users/
]
urlpatterns = format_suffix_patterns(urlpatterns)

# file: api/views.py
from rest_framework import generics, viewsets
from rest_framework.decorators import api_view, permission_classes
from rest_framework.views import APIView


@api_view(["GET", "POST"])
def things(request):
    return None


@api_view()
@permission_classes([])
def one(request):
    return None


class Login(APIView):
    def post(self, request):
        return None


class Books(generics.ListCreateAPIView):
    pass


class Book(generics.RetrieveUpdateDestroyAPIView):
    pass


class Users(viewsets.ModelViewSet):
    pass
