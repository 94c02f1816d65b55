const superagent = require("superagent");

async function run(id) {
  await superagent.get("https://y.com/a").query({ id }).set("x", "y"); // itmap: http_call GET https://y.com/a
  await superagent.post("https://y.com/b").send({ id }); // itmap: http_call POST https://y.com/b
  const agent = superagent.agent(); // ok: http_call
  await agent.del("https://y.com/c"); // itmap: http_call DELETE https://y.com/c
}

module.exports = run;
