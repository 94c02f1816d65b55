# file: shop/models.py
from django.apps import apps
from django.db import models
from django_softdelete.models import SoftDeleteModel


class Named(models.Model):
    name = models.CharField(max_length=10)                                # ok: db_call

    class Meta:
        abstract = True

    def clean(self):
        self.name = self.name.strip()


class Issue(Named):                                                       # itmap: db_model Issue issues
    class Meta:
        db_table = "issues"

    def save(self, *args, **kwargs):
        if self.name:
            super(Issue, self).save(*args, **kwargs)                      # itmap: db_call update issues
        else:
            super().save(*args, **kwargs)                                 # itmap: db_call update issues

    def clean(self):
        super().clean()                                                   # ok: db_call

    def cycles(self):
        cycle = apps.get_model("shop.Cycle")                              # ok: db_call
        cycle.objects.filter(issue=self).delete()                         # itmap: db_call delete shop_cycle
        other = apps.get_model("shop", "Cycle")
        return other.objects.count()                                      # itmap: db_call select shop_cycle


class Cycle(models.Model):                                                # itmap: db_model Cycle shop_cycle
    issue = models.ForeignKey(Issue, on_delete=models.CASCADE)


class Note(SoftDeleteModel):                                              # itmap: db_model Note shop_note
    text = models.TextField()


def notes():
    return Note.objects.first()                                           # itmap: db_call select shop_note


# file: shop/migrations/0002_fill.py
from django.db import migrations


def forwards(apps, schema_editor):
    cycle = apps.get_model("shop", "Cycle")
    cycle.objects.update(issue=None)                                      # itmap: db_call update shop_cycle


class Migration(migrations.Migration):
    operations = [migrations.RunPython(forwards)]                         # itmap: db_migration run
