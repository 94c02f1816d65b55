CREATE TABLE payments (
    id serial PRIMARY KEY,
    order_id integer NOT NULL REFERENCES orders,
    intent text NOT NULL UNIQUE,
    secret text NOT NULL
);
