// Pieces of code in which the router is bound nowhere, and names that are bound elsewhere.
// file: fragments/routes.ts
/** Shown to readers, never run. */
app.get("/api/users", security.isAuthorized()); // ok: http_route
app.use("/public", express.static("public")); // ok: static

// file: fragments/static.ts
import express from "express";

app.use("/public", express.static("public")); // ok: static
app.use("/files", guard, express.static("files")); // ok: static

// file: declared.ts
import "express";

declare const app: any;
app.get("/declared", show); // itmap: http_route GET /declared

// file: given.js
require("express");
module.exports = (app) => {
  app.get("/given", show); // itmap: http_route GET /given
};

// file: globals.js
require("express");
global.router = make();

// file: uses-global.js
require("express");
router.get("/global", show); // itmap: http_route GET /global
