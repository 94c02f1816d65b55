import { CohereClient } from "cohere-ai"
export async function cohereCalls() {
  const cohere = new CohereClient({}) // ok: llm_call
  await cohere.rerank({}) // itmap: llm_call rerank
}

import Replicate from "replicate"
export async function replicateCalls() {
  const replicate = new Replicate({}) // ok: llm_call
  await replicate.run(model, {}) // itmap: llm_call run
}

import { InferenceClient } from "@huggingface/inference"
export async function huggingfaceCalls() {
  const hf = new InferenceClient(key)
  await hf.textGeneration({}) // itmap: llm_call textGeneration
  hf.endpoint(url) // ok: llm_call
}

import { PromptTemplate } from "@langchain/core/prompts"
export async function langchain_localCalls() {
  const prompt = new PromptTemplate({})
  await prompt.invoke({}) // ok: llm_call
}

import { StateGraph } from "@langchain/langgraph"
export async function langgraphCalls() {
  const graph = new StateGraph({})
  const app = graph.compile()
  await app.invoke({}) // itmap: llm_call compile.invoke
  graph.addNode("a", step) // ok: llm_call
}

import { VectorStoreIndex } from "llamaindex"
export async function llama_indexCalls() {
  const index = await VectorStoreIndex.fromDocuments(texts) // itmap: llm_call VectorStoreIndex.fromDocuments
  await index.asQueryEngine().query({}) // itmap: llm_call asQueryEngine.query
}

import { Runner } from "@google/adk"
export async function google_adkCalls() {
  const runner = new Runner({}) // ok: llm_call
  runner.runAsync({}) // itmap: llm_call runAsync
}

import { createClient } from "@deepgram/sdk"
export async function deepgramCalls() {
  const deepgram = createClient(key) // ok: llm_call
  await deepgram.listen.prerecorded.transcribeUrl({}) // itmap: llm_call listen.prerecorded.transcribeUrl
}

import dialogflow from "@google-cloud/dialogflow"
export async function dialogflowCalls() {
  const sessions = new dialogflow.SessionsClient()
  await sessions.detectIntent({}) // itmap: llm_call detectIntent
  sessions.projectAgentSessionPath(id, id) // ok: llm_call
}

import { ElevenLabsClient } from "elevenlabs"
export async function elevenlabsCalls() {
  const eleven = new ElevenLabsClient({}) // ok: llm_call
  await eleven.textToSpeech.convert(id, {}) // itmap: llm_call textToSpeech.convert
}

import Instructor from "@instructor-ai/instructor"
export async function instructorCalls() {
  const instructor = Instructor({}) // ok: llm_call
  await instructor.chat.completions.create({}) // itmap: llm_call chat.completions.create
}

import { VoyageAIClient } from "voyageai"
export async function voyageCalls() {
  const voyage = new VoyageAIClient({}) // ok: llm_call
  await voyage.embed({}) // itmap: llm_call embed
}

import { WatsonXAI } from "@ibm-cloud/watsonx-ai"
export async function watsonxCalls() {
  const watson = new WatsonXAI({}) // ok: llm_call
  await watson.generateText({}) // itmap: llm_call generateText
}

import Writer from "writer-sdk"
export async function writerCalls() {
  const writer = new Writer() // ok: llm_call
  await writer.completions.create({}) // itmap: llm_call completions.create
}

import { useChat } from "@ai-sdk/react"
export async function ai_sdk_uiCalls() {
  const state = useChat()
  state.sendMessage({}) // ok: llm_call
}
