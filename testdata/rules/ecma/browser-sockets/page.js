// file: page.js
const source = new EventSource("/events"); // itmap: http_call GET /events
source.addEventListener("message", () => {}); // ok: http_call
source.close(); // ok: http_call

// file: own.js
class EventSource {}

new EventSource("/mine"); // ok: http_call
