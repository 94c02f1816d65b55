import responses

ORDERS = "/api/v1/orders"
TEA = {"sku": "tea-1", "quantity": 2}


def stock_tea(status=201):
    responses.get("http://localhost:8081/v1/products/tea-1", json={"sku": "tea-1", "price": 450})
    responses.post("http://localhost:8081/v1/stock/tea-1/reservations", status=status)


@responses.activate
def test_place_and_show(client):
    stock_tea()
    placed = client.post(ORDERS, json={"email": "a@example.com", "lines": [TEA]})
    assert placed.status_code == 201
    assert placed.json()["total"] == 900
    shown = client.get(f"{ORDERS}/{placed.json()['id']}")
    assert shown.status_code == 200
    assert shown.json()["status"] == "placed"


@responses.activate
def test_sold_out(client):
    stock_tea(status=409)
    response = client.post(ORDERS, json={"email": "a@example.com", "lines": [TEA]})
    assert response.status_code == 409


def test_orders_of_nobody(client):
    del client.headers["X-Customer-Id"]
    assert client.get(ORDERS).status_code == 401


def test_show_unknown(client):
    assert client.get(f"{ORDERS}/1").status_code == 404


def test_health(client):
    assert client.get("/health").json() == {"status": "ok"}
