# file: migrations/versions/one.py
import sqlalchemy as sa
from alembic import op

revision = "1"


def upgrade():
    op.create_table("users", sa.Column("id", sa.Integer()))    # itmap: db_migration ddl users
    op.add_column("users", sa.Column("name", sa.String()))     # itmap: db_migration ddl users
    op.create_index("ix_users_name", "users", ["name"])        # itmap: db_migration ddl users
    op.create_index(op.f("ix_users_id"), table_name="users", columns=["id"])   # itmap: db_migration ddl users
    op.create_foreign_key("fk", "orders", "users", ["user_id"], ["id"])        # itmap: db_migration ddl orders
    op.execute("UPDATE users SET name = ''")                   # itmap: db_migration update users
    with op.batch_alter_table("carts", schema=None) as batch_op:   # itmap: db_migration ddl carts
        batch_op.add_column(sa.Column("n", sa.Integer()))      # itmap: db_migration ddl carts
        batch_op.drop_constraint("x", type_="unique")          # itmap: db_migration ddl carts
    bind = op.get_bind()                                       # ok: db_migration
    bind.execute(sa.text("DELETE FROM sessions"))              # itmap: db_call delete sessions


def downgrade():
    op.drop_index("ix_users_name", table_name="users")         # itmap: db_migration ddl users
    op.drop_table("users")                                     # itmap: db_migration ddl users
    op.f("name")                                               # ok: db_migration
