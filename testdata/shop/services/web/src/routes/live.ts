import { connect } from "amqplib";
import type { FastifyInstance } from "fastify";

import { settings } from "../settings.js";

const EXCHANGE = "shop.events";

export default async function live(app: FastifyInstance) {
  /** Tells the browser what happens to one order. */
  app.get<{ Params: { id: string } }>("/orders/:id", { websocket: true }, async (socket, request) => {
    const broker = await connect(settings.amqpUrl);
    const channel = await broker.createChannel();
    const { queue } = await channel.assertQueue("", { exclusive: true });
    await channel.bindQueue(queue, EXCHANGE, "order.*");
    await channel.consume(queue, (message) => {
      if (message && JSON.parse(message.content.toString()).order === Number(request.params.id)) {
        socket.send(message.fields.routingKey);
      }
    });
    socket.on("close", () => broker.close());
  });
}
