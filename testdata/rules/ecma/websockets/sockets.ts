// file: server.ts
import { WebSocketServer } from "ws";
import { Server } from "socket.io";

export const sockets = new WebSocketServer({ port: 80, path: "/live" }); // itmap: websocket /live
export const io = new Server(3000); // itmap: websocket /socket.io
io.on("connection", () => {}); // ok: websocket

// file: stream.ts
import EventSource from "eventsource";

export const source = new EventSource("https://y.com/events"); // itmap: http_call GET https://y.com/events
source.close(); // ok: http_call

// file: client.ts
import WebSocket from "ws";

export const feed = new WebSocket("wss://feed.example.com/live"); // itmap: websocket_call connect wss://feed.example.com/live
feed.on("message", () => {}); // ok: websocket_call
