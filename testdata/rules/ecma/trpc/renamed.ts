// The router function exported under another name, the handler of a route file of Next.js.
// file: src/server/trpc.ts
import { initTRPC } from "@trpc/server";
const t = initTRPC.create();
export const createTRPCRouter = t.router;
export const publicProcedure = t.procedure;
// file: src/server/root.ts
import { createTRPCRouter, publicProcedure } from "./trpc";
export const appRouter = createTRPCRouter({
  hello: publicProcedure.input(schema).query(() => 1), // itmap: http_route GET /trpc/hello
});
// file: src/handler.ts
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { appRouter } from "./server/root";
export const handler = (req: Request) => fetchRequestHandler({ endpoint: "/trpc", req, router: appRouter });
