package calls

import (
	"context"

	"cloud.google.com/go/compute/metadata"
	secretmanager "cloud.google.com/go/secretmanager/apiv1"
	translate "cloud.google.com/go/translate"
	"firebase.google.com/go/v4/messaging"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/to"
	"github.com/Azure/azure-sdk-for-go/sdk/resourcemanager/resources/armresources"
	"github.com/Azure/azure-sdk-for-go/sdk/security/keyvault/azsecrets"
	"github.com/aliyun/alibaba-cloud-sdk-go/services/ecs"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/rekognition"
	"github.com/cloudflare/cloudflare-go"
	databricks "github.com/databricks/databricks-sdk-go"
	"github.com/digitalocean/godo"
	"github.com/dnsimple/dnsimple-go/dnsimple"
	docker "github.com/docker/docker/client"
	"github.com/go-acme/lego/v4/certificate"
	"github.com/go-zookeeper/zk"
	consul "github.com/hashicorp/consul/api"
	tfe "github.com/hashicorp/go-tfe"
	vault "github.com/hashicorp/vault/api"
	heroku "github.com/heroku/heroku-go/v5"
	"github.com/hetznercloud/hcloud-go/v2/hcloud"
	"github.com/hudl/fargo"
	"github.com/nacos-group/nacos-sdk-go/v2/clients"
	"github.com/oracle/oci-go-sdk/v65/identity"
	"github.com/ovh/go-ovh/ovh"
	instance "github.com/scaleway/scaleway-sdk-go/api/instance/v1"
	cvm "github.com/tencentcloud/tencentcloud-sdk-go/tencentcloud/cvm/v20170312"
	ycsdk "github.com/yandex-cloud/go-sdk"
	clientv3 "go.etcd.io/etcd/client/v3"
	"go.mongodb.org/atlas/mongodbatlas"
	"google.golang.org/api/drive/v3"
	"google.golang.org/api/googleapi"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/util/workqueue"
)

func awsCalls(ctx context.Context) {
	rk := rekognition.NewFromConfig(config) // ok: third_party
	rk.DetectLabels(ctx, body) // itmap: third_party DetectLabels
}

func aws_helpersCalls(ctx context.Context) {
	aws.GetDisableHTTPS(ctx) // ok: third_party
}

func google_apisCalls(ctx context.Context) {
	gd, _ := drive.NewService(ctx)
	gd.Files.List().Do() // itmap: third_party Files.List.Do
	gd.Files.List() // ok: third_party
}

func google_apis_optionsCalls(ctx context.Context) {
	googleapi.GetCode(err) // ok: third_party
}

func google_cloudCalls(ctx context.Context) {
	tr, _ := translate.NewClient(ctx) // ok: third_party
	tr.DetectLanguage(ctx, texts) // itmap: third_party DetectLanguage
}

func google_cloud_helpersCalls(ctx context.Context) {
	metadata.GetWithContext(ctx, name) // ok: third_party
}

func gcp_secretsCalls(ctx context.Context) {
	se, _ := secretmanager.NewClient(ctx) // ok: third_party
	se.AccessSecretVersion(ctx, body) // itmap: third_party AccessSecretVersion
}

func firebaseCalls(ctx context.Context) {
	fm := &messaging.Client{} // ok: third_party
	fm.SendEachForMulticast(ctx, body) // itmap: third_party SendEachForMulticast
}

func azureCalls(ctx context.Context) {
	ar, _ := armresources.NewResourceGroupsClient(name, cred, nil) // ok: third_party
	ar.CreateOrUpdate(ctx, name, body, nil) // itmap: third_party CreateOrUpdate
}

func azure_helpersCalls(ctx context.Context) {
	to.GetPtr(name) // ok: third_party
}

func key_vaultCalls(ctx context.Context) {
	kv, _ := azsecrets.NewClient(url, cred, nil) // ok: third_party
	kv.GetSecret(ctx, name, text, nil) // itmap: third_party GetSecret
}

func alibaba_cloudCalls(ctx context.Context) {
	al, _ := ecs.NewClientWithAccessKey(name, key, key) // ok: third_party
	al.DescribeInstances(body) // itmap: third_party DescribeInstances
}

func tencent_cloudCalls(ctx context.Context) {
	tc, _ := cvm.NewClient(cred, name, nil) // ok: third_party
	tc.DescribeInstances(body) // itmap: third_party DescribeInstances
}

func yandex_cloudCalls(ctx context.Context) {
	ya, _ := ycsdk.Build(ctx, config) // ok: third_party
	ya.Compute().Instance().List(ctx, body) // itmap: third_party Compute.Instance.List
}

func ociCalls(ctx context.Context) {
	id, _ := identity.NewIdentityClientWithConfigurationProvider(raw) // ok: third_party
	id.ListUsers(ctx, body) // itmap: third_party ListUsers
}

func digitaloceanCalls(ctx context.Context) {
	do := godo.NewFromToken(key) // ok: third_party
	do.Droplets.Create(ctx, body) // itmap: third_party Droplets.Create
}

func hetznerCalls(ctx context.Context) {
	hc := hcloud.NewClient() // ok: third_party
	hc.Server.Create(ctx, body) // itmap: third_party Server.Create
}

func scalewayCalls(ctx context.Context) {
	sw := instance.NewAPI(raw) // ok: third_party
	sw.ListServers(body) // itmap: third_party ListServers
}

func ovhCalls(ctx context.Context) {
	ov, _ := ovh.NewClient(name, key, key, key) // ok: third_party
	ov.Post(path, body, nil) // itmap: third_party Post
}

func kubernetesCalls(ctx context.Context) {
	cs, _ := kubernetes.NewForConfig(config) // ok: third_party
	cs.CoreV1().Pods(name).List(ctx, opts) // itmap: third_party CoreV1.Pods.List
}

func kubernetes_helpersCalls(ctx context.Context) {
	queue := workqueue.New()
	queue.Add(item) // ok: third_party
}

func dockerCalls(ctx context.Context) {
	dk, _ := docker.NewClientWithOpts() // ok: third_party
	dk.ContainerList(ctx, opts) // itmap: third_party ContainerList
}

func vaultCalls(ctx context.Context) {
	va, _ := vault.NewClient(config)
	va.Logical().Read(path) // itmap: third_party Logical.Read
	va.SetToken(key) // ok: third_party
}

func consulCalls(ctx context.Context) {
	co, _ := consul.NewClient(config) // ok: third_party
	co.KV().Get(name, nil) // itmap: third_party KV.Get
}

func etcdCalls(ctx context.Context) {
	et, _ := clientv3.New(config)
	et.Put(ctx, name, text) // itmap: third_party Put
	clientv3.OpGet(name) // ok: third_party
}

func zookeeperCalls(ctx context.Context) {
	zc, _, _ := zk.Connect(hosts, wait) // ok: third_party
	zc.Children(path) // itmap: third_party Children
}

func nacosCalls(ctx context.Context) {
	nc, _ := clients.NewConfigClient(body) // ok: third_party
	nc.PublishConfig(body) // itmap: third_party PublishConfig
}

func eurekaCalls(ctx context.Context) {
	eu := fargo.NewConn(url) // ok: third_party
	eu.RegisterInstance(body) // itmap: third_party RegisterInstance
}

func cloudflareCalls(ctx context.Context) {
	cf, _ := cloudflare.New(key, mail) // ok: third_party
	cf.CreateDNSRecord(ctx, zone, body) // itmap: third_party CreateDNSRecord
}

func dns_providersCalls(ctx context.Context) {
	dn := dnsimple.NewClient(raw) // ok: third_party
	dn.Zones.ListRecords(ctx, name, zone, nil) // itmap: third_party Zones.ListRecords
}

func acmeCalls(ctx context.Context) {
	ce := certificate.NewCertifier(core, resolver, opts) // ok: third_party
	ce.Obtain(body) // itmap: third_party Obtain
}

func herokuCalls(ctx context.Context) {
	he := heroku.NewService(raw) // ok: third_party
	he.AppInfo(ctx, name) // itmap: third_party AppInfo
}

func mongodb_atlasCalls(ctx context.Context) {
	at := mongodbatlas.NewClient(raw) // ok: third_party
	at.Clusters.List(ctx, name, nil) // itmap: third_party Clusters.List
}

func terraform_cloudCalls(ctx context.Context) {
	tf, _ := tfe.NewClient(config) // ok: third_party
	tf.Workspaces.List(ctx, name, nil) // itmap: third_party Workspaces.List
}

func databricks_sdkCalls(ctx context.Context) {
	dbx, _ := databricks.NewWorkspaceClient() // ok: third_party
	dbx.Clusters.ListAll(ctx, body) // itmap: third_party Clusters.ListAll
}
