import { Client as Minio } from "minio"
export async function minioCalls() {
  const minio = new Minio({})
  await minio.putObject(bucket, name, body) // itmap: object_storage putObject
  await minio.presignedGetObject(bucket, name) // ok: object_storage
}

import { Storage } from "@google-cloud/storage"
export async function gcsCalls() {
  const bucket = new Storage().bucket(name)
  await bucket.file(name).save(body) // itmap: object_storage bucket.file.save
  await bucket.file(name).getSignedUrl({}) // ok: object_storage
}

import { BlobServiceClient } from "@azure/storage-blob"
export async function azure_blobCalls() {
  const service = BlobServiceClient.fromConnectionString(dsn) // ok: object_storage
  await service.getContainerClient(name).getBlockBlobClient(name).uploadData(body) // itmap: object_storage getContainerClient.getBlockBlobClient.uploadData
}

import OSS from "ali-oss"
export async function aliyun_ossCalls() {
  const oss = new OSS({})
  await oss.put(name, body) // itmap: object_storage put
  oss.signatureUrl(name) // ok: object_storage
}

import { Dropbox } from "dropbox"
export async function dropboxCalls() {
  const dropbox = new Dropbox({}) // ok: object_storage
  await dropbox.filesUpload({}) // itmap: object_storage filesUpload
}

import BoxSDK from "box-node-sdk"
export async function boxCalls() {
  const box = new BoxSDK({}).getBasicClient(key) // ok: object_storage
  await box.files.uploadFile(id, name, body) // itmap: object_storage getBasicClient.files.uploadFile
}

import { v2 as cloudinary } from "cloudinary"
export async function cloudinaryCalls() {
  await cloudinary.uploader.upload(path) // itmap: object_storage v2.uploader.upload
  cloudinary.config({}) // ok: object_storage
}

import ImageKit from "imagekit"
export async function imagekitCalls() {
  const kit = new ImageKit({})
  await kit.upload({}) // itmap: object_storage upload
  kit.getAuthenticationParameters() // ok: object_storage
}

import { UTApi, createUploadthing } from "uploadthing/server"
export async function uploadthingCalls() {
  const ut = new UTApi()
  await ut.deleteFiles(id) // itmap: object_storage deleteFiles
  createUploadthing() // ok: object_storage
}

import { put, del } from "@vercel/blob"
export async function vercel_blobCalls() {
  await put(name, body, {}) // itmap: object_storage put
}

import Sftp from "ssh2-sftp-client"
export async function sftpCalls() {
  const sftp = new Sftp() // ok: object_storage
  await sftp.fastPut(path, path) // itmap: object_storage fastPut
}

import { Client as Ftp } from "basic-ftp"
export async function ftpCalls() {
  const ftp = new Ftp()
  await ftp.uploadFrom(body, path) // itmap: object_storage uploadFrom
  await ftp.cd(path) // ok: object_storage
}

import SMB2 from "@marsaud/smb2"
export async function smbCalls() {
  const smb = new SMB2({}) // ok: object_storage
  smb.readFile(path, done) // itmap: object_storage readFile
}

import * as webdav from "webdav"
export async function webdavCalls() {
  const dav = webdav.createClient(url) // ok: object_storage
  await dav.getDirectoryContents(path) // itmap: object_storage getDirectoryContents
}

import { create } from "ipfs-http-client"
export async function ipfsCalls() {
  const ipfs = create({}) // ok: object_storage
  await ipfs.add(body) // itmap: object_storage add
}
