# file: app.py
import gradio as gr
from fastapi import FastAPI

app = FastAPI()


def greet(name):
    return name


demo = gr.Interface(fn=greet, inputs="text", outputs="text")   # ok: http_route
gr.mount_gradio_app(app, demo, path="/demo")                   # itmap: http_route ANY /demo
