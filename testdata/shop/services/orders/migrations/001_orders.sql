CREATE TABLE orders (
    id serial PRIMARY KEY,
    customer_id integer NOT NULL,
    email text NOT NULL,
    status text NOT NULL DEFAULT 'PLACED',
    created_at timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX orders_customer ON orders (customer_id);

CREATE TABLE order_lines (
    id serial PRIMARY KEY,
    order_id integer NOT NULL REFERENCES orders ON DELETE CASCADE,
    sku text NOT NULL,
    quantity integer NOT NULL CHECK (quantity > 0),
    price integer NOT NULL
);
