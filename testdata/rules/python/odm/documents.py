# file: docs.py
from beanie import Document as BeanieDocument
from mongoengine import Document, StringField
from odmantic import AIOEngine, Model


class Page(Document):                              # itmap: db_model Page page
    title = StringField()
    meta = {"indexes": ["title"]}


class BlogPost(Document):                          # itmap: db_model BlogPost blog_post
    title = StringField()


class Visit(BeanieDocument):                       # itmap: db_model Visit visits
    n: int

    class Settings:
        name = "visits"


class TreeNode(Model):                             # itmap: db_model TreeNode tree_node
    n: int


def sync():
    Page.objects(title="x").first()                # itmap: db_call select page
    BlogPost.objects.get(id=1)                     # itmap: db_call select blog_post
    Page(title="x").save()                         # itmap: db_call update page
    Page(title="x").clean()                        # ok: db_call


async def aside(engine: AIOEngine):
    await Visit.find_one(Visit.n == 1)             # itmap: db_call select visits
    await Visit.find(Visit.n > 1).sort("n").to_list()      # itmap: db_call select visits
    await Visit(n=1).insert()                      # itmap: db_call insert visits
    await engine.find(TreeNode)                    # itmap: db_call select tree_node
    await engine.save(TreeNode(n=1))               # itmap: db_call update tree_node
