import sentry_sdk

def sentry_calls():
    sentry_sdk.capture_exception(error)  # ok: third_party

from opentelemetry import trace

def opentelemetry_calls():
    tracer = trace.get_tracer(name)
    tracer.start_span(name)  # ok: third_party

from datadog import statsd as datadog

def datadog_calls():
    datadog.send_metric(name)  # ok: third_party

from prometheus_client import push_to_gateway

def prometheus_calls():
    push_to_gateway(url, job=name)  # ok: third_party

import newrelic.agent

def newrelic_calls():
    newrelic.agent.add_custom_attribute(name, 1)  # ok: third_party

import elasticapm

def elastic_apm_calls():
    client = elasticapm.Client()
    client.capture_message(text)  # ok: third_party

import rollbar

def rollbar_calls():
    rollbar.send_payload(body)  # ok: third_party

import bugsnag

def bugsnag_calls():
    bugsnag.notify(error)  # ok: third_party

from honeybadger import honeybadger

def honeybadger_calls():
    honeybadger.notify(error)  # ok: third_party

import statsd

def statsd_calls():
    client = statsd.StatsClient()
    client.send(name)  # ok: third_party

from aws_xray_sdk.core import xray_recorder

def xray_calls():
    xray_recorder.capture(name)  # ok: third_party

from langfuse import Langfuse

def langfuse_sdk_calls():
    client = Langfuse()
    client.get_prompt(name)  # ok: third_party

from langsmith import Client as LangSmith

def langsmith_calls():
    client = LangSmith()
    client.create_run(name)  # ok: third_party

import logfire

def logfire_calls():
    logfire.notify(text)  # ok: third_party

import pybrake

def airbrake_calls():
    notifier = pybrake.Notifier(project_id=1)
    notifier.notify(error)  # ok: third_party

import appdynamics.agent

def appdynamics_calls():
    appdynamics.agent.start_bt(name)  # ok: third_party

from applicationinsights import TelemetryClient

def application_insights_calls():
    client = TelemetryClient(key)
    client.track_event(name)  # ok: third_party

import oneagent

def dynatrace_calls():
    sdk = oneagent.get_sdk()
    sdk.create_web_application_info(host)  # ok: third_party

import highlight_io

def highlight_calls():
    h = highlight_io.H(key)
    h.get_instance()  # ok: third_party

import beeline

def honeycomb_calls():
    beeline.add_context_field(name, 1)  # ok: third_party

import instana.singletons

def instana_calls():
    instana.singletons.tracer.start_span(name)  # ok: third_party

from jaeger_client import Config as Jaeger

def jaeger_calls():
    tracer = Jaeger(raw).new_tracer()
    tracer.start_span(name)  # ok: third_party

import lightstep

def lightstep_calls():
    tracer = lightstep.Tracer(key)
    tracer.start_span(name)  # ok: third_party

from logtail import LogtailHandler

def loggly_calls():
    handler = LogtailHandler(key)
    handler.send(text)  # ok: third_party

import logging_loki

def loki_calls():
    handler = logging_loki.LokiHandler(url)
    handler.send(text)  # ok: third_party

from raygun4py import raygunprovider

def raygun_calls():
    client = raygunprovider.RaygunSender(key)
    client.send_exception(error)  # ok: third_party

from scout_apm.api import BackgroundTransaction

def scout_apm_calls():
    BackgroundTransaction.start(name)  # ok: third_party

import signalfx

def signalfx_calls():
    client = signalfx.SignalFx()
    client.send(body)  # ok: third_party
