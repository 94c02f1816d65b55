CREATE TABLE products (
    sku text PRIMARY KEY,
    name text NOT NULL,
    category text NOT NULL,
    price bigint NOT NULL CHECK (price >= 0)
);

CREATE INDEX products_category ON products (category, name);
