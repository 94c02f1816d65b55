import ky from "ky";

const api = ky.create({ prefixUrl: "https://api.x.com" });

export async function run() {
  await ky("https://y.com/a"); // itmap: http_call GET https://y.com/a
  await ky.post("https://y.com/c", { json: {} }).json(); // itmap: http_call POST https://y.com/c
  await api.get("users"); // itmap: http_call GET https://api.x.com/users
  ky.stop; // ok: http_call
}
