// WebSocket gateways, generated documents, files.
import { Module } from "@nestjs/common";
import { WebSocketGateway, SubscribeMessage } from "@nestjs/websockets";
import { GraphQLModule } from "@nestjs/graphql";

@WebSocketGateway({ namespace: "chat" }) // itmap: websocket /chat
export class ChatGateway {
  @SubscribeMessage("message") // ok: websocket
  message() {}
}

@WebSocketGateway(8080, { path: "/live" }) // itmap: websocket /live
export class LiveGateway {}

@Module({
  imports: [GraphQLModule.forRoot({ autoSchemaFile: true })], // itmap: http_route ANY /graphql
})
export class AppModule {}
