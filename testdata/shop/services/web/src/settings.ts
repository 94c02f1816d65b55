export const settings = Object.freeze({
  port: Number(process.env.PORT ?? 8080),
  ordersUrl: process.env.ORDERS_URL ?? "http://localhost:8000",
  catalogUrl: process.env.CATALOG_URL ?? "http://localhost:8081",
  amqpUrl: process.env.AMQP_URL ?? "amqp://localhost:5672",
});
