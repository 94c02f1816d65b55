import { google } from "googleapis"
export async function google_apisCalls() {
  const drive = google.drive({}) // ok: third_party
  await drive.files.create({}) // itmap: third_party files.create
}

import vision from "@google-cloud/vision"
export async function google_cloudCalls() {
  const eyes = new vision.ImageAnnotatorClient() // ok: third_party
  await eyes.labelDetection({}) // itmap: third_party labelDetection
}

import { Logging } from "@google-cloud/logging"
export async function google_cloud_helpersCalls() {
  const logging = new Logging()
  await logging.getEntries({}) // ok: third_party
}

import { SecretManagerServiceClient } from "@google-cloud/secret-manager"
export async function gcp_secretsCalls() {
  const secrets = new SecretManagerServiceClient() // ok: third_party
  await secrets.accessSecretVersion({}) // itmap: third_party accessSecretVersion
}

import { getMessaging } from "firebase-admin/messaging"
export async function firebaseCalls() {
  const push = getMessaging() // ok: third_party
  await push.send({}) // itmap: third_party send
}

import { SmsClient } from "@azure/communication-sms"
export async function azureCalls() {
  const sms = new SmsClient(dsn) // ok: third_party
  await sms.send({}) // itmap: third_party send
}

import { AzureKeyCredential } from "@azure/core-auth"
export async function azure_helpersCalls() {
  const credential = new AzureKeyCredential(key)
  credential.update(key) // ok: third_party
}

import { SecretClient } from "@azure/keyvault-secrets"
export async function key_vaultCalls() {
  const vaultClient = new SecretClient(url, cred) // ok: third_party
  await vaultClient.getSecret(name) // itmap: third_party getSecret
}

import RPC from "@alicloud/pop-core"
export async function alibaba_cloudCalls() {
  const rpc = new RPC({}) // ok: third_party
  await rpc.request(name, {}) // itmap: third_party request
}

import tencent from "tencentcloud-sdk-nodejs"
export async function tencent_cloudCalls() {
  const cvm = new tencent.cvm.v20170312.Client({}) // ok: third_party
  await cvm.request(name, {}) // itmap: third_party request
}

import { Session } from "@yandex-cloud/nodejs-sdk"
export async function yandex_cloudCalls() {
  const ya = new Session({}).client(stub) // ok: third_party
  await ya.list({}) // itmap: third_party client.list
}

import * as oci from "oci-sdk"
export async function ociCalls() {
  const identity = new oci.identity.IdentityClient({}) // ok: third_party
  await identity.listUsers({}) // itmap: third_party listUsers
}

import digitalocean from "digitalocean"
export async function digitaloceanCalls() {
  const ocean = digitalocean.client(key) // ok: third_party
  await ocean.droplets.list() // itmap: third_party droplets.list
}

import scaleway from "scaleway"
export async function scalewayCalls() {
  const sw = scaleway.client({}) // ok: third_party
  await sw.get(path) // itmap: third_party get
}

import ovh from "ovh"
export async function ovhCalls() {
  const ovhClient = ovh({}) // ok: third_party
  await ovhClient.requestPromised("GET", path) // itmap: third_party requestPromised
}

import * as k8s from "@kubernetes/client-node"
export async function kubernetesCalls() {
  const config = new k8s.KubeConfig()
  const core = config.makeApiClient(k8s.CoreV1Api)
  await core.listNamespacedPod({}) // itmap: third_party makeApiClient.listNamespacedPod
  config.getCurrentContext() // ok: third_party
}

import Docker from "dockerode"
export async function dockerCalls() {
  const docker = new Docker() // ok: third_party
  await docker.listContainers() // itmap: third_party listContainers
}

import vault from "node-vault"
export async function vaultCalls() {
  const v = vault({}) // ok: third_party
  await v.read(path) // itmap: third_party read
}

import Consul from "consul"
export async function consulCalls() {
  const consul = new Consul() // ok: third_party
  await consul.kv.get(name) // itmap: third_party kv.get
}

import { Etcd3 } from "etcd3"
export async function etcdCalls() {
  const etcd = new Etcd3() // ok: third_party
  await etcd.put(name).value(text) // itmap: third_party put
}

import zookeeper from "node-zookeeper-client"
export async function zookeeperCalls() {
  const zk = zookeeper.createClient(host) // ok: third_party
  zk.getChildren(path, done) // itmap: third_party getChildren
}

import { NacosNamingClient } from "nacos"
export async function nacosCalls() {
  const nacos = new NacosNamingClient({}) // ok: third_party
  await nacos.registerInstance(name, {}) // itmap: third_party registerInstance
}

import { Eureka } from "eureka-js-client"
export async function eurekaCalls() {
  const eureka = new Eureka({}) // ok: third_party
  eureka.fetchRegistry(done) // itmap: third_party fetchRegistry
}

import Cloudflare from "cloudflare"
export async function cloudflareCalls() {
  const cf = new Cloudflare({}) // ok: third_party
  await cf.zones.list() // itmap: third_party zones.list
}

import acme from "acme-client"
export async function acmeCalls() {
  const acmeClient = new acme.Client({})
  await acmeClient.auto({}) // itmap: third_party auto
  await acme.crypto.createPrivateKey() // ok: third_party
}

import Heroku from "heroku-client"
export async function herokuCalls() {
  const heroku = new Heroku({}) // ok: third_party
  await heroku.get(path) // itmap: third_party get
}

import { tracker } from "@snowplow/node-tracker"
export async function snowplowCalls() {
  const plow = tracker([]) // ok: third_party
  plow.track({}) // itmap: third_party track
}

import { DaprClient } from "@dapr/dapr"
export async function daprCalls() {
  const dapr = new DaprClient() // ok: third_party
  await dapr.pubsub.publish(name, name, {}) // itmap: third_party pubsub.publish
}

import { MlflowClient } from "mlflow"
export async function mlflowCalls() {
  const flow = new MlflowClient({}) // ok: third_party
  await flow.createTrace({}) // itmap: third_party createTrace
}
