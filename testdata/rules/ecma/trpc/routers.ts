// Routers in files, nested ones, procedures with middleware, served by several adapters.
// file: trpc.ts
import { initTRPC } from "@trpc/server";

const t = initTRPC.context<Context>().create({ transformer });
export const router = t.router;
export const guarded = t.procedure.use(auth).use(log);
export const open = t.procedure;

// file: users.ts
import { guarded, open, router } from "./trpc";

export const users = router({
  list: open.query(() => []), // itmap: http_route GET /api/trpc/users.list
  create: guarded.input(schema).mutation(save), // itmap: http_route POST /api/trpc/users.create
  // itmap: sse /api/trpc/users.changes
  changes: guarded.subscription(async function* () {}),
  helper: () => 1, // ok: http_route
});

// file: app.ts
import { open, router } from "./trpc";
import { users } from "./users";

const deep = { ping: open.query(() => 1) }; // itmap: http_route GET /api/trpc/deep.ping
export const appRouter = router({
  users,
  deep: router(deep),
  plain: {
    pong: open.query(() => 1), // itmap: http_route GET /api/trpc/plain.pong
  },
  health: open.query(() => "ok"), // itmap: http_route GET /api/trpc/health
});

// file: pages/api/trpc/[trpc].ts
import { createNextApiHandler } from "@trpc/server/adapters/next";
import { appRouter } from "../../../app";

export default createNextApiHandler({ router: appRouter });
