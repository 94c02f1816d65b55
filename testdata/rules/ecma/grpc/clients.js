// file: loaded.js
const grpc = require("@grpc/grpc-js");
const protoLoader = require("@grpc/proto-loader");

const proto = grpc.loadPackageDefinition(protoLoader.loadSync("hello.proto")).helloworld;
const client = new proto.Greeter("greeter:50051", grpc.credentials.createInsecure()); // ok: rpc_call
client.sayHello({ name: "x" }, (error, response) => {}); // itmap: rpc_call call Greeter/sayHello
client.close(); // ok: rpc_call

// file: connect.ts
import { createClient } from "@connectrpc/connect";
import { createConnectTransport } from "@connectrpc/connect-web";
import { ElizaService } from "./gen/eliza_pb";

const eliza = createClient(ElizaService, createConnectTransport({ baseUrl: "https://x.com" })); // ok: rpc_call

export async function say() {
  return eliza.say({ sentence: "x" }); // itmap: rpc_call call say
}
