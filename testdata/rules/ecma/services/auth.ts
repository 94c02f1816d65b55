import { Client as Ldap } from "ldapts"
export async function ldapCalls() {
  const ldap = new Ldap({})
  await ldap.search(base, {}) // itmap: third_party search
  await ldap.unbind() // ok: third_party
}

import { ManagementClient } from "auth0"
export async function auth0Calls() {
  const auth0 = new ManagementClient({}) // ok: third_party
  await auth0.users.getAll({}) // itmap: third_party users.getAll
}

import { AuthorizationCode } from "simple-oauth2"
export async function oauth2Calls() {
  const oauth = new AuthorizationCode({})
  await oauth.refreshToken({}) // itmap: third_party refreshToken
  oauth.authorizeURL({}) // ok: third_party
}

import { Issuer } from "openid-client"
export async function oidcCalls() {
  await Issuer.discover(url) // itmap: third_party Issuer.discover
  new Issuer({}).buildAuthorizationUrl({}) // ok: third_party
}

import { Client as Okta } from "@okta/okta-sdk-nodejs"
export async function oktaCalls() {
  const okta = new Okta({}) // ok: third_party
  await okta.userApi.listUsers({}) // itmap: third_party userApi.listUsers
}

import KcAdmin from "@keycloak/keycloak-admin-client"
export async function keycloakCalls() {
  const kc = new KcAdmin({}) // ok: third_party
  await kc.users.create({}) // itmap: third_party users.create
}

import { ConfidentialClientApplication } from "@azure/msal-node"
export async function entra_idCalls() {
  const msal = new ConfidentialClientApplication({})
  await msal.acquireTokenByCode({}) // itmap: third_party acquireTokenByCode
  await msal.getAuthCodeUrl({}) // ok: third_party
}

import { OAuth2Client } from "google-auth-library"
export async function google_authCalls() {
  const google = new OAuth2Client({})
  await google.verifyIdToken({}) // itmap: third_party verifyIdToken
  google.generateAuthUrl({}) // ok: third_party
}

import { createClerkClient, getAuth } from "@clerk/backend"
export async function clerkCalls() {
  const clerk = createClerkClient({})
  await clerk.users.getUserList() // itmap: third_party users.getUserList
  getAuth(request) // ok: third_party
}

import { WorkOS } from "@workos-inc/node"
export async function workosCalls() {
  const workos = new WorkOS(key)
  await workos.userManagement.listUsers() // itmap: third_party userManagement.listUsers
  workos.sso.getAuthorizationUrl({}) // ok: third_party
}

import stytch from "stytch"
export async function stytchCalls() {
  const stytchClient = new stytch.Client({}) // ok: third_party
  await stytchClient.sessions.authenticate({}) // itmap: third_party sessions.authenticate
}

import SuperTokens from "supertokens-node"
export async function supertokensCalls() {
  SuperTokens.init({})
  await SuperTokens.deleteUser(id) // itmap: third_party deleteUser
  SuperTokens.getAllCORSHeaders() // ok: third_party
}

import { RecaptchaEnterpriseServiceClient } from "@google-cloud/recaptcha-enterprise"
export async function recaptchaCalls() {
  const recaptcha = new RecaptchaEnterpriseServiceClient() // ok: third_party
  await recaptcha.createAssessment({}) // itmap: third_party createAssessment
}

import { FrontendApi } from "@ory/client"
export async function oryCalls() {
  const ory = new FrontendApi(raw) // ok: third_party
  await ory.toSession({}) // itmap: third_party toSession
}

import { getAuth as firebaseAuth } from "firebase-admin/auth"
export async function firebase_authCalls() {
  const auth = firebaseAuth()
  await auth.verifyIdToken(key) // itmap: third_party verifyIdToken
  await auth.createCustomToken(id) // ok: third_party
}

import jwksClient from "jwks-rsa"
export async function jwksCalls() {
  const jwks = jwksClient({}) // ok: third_party
  await jwks.getSigningKey(id) // itmap: third_party getSigningKey
}

import { Svix, Webhook } from "svix"
export async function svixCalls() {
  const svix = new Svix(key)
  await svix.message.create(id, {}) // itmap: third_party message.create
  new Webhook(key).verify(body, headers) // ok: third_party
}
