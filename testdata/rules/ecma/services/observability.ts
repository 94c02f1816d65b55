import xray from "aws-xray-sdk"
export async function xrayCalls() {
  xray.captureHTTPsGlobal(name) // ok: third_party
}

import * as Sentry from "@sentry/node"
export async function sentryCalls() {
  Sentry.init({})
  Sentry.captureException(error) // ok: third_party
}

import { trace } from "@opentelemetry/api"
export async function opentelemetryCalls() {
  const tracer = trace.getTracer(name)
  tracer.startSpan(name) // ok: third_party
}

import tracer from "dd-trace"
export async function datadogCalls() {
  tracer.init({})
  tracer.startSpan(name) // ok: third_party
}

import client from "prom-client"
export async function prometheusCalls() {
  const counter = new client.Counter({})
  client.register.getSingleMetric(name) // ok: third_party
}

import newrelic from "newrelic"
export async function newrelicCalls() {
  newrelic.addCustomAttribute(name, 1) // ok: third_party
}

import apm from "elastic-apm-node"
export async function elastic_apmCalls() {
  apm.init({})
  apm.captureError(error) // ok: third_party
}

import Rollbar from "rollbar"
export async function rollbarCalls() {
  const rollbar = new Rollbar({})
  rollbar.captureEvent({}) // ok: third_party
}

import Bugsnag from "@bugsnag/js"
export async function bugsnagCalls() {
  Bugsnag.init({})
  Bugsnag.notify(error) // ok: third_party
}

import LogRocket from "logrocket"
export async function logrocketCalls() {
  LogRocket.init(id)
  LogRocket.identify(id) // ok: third_party
}

import appdynamics from "appdynamics"
export async function appdynamicsCalls() {
  appdynamics.profile({})
  appdynamics.startTransaction(name) // ok: third_party
}

import { Notifier } from "@airbrake/node"
export async function airbrakeCalls() {
  const notifier = new Notifier({})
  notifier.notify(error) // ok: third_party
}

import insights from "applicationinsights"
export async function application_insightsCalls() {
  const ai = insights.setup(id)
  insights.defaultClient.trackEvent({}) // ok: third_party
}

import Sdk from "@dynatrace/oneagent-sdk"
export async function dynatraceCalls() {
  const sdk = Sdk.init()
  sdk.traceOutgoing(name) // ok: third_party
}

import { H } from "@highlight-run/node"
export async function highlightCalls() {
  H.init({})
  H.getSession(id) // ok: third_party
}

import Honeybadger from "@honeybadger-io/js"
export async function honeybadgerCalls() {
  Honeybadger.configure({})
  Honeybadger.notify(error) // ok: third_party
}

import Libhoney from "libhoney"
export async function honeycombCalls() {
  const honey = new Libhoney({})
  honey.sendNow({}) // ok: third_party
}

import instana from "@instana/collector"
export async function instanaCalls() {
  const inst = instana()
  inst.sdk.startSpan(name) // ok: third_party
}

import { initTracer } from "jaeger-client"
export async function jaegerCalls() {
  const jaeger = initTracer({}, {})
  jaeger.startSpan(name) // ok: third_party
}

import { Langfuse } from "langfuse"
export async function langfuse_sdkCalls() {
  const langfuse = new Langfuse()
  langfuse.getPrompt(name) // ok: third_party
}

import { Client as LangSmith } from "langsmith"
export async function langsmithCalls() {
  const smith = new LangSmith()
  await smith.createRun({}) // ok: third_party
}

import lightstep from "lightstep-tracer"
export async function lightstepCalls() {
  const step = new lightstep.Tracer({})
  step.startSpan(name) // ok: third_party
}

import * as logfire from "logfire"
export async function logfireCalls() {
  logfire.configure({})
  logfire.notify(text) // ok: third_party
}

import { Logtail } from "@logtail/node"
export async function logglyCalls() {
  const tail = new Logtail(key)
  tail.sendNow(text) // ok: third_party
}

import LokiTransport from "winston-loki"
export async function lokiCalls() {
  const loki = new LokiTransport({})
  loki.send(text) // ok: third_party
}

import raygun from "raygun"
export async function raygunCalls() {
  const ray = new raygun.Client()
  ray.send(error) // ok: third_party
}

import scout from "@scout_apm/scout-apm"
export async function scout_apmCalls() {
  scout.install({})
  scout.startTransaction(name) // ok: third_party
}

import signalfx from "signalfx"
export async function signalfxCalls() {
  const fx = new signalfx.Ingest(key)
  fx.send({}) // ok: third_party
}

import StatsD from "node-statsd"
export async function statsdCalls() {
  const stats = new StatsD()
  stats.send(name) // ok: third_party
}
