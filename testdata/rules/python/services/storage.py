import s3fs

def s3fs_calls():
    fs = s3fs.S3FileSystem()  # ok: object_storage
    fs.ls(path)  # itmap: object_storage ls

import smart_open

def smart_open_calls():
    smart_open.open(path)  # itmap: object_storage open
    smart_open.register_compressor(ext, step)  # ok: object_storage

from minio import Minio

def minio_calls():
    client = Minio(host)
    client.put_object(bucket, name, body, size)  # itmap: object_storage put_object
    client.presigned_get_object(bucket, name)  # ok: object_storage

from minio.commonconfig import Tags

def minio_helpers_calls():
    tags = Tags()
    tags.update(body)  # ok: object_storage

from storages.backends.s3boto3 import S3Boto3Storage

def django_storages_calls():
    storage = S3Boto3Storage()
    storage.exists(name)  # itmap: object_storage exists
    storage.get_valid_name(name)  # ok: object_storage

from google.cloud import storage as gcs

def gcs_calls():
    bucket = gcs.Client().bucket(name)
    blob = bucket.blob(path)
    blob.upload_from_string(body)  # itmap: object_storage bucket.blob.upload_from_string
    blob.generate_signed_url(expiration=3)  # ok: object_storage

from azure.storage.blob import BlobServiceClient

def azure_blob_calls():
    service = BlobServiceClient.from_connection_string(dsn)
    blob = service.get_blob_client(container, name)  # ok: object_storage
    blob.upload_blob(body)  # itmap: object_storage get_blob_client.upload_blob

import swiftclient

def swift_calls():
    conn = swiftclient.Connection(authurl=url)  # ok: object_storage
    conn.put_object(container, name, contents=body)  # itmap: object_storage put_object

import oss2

def aliyun_oss_calls():
    bucket = oss2.Bucket(oss2.Auth(key, secret), host, name)
    bucket.put_object(path, body)  # itmap: object_storage put_object
    bucket.sign_url("GET", path, 60)  # ok: object_storage

import dropbox

def dropbox_calls():
    client = dropbox.Dropbox(key)  # ok: object_storage
    client.files_upload(body, path)  # itmap: object_storage files_upload

from boxsdk import Client as Box

def box_calls():
    client = Box(raw)  # ok: object_storage
    client.folder(number).upload(path)  # itmap: object_storage folder.upload

import cloudinary.uploader

def cloudinary_calls():
    cloudinary.uploader.upload(path)  # itmap: object_storage uploader.upload
    cloudinary.config(cloud_name=name)  # ok: object_storage

from imagekitio import ImageKit

def imagekit_calls():
    client = ImageKit(private_key=key)
    client.upload_file(file=body)  # itmap: object_storage upload_file
    client.get_authentication_parameters()  # ok: object_storage

import paramiko

def sftp_calls():
    client = paramiko.SSHClient()
    client.exec_command(text)  # itmap: object_storage exec_command
    client.load_system_host_keys()  # ok: object_storage

import ftplib

def ftp_calls():
    ftp = ftplib.FTP(host)
    ftp.storbinary(text, body)  # itmap: object_storage storbinary
    ftp.login(user, password)  # ok: object_storage

from smb.SMBConnection import SMBConnection

def smb_calls():
    conn = SMBConnection(user, password, name, host)  # ok: object_storage
    conn.storeFile(name, path, body)  # itmap: object_storage storeFile

from webdav3.client import Client as WebDav

def webdav_calls():
    client = WebDav(body)  # ok: object_storage
    client.upload_sync(remote_path=path)  # itmap: object_storage upload_sync

import ipfshttpclient

def ipfs_calls():
    client = ipfshttpclient.connect()  # ok: object_storage
    client.add(path)  # itmap: object_storage add
