package calls

import (
	"context"

	"github.com/aws/aws-sdk-go-v2/service/glacier"
	"github.com/aws/aws-sdk-go-v2/service/s3/types"
	"github.com/cloudinary/cloudinary-go/v2"
	"github.com/dropbox/dropbox-sdk-go-unofficial/v6/dropbox/files"
	"github.com/hirochachacha/go-smb2"
	shell "github.com/ipfs/go-ipfs-api"
	"github.com/minio/madmin-go/v3"
	"github.com/minio/minio-go/v7/pkg/lifecycle"
	"github.com/studio-b12/gowebdav"
)

func s3_typesCalls(ctx context.Context) {
	types.GetStorageClass(name) // ok: object_storage
}

func s3_glacierCalls(ctx context.Context) {
	gl := glacier.NewFromConfig(config) // ok: object_storage
	gl.UploadArchive(ctx, body) // itmap: object_storage UploadArchive
}

func minio_helpersCalls(ctx context.Context) {
	lc := lifecycle.NewConfiguration()
	lc.UpdateRule(rule) // ok: object_storage
}

func minio_adminCalls(ctx context.Context) {
	ma, _ := madmin.New(host, key, key, true) // ok: third_party
	ma.ListUsers(ctx) // itmap: third_party ListUsers
}

func dropboxCalls(ctx context.Context) {
	db := files.New(config) // ok: object_storage
	db.Upload(body, text) // itmap: object_storage Upload
}

func cloudinaryCalls(ctx context.Context) {
	cl, _ := cloudinary.New() // ok: object_storage
	cl.Upload.Upload(ctx, body, opts) // itmap: object_storage Upload.Upload
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
