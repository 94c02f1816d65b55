const grpc = require("@grpc/grpc-js");
const protoLoader = require("@grpc/proto-loader");
const jayson = require("jayson");

const proto = grpc.loadPackageDefinition(protoLoader.loadSync("hello.proto")); // ok: rpc_service

const server = new grpc.Server();
server.addService(proto.Greeter.service, { sayHello: () => {}, sayBye: () => {} }); // itmap: rpc_service serve sayHello ; rpc_service serve sayBye
server.bindAsync("0.0.0.0:50051", null, () => server.start()); // ok: rpc_service
jayson.server({ add: () => {} }).http().listen(3000); // itmap: rpc_service serve add
