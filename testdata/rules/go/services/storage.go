package calls

import (
	"context"

	gcs "cloud.google.com/go/storage"
	"github.com/Azure/azure-sdk-for-go/sdk/storage/azblob"
	"github.com/aliyun/aliyun-oss-go-sdk/oss"
	"github.com/aws/aws-sdk-go-v2/feature/s3/manager"
	"github.com/aws/aws-sdk-go-v2/service/glacier"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/s3/types"
	"github.com/cloudinary/cloudinary-go/v2"
	"github.com/dropbox/dropbox-sdk-go-unofficial/v6/dropbox/files"
	"github.com/hirochachacha/go-smb2"
	shell "github.com/ipfs/go-ipfs-api"
	"github.com/jlaffaye/ftp"
	"github.com/minio/madmin-go/v3"
	"github.com/minio/minio-go/v7"
	"github.com/minio/minio-go/v7/pkg/lifecycle"
	"github.com/ncw/swift/v2"
	"github.com/pkg/sftp"
	"github.com/studio-b12/gowebdav"
	"gocloud.dev/blob"
)

func s3Calls(ctx context.Context) {
	sv := s3.NewFromConfig(config) // ok: object_storage
	sv.PutObject(ctx, body) // itmap: object_storage PutObject
}

func s3_2Calls(ctx context.Context) {
	up := manager.NewUploader(sv) // ok: object_storage
	up.Upload(ctx, body) // itmap: object_storage Upload
}

func s3_typesCalls(ctx context.Context) {
	types.GetStorageClass(name) // ok: object_storage
}

func s3_glacierCalls(ctx context.Context) {
	gl := glacier.NewFromConfig(config) // ok: object_storage
	gl.UploadArchive(ctx, body) // itmap: object_storage UploadArchive
}

func minioCalls(ctx context.Context) {
	mi, _ := minio.New(host, opts)
	mi.FPutObject(ctx, bucket, name, path, opts) // itmap: object_storage FPutObject
	mi.PresignedGetObject(ctx, bucket, name, wait, nil) // ok: object_storage
}

func minio_helpersCalls(ctx context.Context) {
	lc := lifecycle.NewConfiguration()
	lc.UpdateRule(rule) // ok: object_storage
}

func minio_adminCalls(ctx context.Context) {
	ma, _ := madmin.New(host, key, key, true) // ok: third_party
	ma.ListUsers(ctx) // itmap: third_party ListUsers
}

func gcsCalls(ctx context.Context) {
	gc, _ := gcs.NewClient(ctx)
	object := gc.Bucket(bucket).Object(name)
	object.NewWriter(ctx) // itmap: object_storage Bucket.Object.NewWriter
	gcs.SignedURL(bucket, name, opts) // ok: object_storage
}

func azure_blobCalls(ctx context.Context) {
	az, _ := azblob.NewClient(url, cred, nil) // ok: object_storage
	az.UploadBuffer(ctx, bucket, name, body, nil) // itmap: object_storage UploadBuffer
}

func gocloud_blobCalls(ctx context.Context) {
	bk, _ := blob.OpenBucket(ctx, url) // ok: object_storage
	bk.WriteAll(ctx, name, body, nil) // itmap: object_storage WriteAll
}

func swiftCalls(ctx context.Context) {
	sw := swift.Connection{} // ok: object_storage
	sw.ObjectPutBytes(ctx, bucket, name, body, text) // itmap: object_storage ObjectPutBytes
}

func aliyun_ossCalls(ctx context.Context) {
	oc, _ := oss.New(host, key, key)
	ob, _ := oc.Bucket(name)
	ob.PutObject(path, body) // itmap: object_storage Bucket.PutObject
	ob.SignURL(path, kind, 60) // ok: object_storage
}

func dropboxCalls(ctx context.Context) {
	db := files.New(config) // ok: object_storage
	db.Upload(body, text) // itmap: object_storage Upload
}

func cloudinaryCalls(ctx context.Context) {
	cl, _ := cloudinary.New() // ok: object_storage
	cl.Upload.Upload(ctx, body, opts) // itmap: object_storage Upload.Upload
}

func sftpCalls(ctx context.Context) {
	sf, _ := sftp.NewClient(raw) // ok: object_storage
	sf.MkdirAll(path) // itmap: object_storage MkdirAll
}

func ftpCalls(ctx context.Context) {
	fp, _ := ftp.Dial(host)
	fp.Stor(path, body) // itmap: object_storage Stor
	fp.Login(user, key) // ok: object_storage
}

func smbCalls(ctx context.Context) {
	share := &smb2.Share{} // ok: object_storage
	share.ReadFile(path) // itmap: object_storage ReadFile
}

func webdavCalls(ctx context.Context) {
	wd := gowebdav.NewClient(url, user, key) // ok: object_storage
	wd.ReadDir(path) // itmap: object_storage ReadDir
}

func ipfsCalls(ctx context.Context) {
	sh := shell.NewShell(url) // ok: object_storage
	sh.Add(body) // itmap: object_storage Add
}
