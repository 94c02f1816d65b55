# file: function_app.py
import azure.functions as func
import functions_framework

app = func.FunctionApp()                                       # ok: http_route


@app.route(route="users/{id}", methods=["GET"])                # itmap: http_route GET /api/users/{id}
def user(req: func.HttpRequest):
    return func.HttpResponse(req.params.get("x"))              # ok: http_route


@app.timer_trigger(schedule="0 0 * * * *", arg_name="t")       # itmap: scheduled_job schedule tick
def tick(t):
    pass


@app.queue_trigger(arg_name="m", queue_name="orders", connection="x")      # itmap: queue_consume consume orders
def order(m):
    pass


@functions_framework.cloud_event                               # itmap: queue_consume consume stored
def stored(event):
    pass
