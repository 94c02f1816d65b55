from azure.mgmt.compute import ComputeManagementClient

def azure_calls():
    client = ComputeManagementClient(credential, name)  # ok: third_party
    client.virtual_machines.begin_start(group, name)  # itmap: third_party virtual_machines.begin_start

from azure.core.exceptions import HttpResponseError

def azure_helpers_calls():
    error = HttpResponseError()
    error.get("code")  # ok: third_party

from azure.keyvault.secrets import SecretClient

def key_vault_calls():
    client = SecretClient(vault_url=url, credential=credential)  # ok: third_party
    client.get_secret(name)  # itmap: third_party get_secret

from aliyunsdkcore.client import AcsClient

def alibaba_cloud_calls():
    client = AcsClient(key, secret)  # ok: third_party
    client.do_action_with_exception(body)  # itmap: third_party do_action_with_exception

from tencentcloud.cvm.v20170312 import cvm_client

def tencent_cloud_calls():
    client = cvm_client.CvmClient(credential, region)  # ok: third_party
    client.call_json("DescribeZones", body)  # itmap: third_party call_json

import yandexcloud

def yandex_cloud_calls():
    sdk = yandexcloud.SDK(token=key)
    service = sdk.client(stub)  # ok: third_party
    service.list(body)  # itmap: third_party client.list

import oci

def oci_calls():
    client = oci.identity.IdentityClient(raw)
    client.list_users(name)  # itmap: third_party list_users
    oci.config.validate_config(raw)  # ok: third_party

import digitalocean

def digitalocean_calls():
    manager = digitalocean.Manager(token=key)  # ok: third_party
    manager.get_all_droplets()  # itmap: third_party get_all_droplets

from hcloud import Client as Hetzner

def hetzner_calls():
    client = Hetzner(token=key)  # ok: third_party
    client.servers.create(name=name)  # itmap: third_party servers.create

from scaleway.instance.v1 import InstanceV1API

def scaleway_calls():
    api = InstanceV1API(raw)  # ok: third_party
    api.list_servers()  # itmap: third_party list_servers

import ovh

def ovh_calls():
    client = ovh.Client(endpoint=name)  # ok: third_party
    client.get(path)  # itmap: third_party get

from kubernetes import client as kube, config

def kubernetes_calls():
    core = kube.CoreV1Api()
    core.list_namespaced_pod(name)  # itmap: third_party list_namespaced_pod
    config.load_incluster_config()  # ok: third_party

from kubernetes.config import new_client_from_config

def kubernetes_helpers_calls():
    api = new_client_from_config()
    api.get_default()  # ok: third_party

import docker

def docker_calls():
    client = docker.from_env()
    box = client.containers.get(name)  # itmap: third_party containers.get
    box.exec_run(text)  # itmap: third_party containers.get.exec_run

from docker.types import Mount

def docker_types_calls():
    mount = Mount(path, path)
    mount.update(body)  # ok: third_party

import hvac

def vault_calls():
    client = hvac.Client(url=url)  # ok: third_party
    client.secrets.kv.v2.read_secret_version(path=path)  # itmap: third_party secrets.kv.v2.read_secret_version

import consul

def consul_calls():
    client = consul.Consul()  # ok: third_party
    client.kv.get(name)  # itmap: third_party kv.get

import etcd3

def etcd_calls():
    client = etcd3.client()  # ok: third_party
    client.get_prefix(name)  # itmap: third_party get_prefix

from kazoo.client import KazooClient

def zookeeper_calls():
    zk = KazooClient(hosts=host)
    zk.ensure_path(path)  # itmap: third_party ensure_path
    zk.add_listener(step)  # ok: third_party

import nacos

def nacos_calls():
    client = nacos.NacosClient(host)  # ok: third_party
    client.publish_config(name, group, text)  # itmap: third_party publish_config

from py_eureka_client import eureka_client

def eureka_calls():
    eureka_client.register(host)  # itmap: third_party eureka_client.register

from google.cloud import secretmanager

def gcp_secrets_calls():
    client = secretmanager.SecretManagerServiceClient()
    client.access_secret_version(name=name)  # itmap: third_party access_secret_version
    client.secret_path(project, name)  # ok: third_party

from google.cloud import vision

def google_cloud_calls():
    client = vision.ImageAnnotatorClient()
    client.text_detection(image=body)  # itmap: third_party text_detection
    vision.Image(content=body)  # ok: third_party

from google.cloud import logging as cloud_logging

def google_cloud_helpers_calls():
    client = cloud_logging.Client()
    client.get_default_handler()  # ok: third_party

from googleapiclient.discovery import build

def google_apis_python_calls():
    drive = build("drive", "v3")
    listing = drive.files().list(q=text)
    listing.execute()  # itmap: third_party files.list.execute
    drive.files().get(fileId=number)  # ok: third_party

from googleapiclient.errors import HttpError

def google_apis_options_calls():
    error = HttpError(raw, body)
    error.get("code")  # ok: third_party

from firebase_admin import messaging, get_app

def firebase_calls():
    messaging.send(message)  # itmap: third_party messaging.send
    get_app()  # ok: third_party

import CloudFlare

def cloudflare_calls():
    cf = CloudFlare.CloudFlare(token=key)  # ok: third_party
    cf.zones.get()  # itmap: third_party zones.get

from dns_lexicon.client import Client as Lexicon

def dns_providers_calls():
    client = Lexicon(raw)  # ok: third_party
    client.execute()  # itmap: third_party execute

from acme import client as acme

def acme_calls():
    net = acme.ClientNetwork(key)
    api = acme.ClientV2(directory, net)  # ok: third_party
    api.revoke(cert, 0)  # itmap: third_party revoke

import heroku3

def heroku_calls():
    client = heroku3.from_key(key)  # ok: third_party
    client.create_app(name)  # itmap: third_party create_app

import mlflow

def mlflow_calls():
    mlflow.log_metric(name, 1)  # itmap: third_party log_metric
    mlflow.set_tracking_uri(url)  # ok: third_party

import wandb

def wandb_calls():
    wandb.log(body)  # itmap: third_party log
    wandb.Table(columns=names)  # ok: third_party

from snowplow_tracker import Tracker

def snowplow_calls():
    tracker = Tracker(raw)  # ok: third_party
    tracker.track_page_view(url)  # itmap: third_party track_page_view

from databricks.sdk import WorkspaceClient

def databricks_sdk_calls():
    client = WorkspaceClient()  # ok: third_party
    client.clusters.list()  # itmap: third_party clusters.list

from dapr.clients import DaprClient

def dapr_calls():
    client = DaprClient()  # ok: third_party
    client.save_state(store, name, body)  # itmap: third_party save_state
