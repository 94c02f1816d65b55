// Middleware counts for what is registered after it, below its path and on its router.
// file: app.ts
import express from "express";
import { expressjwt } from "express-jwt";
import passport from "passport";
import { admin } from "./admin";
import { requireToken, stamp } from "./checks";

const app = express();
const required = expressjwt({ secret: "s", algorithms: ["HS256"] });
const optional = expressjwt({ secret: "s", algorithms: ["HS256"], credentialsRequired: false });

app.use(stamp);
app.get("/health", (req, res) => res.send("ok")); // itmap: http_route GET /health auth=public
app.get("/jwt", required, (req, res) => res.send("ok")); // itmap: http_route GET /jwt auth=protected guard=express-jwt.expressjwt
app.get("/maybe", optional, (req, res) => res.send("ok")); // itmap: http_route GET /maybe auth=unknown
app.post("/pass", passport.authenticate("jwt"), (req, res) => res.send("ok")); // itmap: http_route POST /pass auth=protected guard=passport.authenticate
app.use("/admin", requireToken, admin);
app.use("/inner", requireToken);
app.get("/inner/x", (req, res) => res.send("ok")); // itmap: http_route GET /inner/x auth=protected guard=requireToken
app.get("/outer/x", (req, res) => res.send("ok")); // itmap: http_route GET /outer/x auth=public
app.use(requireToken);
app.get("/late", (req, res) => res.send("ok")); // itmap: http_route GET /late auth=protected guard=requireToken

// file: admin.ts
import { Router } from "express";

export const admin = Router();
admin.get("/users", (req, res) => res.send("ok")); // itmap: http_route GET /admin/users auth=protected guard=requireToken

// file: checks.ts
import jwt from "jsonwebtoken";

export function requireToken(req, res, next) {
  const token = req.headers.authorization;
  if (!token) {
    return res.status(401).json({ message: "no token" });
  }
  jwt.verify(token, "s");
  next();
}

export function stamp(req, res, next) {
  req.at = Date.now();
  next();
}
