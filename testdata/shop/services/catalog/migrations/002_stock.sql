CREATE TABLE stock (
    sku text PRIMARY KEY REFERENCES products ON DELETE CASCADE,
    level integer NOT NULL CHECK (level >= 0)
);
