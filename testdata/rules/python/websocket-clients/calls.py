# file: client.py
import socketio
import websocket
import websockets

sio = socketio.Client()                                        # ok: websocket_call


async def main():
    async with websockets.connect("wss://live.example.com/a") as ws:   # itmap: websocket_call connect wss://live.example.com/a
        await ws.send("x")                                     # ok: websocket_call


def sync():
    websocket.create_connection("wss://live.example.com/b")    # itmap: websocket_call connect wss://live.example.com/b
    websocket.WebSocketApp("wss://live.example.com/c").run_forever()   # itmap: websocket_call connect wss://live.example.com/c
    sio.connect("https://live.example.com")                    # itmap: websocket_call connect https://live.example.com
    sio.emit("joined", {})                                     # itmap: websocket_call emit joined
