# file: db.py
import asyncpg


async def main(pool: asyncpg.Pool):
    own = await asyncpg.create_pool("postgres://x")            # ok: db_call
    async with own.acquire() as conn:
        await conn.fetchrow("SELECT * FROM users WHERE id = $1", 1)    # itmap: db_call select users
        async with conn.transaction():             # itmap: db_call transaction
            await conn.execute("UPDATE users SET a = $1", 2)   # itmap: db_call update users
    rows = await pool.fetch("SELECT * FROM carts") # itmap: db_call select carts
    await conn.copy_records_to_table("imports", records=rows)  # itmap: db_call insert imports
    await own.close()                              # ok: db_call
    return rows[0].get("id")                       # ok: db_call
