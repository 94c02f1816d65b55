# file: models.py
from sqlalchemy import Column, ForeignKey, Integer, MetaData, String, Table
from sqlalchemy.orm import DeclarativeBase, as_declarative, declarative_base, declared_attr, registry


class Base(DeclarativeBase):                       # ok: db_model
    pass


class User(Base):                                  # itmap: db_model User users
    __tablename__ = "users"
    id = Column(Integer)


class Abstract(Base):                              # ok: db_model
    __abstract__ = True
    __tablename__ = "never"


class Named:
    @declared_attr
    def __tablename__(cls):
        return cls.__name__.lower()


class Invoice(Named, Base):                        # itmap: db_model Invoice invoice
    id = Column(Integer)


Old = declarative_base()


class Order(Old):                                  # itmap: db_model Order orders
    __tablename__ = "orders"
    user_id = Column(ForeignKey("users.id"))


@as_declarative()
class Decl:
    pass


class Tag(Decl):                                   # itmap: db_model Tag tags
    __tablename__ = "tags"


metadata = MetaData()
events = Table("events", metadata, Column("id", Integer))  # itmap: db_model Table events

# file: store.py
import sqlalchemy as sa
from sqlalchemy import create_engine, delete, func, insert, select, text, update
from sqlalchemy.orm import Session, scoped_session, sessionmaker

from models import Base, Invoice, Order, User, events, metadata

engine = create_engine("postgresql://localhost/shop")      # ok: db_call
SessionLocal = sessionmaker(bind=engine)
shared = scoped_session(SessionLocal)


def read(session: Session, id: int):
    session.get(User, id)                          # itmap: db_call select users
    session.scalars(select(User).where(User.id == id)).all()   # itmap: db_call select users
    session.execute(select(Order).join(User))      # itmap: db_call select orders
    stmt = select(func.count(Order.user_id))
    session.scalar(stmt)                           # itmap: db_call select orders
    session.execute(text("SELECT id FROM audit WHERE id = :id"))   # itmap: db_call select audit
    session.execute(text("SELECT 1"))              # itmap: db_call select
    q = session.query(User)                        # ok: db_call
    q = q.filter(User.id == id)                    # ok: db_call
    return q.first()                               # itmap: db_call select users


def write(session: Session):
    user = User()
    session.add(user)                              # itmap: db_call insert users
    session.execute(insert(Order), [{}])           # itmap: db_call insert orders
    session.execute(update(User).values(id=1))     # itmap: db_call update users
    session.execute(delete(Order))                 # itmap: db_call delete orders
    session.query(Order).filter_by(user_id=1).delete()     # itmap: db_call delete orders
    session.delete(user)                           # itmap: db_call delete users
    session.commit()                               # itmap: db_call transaction
    session.close()                                # ok: db_call


def core():
    with engine.connect() as connection:           # ok: db_call
        connection.execute(events.insert(), {})    # itmap: db_call insert events
        connection.execute(sa.select(events))      # itmap: db_call select events
        connection.exec_driver_sql("TRUNCATE carts")   # itmap: db_call delete carts
    with engine.begin() as connection:
        connection.execute(events.delete())        # itmap: db_call delete events
    metadata.create_all(engine)                    # itmap: db_call ddl
    Base.metadata.create_all(engine)               # itmap: db_call ddl


def made():
    with SessionLocal() as s:
        s.query(User).count()                      # itmap: db_call select users
    with SessionLocal.begin() as s:
        s.merge(User())                            # itmap: db_call update users
    shared.query(Order).all()                      # itmap: db_call select orders


class Repository:
    def __init__(self, session: Session, model):
        self.session = session
        self.model = model

    def all(self):
        return self.session.scalars(select(self.model)).all()  # itmap: db_call select users ; db_call select orders ; db_call select invoice

    def add_each(self, rows):
        made = []
        for row in rows:
            entry = self.model(**row)
            made.append(entry)
        self.session.add_all(made)                     # itmap: db_call insert users ; db_call insert orders ; db_call insert invoice


class Scoped(Repository):
    def __init__(self, session: Session, model, *, group=None):
        super().__init__(session, model)
        self.group = group

    def mine(self):
        return self.session.scalars(select(self.model))    # itmap: db_call select invoice


def scoped(session: Session):
    return Scoped(session, Invoice).mine()


def both(session: Session):
    Repository(session, User).all()
    Repository(session, Order).all()


class Lookalike:
    def query(self, x):
        return self

    def execute(self, x):
        return self


def other(session: Session):
    Lookalike().query(User).execute("SELECT 1 FROM users")     # ok: db_call
    {}.get(User)                                   # ok: db_call
