import { createTRPCClient, httpBatchLink } from "@trpc/client";
import { createTRPCReact } from "@trpc/react-query";

const client = createTRPCClient({ links: [httpBatchLink({ url: "/trpc" })] }); // ok: rpc_call
const api = createTRPCReact();

export async function run() {
  await client.user.byId.query("1"); // itmap: rpc_call query byId
  await client.user.create.mutate({}); // itmap: rpc_call mutate create
  api.posts.list.useQuery(); // itmap: rpc_call useQuery list
  api.useUtils().posts.list.invalidate(); // ok: rpc_call
}
