import { Client } from "minio";
import { Storage } from "@google-cloud/storage";
import { BlobServiceClient } from "@azure/storage-blob";

const minio = new Client({ endPoint: "minio" }); // ok: object_storage
const storage = new Storage();
const blobs = BlobServiceClient.fromConnectionString("x");

export async function run(data: Buffer) {
  await minio.putObject("uploads", "a.png", data); // itmap: object_storage put uploads
  await storage.bucket("media").file("a.png").save(data); // itmap: object_storage put media
  await storage.bucket("media").getFiles(); // itmap: object_storage list media
  const container = blobs.getContainerClient("docs"); // ok: object_storage
  await container.getBlockBlobClient("a.txt").uploadData(data); // itmap: object_storage put docs
  storage.bucket("media").file("a.png").publicUrl(); // ok: object_storage
}
