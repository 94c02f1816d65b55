import { createClient } from "@supabase/supabase-js";

const supabase = createClient("https://x.supabase.co", "key");

export async function run(id: number, file: Blob) {
  await supabase.from("users").select("*").eq("id", id); // itmap: db_call select users
  await supabase.from("orders").insert({ id }).select(); // itmap: db_call insert orders
  await supabase.rpc("refresh_totals"); // itmap: db_call call refresh_totals
  await supabase.storage.from("avatars").upload("a.png", file); // itmap: object_storage upload avatars
  await supabase.auth.signInWithPassword({ email: "a", password: "b" }); // itmap: third_party signInWithPassword
  supabase.storage.from("avatars").getPublicUrl("a.png"); // ok: object_storage
  supabase.auth.onAuthStateChange(() => {}); // ok: third_party
}
