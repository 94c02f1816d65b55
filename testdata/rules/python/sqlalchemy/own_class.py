# file: models.py
from flask_sqlalchemy import SQLAlchemy

db = SQLAlchemy()


class ApiKey(db.Model):                                                   # itmap: db_model ApiKey api_keys
    __tablename__ = "api_keys"
    id = db.Column(db.Integer, primary_key=True)

    @classmethod
    def create(cls, user):
        key = cls(user=user)                                              # ok: db_call
        db.session.add(key)                                               # itmap: db_call insert api_keys
        return key
