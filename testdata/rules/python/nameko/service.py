# file: gateway.py
from nameko.events import event_handler
from nameko.rpc import RpcProxy, rpc
from nameko.timer import timer
from nameko.web.handlers import http


class Gateway:
    name = "gateway"

    orders = RpcProxy("orders")  # ok: rpc_call

    @http("GET", "/orders/<int:order_id>")  # itmap: http_route GET /orders/{order_id}
    def show_order(self, request, order_id):
        return self.orders.get_order(order_id)  # itmap: rpc_call get_order orders/get_order

    @http("POST,PUT", "/orders")  # itmap: http_route POST /orders ; http_route PUT /orders
    def create_order(self, request):
        return self.orders.create(request)  # itmap: rpc_call create orders/create

    @rpc  # itmap: rpc_service serve status
    def status(self):
        return "up"

    @event_handler("orders", "order_created")  # itmap: queue_consume consume order_created
    def created(self, payload):
        self.status()  # ok: rpc_call

    @timer(interval=60)  # itmap: scheduled_job schedule sweep
    def sweep(self):
        pass
