# file: files.py
from azure.storage.blob import BlobServiceClient
from google.cloud import storage
from minio import Minio

client = Minio("minio:9000")                                   # ok: object_storage


def main(data):
    client.put_object("uploads", "x", data, 3)                 # itmap: object_storage put_object uploads
    client.fget_object(bucket_name="logs", object_name="x", file_path="y")     # itmap: object_storage fget_object logs
    bucket = storage.Client().bucket("images")                 # ok: object_storage
    bucket.delete_blob("x")                                    # itmap: object_storage delete_blob images
    service = BlobServiceClient.from_connection_string("x")
    service.get_blob_client(container="docs", blob="x").upload_blob(data)      # itmap: object_storage upload_blob docs
    open("x").read()                                           # ok: object_storage
