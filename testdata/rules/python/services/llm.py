from sagemaker.predictor import Predictor

def sagemaker_calls():
    predictor = Predictor(name)  # ok: llm_call
    predictor.predict(body)  # itmap: llm_call predict

from aleph_alpha_client import Client as Aleph

def aleph_alpha_calls():
    client = Aleph(token=key)  # ok: llm_call
    client.complete(body, model=model)  # itmap: llm_call complete

from writerai import Writer

def writer_calls():
    client = Writer()  # ok: llm_call
    client.chat.chat(messages=texts, model=model)  # itmap: llm_call chat.chat

from ibm_watsonx_ai.foundation_models import ModelInference

def watsonx_calls():
    model = ModelInference(model_id=name)  # ok: llm_call
    model.generate_text(prompt=text)  # itmap: llm_call generate_text

from huggingface_hub import hf_hub_download, get_token

def huggingface_calls():
    hf_hub_download(repo_id=name, filename=path)  # itmap: llm_call hf_hub_download
    get_token()  # ok: llm_call

from langchain.agents import create_react_agent

def langchain_calls():
    agent = create_react_agent(model, tools)  # ok: llm_call
    agent.ainvoke(body)  # itmap: llm_call ainvoke

from langchain_core.prompts import PromptTemplate

def langchain_local_calls():
    prompt = PromptTemplate(template=text)
    prompt.invoke(body)  # ok: llm_call

from langgraph.graph import StateGraph

def langgraph_calls():
    graph = StateGraph(State)
    app = graph.compile()
    app.invoke(body)  # itmap: llm_call compile.invoke
    graph.add_node("a", step)  # ok: llm_call

from llama_index.core import VectorStoreIndex

def llama_index_calls():
    index = VectorStoreIndex(nodes)
    engine = index.as_query_engine()
    engine.query(text)  # itmap: llm_call as_query_engine.query
    index.get_nodes_from_documents(texts)  # ok: llm_call

from haystack.components.generators import OpenAIGenerator

def haystack_ai_calls():
    generator = OpenAIGenerator()  # ok: llm_call
    generator.run(prompt=text)  # itmap: llm_call run

from crewai import Crew

def crewai_calls():
    crew = Crew(agents=agents)  # ok: llm_call
    crew.kickoff(inputs=body)  # itmap: llm_call kickoff

from agents import Agent as Helper, Runner

def openai_agents_calls():
    helper = Helper(name=name)  # ok: llm_call
    Runner.run_sync(helper, text)  # itmap: llm_call Runner.run_sync

from claude_agent_sdk import query, create_sdk_mcp_server

def claude_agent_sdk_calls():
    query(prompt=text)  # itmap: llm_call query
    create_sdk_mcp_server(name=name)  # ok: llm_call

from google.adk.runners import Runner as AdkRunner

def google_adk_calls():
    runner = AdkRunner(agent=agent)  # ok: llm_call
    runner.run_async(user_id=user)  # itmap: llm_call run_async

from agno.agent import Agent as Agno

def agno_calls():
    agent = Agno(model=model)  # ok: llm_call
    agent.run(text)  # itmap: llm_call run

from deepgram import DeepgramClient

def deepgram_calls():
    client = DeepgramClient(key)  # ok: llm_call
    client.listen.rest.v("1").transcribe_file(body)  # itmap: llm_call listen.rest.v.transcribe_file

from google.cloud import dialogflow

def dialogflow_calls():
    client = dialogflow.SessionsClient()
    client.detect_intent(request=body)  # itmap: llm_call detect_intent
    client.session_path(project, session)  # ok: llm_call

from elevenlabs.client import ElevenLabs

def elevenlabs_calls():
    client = ElevenLabs(api_key=key)  # ok: llm_call
    client.text_to_speech.convert(text)  # itmap: llm_call text_to_speech.convert

from xai_sdk import Client as Xai

def xai_calls():
    client = Xai(api_key=key)  # ok: llm_call
    client.image.generate(prompt=text)  # itmap: llm_call image.generate

from fireworks.client import Fireworks

def fireworks_calls():
    client = Fireworks(api_key=key)  # ok: llm_call
    client.completions.create(model=model)  # itmap: llm_call completions.create

from cerebras.cloud.sdk import Cerebras

def cerebras_calls():
    client = Cerebras()  # ok: llm_call
    client.completions.create(prompt=text)  # itmap: llm_call completions.create

from ai21 import AI21Client

def ai21_calls():
    client = AI21Client(api_key=key)  # ok: llm_call
    client.completion.create(prompt=text)  # itmap: llm_call completion.create

from stability_sdk import client as stability

def stability_ai_calls():
    api = stability.StabilityInference(key=key)  # ok: llm_call
    api.generate(prompt=text)  # itmap: llm_call generate

import assemblyai

def assemblyai_calls():
    transcriber = assemblyai.Transcriber()  # ok: llm_call
    transcriber.transcribe(path)  # itmap: llm_call transcribe

from zhipuai import ZhipuAI

def zhipu_calls():
    client = ZhipuAI(api_key=key)  # ok: llm_call
    client.embeddings.create(model=model, input=text)  # itmap: llm_call embeddings.create

import dashscope

def dashscope_calls():
    dashscope.Generation.call(model=model, prompt=text)  # itmap: llm_call Generation.call
    dashscope.Conversation()  # ok: llm_call

from volcenginesdkarkruntime import Ark

def volcengine_ark_calls():
    client = Ark(api_key=key)  # ok: llm_call
    client.embeddings.create(model=model)  # itmap: llm_call embeddings.create

from nomic import embed

def nomic_calls():
    embed.generate(texts)  # itmap: llm_call embed.generate

import fal_client

def fal_calls():
    fal_client.submit(name, arguments=body)  # itmap: llm_call submit
    fal_client.SyncClient(key=key)  # ok: llm_call

import runpod

def runpod_calls():
    endpoint = runpod.Endpoint(name)  # ok: llm_call
    endpoint.run_sync(body)  # itmap: llm_call run_sync

from portkey_ai import Portkey

def portkey_calls():
    client = Portkey(api_key=key)  # ok: llm_call
    client.completions.create(model=model)  # itmap: llm_call completions.create

from cartesia import Cartesia

def cartesia_calls():
    client = Cartesia(api_key=key)  # ok: llm_call
    client.voices.list()  # itmap: llm_call voices.list

from lumaai import LumaAI

def luma_calls():
    client = LumaAI()  # ok: llm_call
    client.generations.create(prompt=text)  # itmap: llm_call generations.create

from runwayml import RunwayML

def runway_calls():
    client = RunwayML()  # ok: llm_call
    client.tasks.retrieve(number)  # itmap: llm_call tasks.retrieve

from tavily import TavilyClient

def tavily_calls():
    client = TavilyClient(key)  # ok: third_party
    client.search(text)  # itmap: third_party search

from exa_py import Exa

def exa_calls():
    client = Exa(key)  # ok: third_party
    client.search(text)  # itmap: third_party search

from firecrawl import FirecrawlApp

def firecrawl_calls():
    client = FirecrawlApp(api_key=key)  # ok: third_party
    client.search(text)  # itmap: third_party search

import serpapi

def serpapi_calls():
    client = serpapi.Client(api_key=key)  # ok: third_party
    client.search(body)  # itmap: third_party search

from mem0 import MemoryClient

def mem0_calls():
    client = MemoryClient(api_key=key)  # ok: llm_call
    client.add(texts, user_id=user)  # itmap: llm_call add

from unstructured_client import UnstructuredClient

def unstructured_calls():
    client = UnstructuredClient(api_key_auth=key)  # ok: third_party
    client.jobs.list_jobs(request=body)  # itmap: third_party jobs.list_jobs

from llama_parse import LlamaParse

def llamaparse_calls():
    parser = LlamaParse(api_key=key)  # ok: llm_call
    parser.get_json_result(path)  # itmap: llm_call get_json_result

# file: made.py
import qianfan
from claude_agent_sdk import query as ask
from langchain.agents import create_react_agent


def made(model, tools):
    chat = qianfan.ChatCompletion()             # ok: llm_call
    chat.create(messages=[])                    # itmap: llm_call create
    agent = create_react_agent(model, tools)    # ok: llm_call
    agent.invoke({})                            # itmap: llm_call invoke
    ask("hello")                                # itmap: llm_call query
