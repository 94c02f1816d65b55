# file: chat.py
import litellm
import ollama
from anthropic import AsyncAnthropic
from langchain_openai import ChatOpenAI
from openai import OpenAI

MODEL = "gpt-4o-mini"
client = OpenAI()                                              # ok: llm_call


class Bot:
    def __init__(self):
        self.client = AsyncAnthropic()

    async def ask(self, text):
        return await self.client.messages.create(model="claude-sonnet", messages=[])   # itmap: llm_call create claude-sonnet


def main(text):
    answer = client.chat.completions.create(model=MODEL, messages=[])      # itmap: llm_call create gpt-4o-mini
    answer.choices[0].message.content.strip()                  # ok: llm_call
    client.embeddings.create(model="ada", input=text)          # itmap: llm_call create ada
    litellm.completion(model="mistral", messages=[])           # itmap: llm_call completion mistral
    ollama.chat(model="llama3", messages=[])                   # itmap: llm_call chat llama3
    ChatOpenAI(model="gpt-4o").invoke(text)                    # itmap: llm_call invoke gpt-4o
    client.with_options(timeout=3)                             # ok: llm_call
