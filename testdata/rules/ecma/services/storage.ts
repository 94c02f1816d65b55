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

import SMB2 from "@marsaud/smb2"
export async function smbCalls() {
  const smb = new SMB2({}) // ok: object_storage
  smb.readFile(path, done) // itmap: object_storage readFile
}

import { create } from "ipfs-http-client"
export async function ipfsCalls() {
  const ipfs = create({}) // ok: object_storage
  await ipfs.add(body) // itmap: object_storage add
}
