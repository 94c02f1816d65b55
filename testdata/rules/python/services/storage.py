from minio.commonconfig import Tags

def minio_helpers_calls():
    tags = Tags()
    tags.update(body)  # ok: object_storage

import swiftclient

def swift_calls():
    conn = swiftclient.Connection(authurl=url)  # ok: object_storage
    conn.put_object(container, name, contents=body)  # itmap: object_storage put_object

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
