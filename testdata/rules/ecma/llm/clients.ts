import OpenAI from "openai";
import Anthropic from "@anthropic-ai/sdk";
import { generateText } from "ai";
import { openai } from "@ai-sdk/openai";
import { createAgent } from "langchain";
import { ChatOpenAI } from "@langchain/openai";

const client = new OpenAI(); // ok: llm_call
const claude = new Anthropic();

export async function run(prompt: string) {
  await client.chat.completions.create({ model: "gpt-4o", messages: [] }); // itmap: llm_call create gpt-4o
  await client.embeddings.create({ model: "text-embedding-3-small", input: prompt }); // itmap: llm_call create text-embedding-3-small
  await claude.messages.create({ model: "claude-sonnet", max_tokens: 10, messages: [] }); // itmap: llm_call create claude-sonnet
  await generateText({ model: openai("gpt-4o-mini"), prompt }); // itmap: llm_call generateText gpt-4o-mini
  await new ChatOpenAI({ model: "gpt-4.1" }).invoke(prompt); // itmap: llm_call invoke gpt-4.1
  const agent = createAgent({ model: "gpt-5", tools: [] }); // ok: llm_call
  await agent.invoke({ messages: [] }); // itmap: llm_call invoke gpt-5
  openai("gpt-4o"); // ok: llm_call
}
