// file: page.js
$.ajax({ url: "/api/b", type: "POST" }); // itmap: http_call POST /api/b
$.getJSON("/api/c", (data) => {}); // itmap: http_call GET /api/c
$("#x").get(0); // ok: http_call
$.extend({}, {}); // ok: http_call

// file: module.js
import jquery from "jquery";

jquery.post("/api/d", {}); // itmap: http_call POST /api/d
jquery("#x").load; // ok: http_call
