# file: app.py
from flask_sqlalchemy import SQLAlchemy

db = SQLAlchemy()


class BlogPost(db.Model):                          # itmap: db_model BlogPost blog_post
    id = db.Column(db.Integer)

    @classmethod
    def by_id(cls, id):
        return cls.query.filter_by(id=id).first_or_404()   # itmap: db_call select blog_post


class Author(db.Model):                            # itmap: db_model Author authors
    __tablename__ = "authors"


def views():
    BlogPost.query.filter(BlogPost.id > 3).order_by(BlogPost.id).all()     # itmap: db_call select blog_post
    Author.query.get(1)                            # itmap: db_call select authors
    Author.query.filter_by(id=1).update({"a": 1})  # itmap: db_call update authors
    db.session.add(Author())                       # itmap: db_call insert authors
    db.session.commit()                            # itmap: db_call transaction
    db.session.execute(db.select(Author))          # itmap: db_call select authors
    db.create_all()                                # itmap: db_call ddl
    query = BlogPost.query.filter(BlogPost.id > 3) # ok: db_call
    return query
