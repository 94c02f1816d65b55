# file: blog/__init__.py

# file: blog/models.py
from django.contrib.auth.models import AbstractUser
from django.db import models


class Base(models.Model):                          # ok: db_model
    class Meta:
        abstract = True


class Member(AbstractUser):                        # itmap: db_model Member blog_member
    pass


class PublishedManager(models.Manager):
    def published(self):
        return self.filter(live=True)              # itmap: db_call select {?}


class Tag(Base):                                   # itmap: db_model Tag tags
    class Meta:
        db_table = "tags"


class Post(Base):                                  # itmap: db_model Post blog_post
    tags = models.ManyToManyField(Tag)
    objects = PublishedManager()

    def touch(self):
        self.save()                                # itmap: db_call update blog_post

# file: blog/views.py
from django.contrib.auth.models import User
from django.db import connection, transaction
from django.shortcuts import get_object_or_404
from django.views.generic import ListView

from blog.models import Post, Tag


class PostList(ListView):
    queryset = Tag.objects.all()                   # ok: db_call


def view(request, id):
    post = get_object_or_404(Post, pk=id)          # itmap: db_call select blog_post
    post.delete()                                  # itmap: db_call delete blog_post
    Tag.objects.filter(name="x").order_by("id").first()    # itmap: db_call select tags
    Tag.objects.create(name="x")                   # itmap: db_call insert tags
    Tag.objects.filter(name="x").exclude(id=1).update(name="y")    # itmap: db_call update tags
    for tag in Tag.objects.exclude(name="y"):      # itmap: db_call select tags
        tag.clean()                                # ok: db_call
    post.tags.add(1)                               # itmap: db_call insert tags
    row = Post.objects.filter(author=User.objects.first()).get(pk=id)  # itmap: db_call select blog_post ; itmap: db_call select auth_user
    row.save()                                     # itmap: db_call update blog_post
    made = Tag.objects.create(name=row.name)       # itmap: db_call insert tags
    made.delete()                                  # itmap: db_call delete tags
    User.objects.get(pk=1)                         # itmap: db_call select auth_user
    with transaction.atomic():                     # itmap: db_call transaction
        with connection.cursor() as cursor:        # ok: db_call
            cursor.execute("SELECT count(*) FROM blog_stats")      # itmap: db_call select blog_stats
    return {}.get("objects")                       # ok: db_call


async def aview(id):
    await Tag.objects.aget(pk=id)                  # itmap: db_call select tags

# file: blog/migrations/0001_initial.py
from django.db import migrations, models


def forwards(apps, schema_editor):
    pass


class Migration(migrations.Migration):
    operations = [
        migrations.CreateModel(name="Post", fields=[]),            # itmap: db_migration ddl post
        migrations.AddField(model_name="post", name="live", field=models.BooleanField()),  # itmap: db_migration ddl post
        migrations.RunSQL("DELETE FROM blog_post"),                # itmap: db_migration delete blog_post
        migrations.RunPython(forwards),                            # itmap: db_migration run
    ]
