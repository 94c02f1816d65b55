# file: app.py
from fastapi import Depends
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine
from sqlmodel import Field, SQLModel, select

engine = create_async_engine("postgresql+asyncpg://localhost/x")
Maker = async_sessionmaker(engine)


class Hero(SQLModel, table=True):                  # itmap: db_model Hero hero
    id: int = Field(primary_key=True)


class HeroRead(SQLModel):                          # ok: db_model
    id: int


async def get_session():
    async with Maker() as session:
        yield session


class Service:
    session: AsyncSession = Depends(get_session)

    async def one(self, id: int):
        return await self.session.get(Hero, id)    # itmap: db_call select hero


async def heroes(session: AsyncSession = Depends(get_session)):
    result = await session.execute(select(Hero))   # itmap: db_call select hero
    rows = result.scalars().all()                  # ok: db_call
    hero = Hero(id=1)
    session.add(hero)                              # itmap: db_call insert hero
    await session.commit()                         # itmap: db_call transaction
    await session.refresh(hero)                    # itmap: db_call select hero
    return rows
