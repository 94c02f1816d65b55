import { Inject } from "@nestjs/common";
import { ClientGrpc, ClientProxy, EventPattern, GrpcMethod, MessagePattern, Payload } from "@nestjs/microservices";

export class OrdersController {
  constructor(@Inject("MQ") private readonly client: ClientProxy) {}

  @MessagePattern({ cmd: "sum" }) // itmap: queue_consume consume sum
  sum(@Payload() data: number[]) {
    this.client.emit("orders.created", data); // itmap: queue_publish publish orders.created
    return this.client.send("orders.get", data); // itmap: queue_publish request orders.get
  }

  @EventPattern("orders.paid") // itmap: queue_consume consume orders.paid
  paid() {
    this.client.connect(); // ok: queue_publish
  }

  @GrpcMethod("OrderService", "FindOne") // itmap: rpc_service FindOne OrderService/FindOne
  findOne() {}
}

interface Heroes {
  findOne(data: { id: number }): unknown;
}

export class HeroClient {
  private heroes: Heroes;

  constructor(private readonly grpc: ClientGrpc) {}

  run() {
    const heroes = this.grpc.getService<Heroes>("HeroService"); // ok: rpc_call
    return heroes.findOne({ id: 1 }); // itmap: rpc_call findOne HeroService/findOne
  }
}
