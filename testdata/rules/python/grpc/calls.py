# file: server.py
from concurrent import futures

import cart_pb2
import cart_pb2_grpc
import grpc


class Cart(cart_pb2_grpc.CartServiceServicer):
    def Get(self, request, context):
        context.set_code(grpc.StatusCode.OK)                   # ok: rpc_call
        return cart_pb2.Cart()                                 # ok: rpc_call


def serve():
    server = grpc.server(futures.ThreadPoolExecutor())         # ok: rpc_service
    cart_pb2_grpc.add_CartServiceServicer_to_server(Cart(), server)    # itmap: rpc_service serve CartService
    server.add_insecure_port("[::]:50051")                     # ok: rpc_service

# file: client.py
import grpc
import shop.cart_pb2 as pb
import shop.cart_pb2_grpc as rpc


class Client:
    def __init__(self, address):
        self.stub = rpc.CartServiceStub(grpc.insecure_channel(address))    # ok: rpc_call

    def get(self, id):
        return self.stub.Get(pb.GetRequest(id=id))             # itmap: rpc_call call CartService/Get
