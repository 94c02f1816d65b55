// A procedure made by something that the code does not show: all that stands in a router is a procedure or a router.
// file: trpc.ts
import { initTRPC } from '@trpc/server'
const t = initTRPC.create()
export const router = t.router

// file: app.ts
import { router, signedIn } from './trpc'
import { staff } from './generated'
import { fetchRequestHandler } from '@trpc/server/adapters/fetch'

export const appRouter = router({
  me: signedIn.query(() => 1), // itmap: http_route GET /trpc/me
  rename: signedIn.input(name).mutation(() => 1), // itmap: http_route POST /trpc/rename
  dismiss: staff.mutation(() => 1), // todo: http_route POST /trpc/dismiss
  other: signedIn.build(() => 1), // ok: http_route
})
export const handler = (req: Request) => fetchRequestHandler({ endpoint: '/trpc', req, router: appRouter })
