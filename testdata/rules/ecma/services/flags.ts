import * as ld from "@launchdarkly/node-server-sdk"
export async function launchdarklyCalls() {
  const flags = ld.init(key)
  await flags.variation(name, user, false) // itmap: third_party variation
  flags.initialized() // ok: third_party
}

import { initialize } from "unleash-client"
export async function unleashCalls() {
  const unleash = initialize({}) // ok: third_party
  unleash.isEnabled(name) // itmap: third_party isEnabled
}

import Flagsmith from "flagsmith-nodejs"
export async function flagsmithCalls() {
  const flagsmith = new Flagsmith({}) // ok: third_party
  await flagsmith.getEnvironmentFlags() // itmap: third_party getEnvironmentFlags
}

import { GrowthBook } from "@growthbook/growthbook"
export async function growthbookCalls() {
  const gb = new GrowthBook({})
  gb.isOn(name) // itmap: third_party isOn
  gb.setAttributes({}) // ok: third_party
}

import Statsig from "statsig-node"
export async function statsigCalls() {
  await Statsig.checkGate(user, name) // itmap: third_party checkGate
  Statsig.initialize(key) // ok: third_party
}

import { SplitFactory } from "@splitsoftware/splitio"
export async function splitCalls() {
  const split = SplitFactory({}).client() // ok: third_party
  split.getTreatment(user, name) // itmap: third_party client.getTreatment
}

import * as configcat from "configcat-node"
export async function configcatCalls() {
  const cat = configcat.getClient(key) // ok: third_party
  await cat.getValueAsync(name, false) // itmap: third_party getValueAsync
}

import { OpenFeature } from "@openfeature/server-sdk"
export async function openfeatureCalls() {
  const feature = OpenFeature.getClient()
  await feature.getBooleanValue(name, false) // itmap: third_party getBooleanValue
  OpenFeature.setProvider(provider) // ok: third_party
}

import { FlagdProvider } from "@openfeature/flagd-provider"
import { FlagdWebProvider } from "@openfeature/flagd-web-provider"
export async function flagdCalls() {
  const server = new FlagdProvider() // itmap: third_party FlagdProvider
  const page = new FlagdWebProvider({ host: name }) // itmap: third_party FlagdWebProvider
  return [server.metadata, page.metadata]
}
