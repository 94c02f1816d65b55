// file: server.ts
import { WebSocketServer } from "ws";
import { Server } from "socket.io";

export const sockets = new WebSocketServer({ port: 80, path: "/live" }); // itmap: websocket /live
export const io = new Server(3000); // itmap: websocket /socket.io
io.on("connection", () => {}); // ok: websocket

// file: client.ts
import { sockets } from "./server";

const source = new EventSource("/events"); // itmap: http_call GET /events
export { sockets, source };
