import ldap

def ldap_calls():
    conn = ldap.initialize(url)
    conn.search_s(base, scope)  # itmap: third_party search_s
    conn.set_option(option, 1)  # ok: third_party

from ldap3 import Connection, Server

def ldap_2_calls():
    conn = Connection(Server(host))  # ok: third_party
    conn.search(base, text)  # itmap: third_party search

from ldap.modlist import addModlist

def ldap_helpers_calls():
    addModlist(body)  # ok: third_party

from auth0.management import Auth0

def auth0_calls():
    client = Auth0(domain, key)
    users = client.users.list(q=text)  # itmap: third_party users.list
    client.users.delete(number)  # itmap: third_party users.delete
    users.get("users")  # ok: third_party

from httpx_oauth.clients.google import GoogleOAuth2

def oauth2_calls():
    client = GoogleOAuth2(key, secret)
    client.get_access_token(code, url)  # itmap: third_party get_access_token
    client.get_authorization_url(url)  # ok: third_party

from authlib.integrations.starlette_client import OAuth

def authlib_calls():
    oauth = OAuth()
    google = oauth.create_client("google")
    google.authorize_access_token(request)  # itmap: third_party create_client.authorize_access_token
    oauth.register("google")  # ok: third_party

from authlib.jose import jwt

def authlib_jose_calls():
    claims = jwt.decode(token, key)
    claims.get("email")  # ok: third_party

from okta.client import Client as Okta

def okta_calls():
    client = Okta(body)  # ok: third_party
    client.list_users()  # itmap: third_party list_users

from keycloak import KeycloakOpenID

def keycloak_calls():
    client = KeycloakOpenID(server_url=url)
    client.userinfo(token)  # itmap: third_party userinfo
    client.auth_url(redirect_uri=url)  # ok: third_party

import msal

def entra_id_calls():
    app = msal.ConfidentialClientApplication(key)
    app.acquire_token_for_client(scopes=scopes)  # itmap: third_party acquire_token_for_client
    app.get_authorization_request_url(scopes)  # ok: third_party

from azure.identity import DefaultAzureCredential

def entra_id_2_calls():
    credential = DefaultAzureCredential()  # ok: third_party
    credential.get_token(scope)  # itmap: third_party get_token

from google.oauth2 import id_token, service_account

def google_auth_calls():
    id_token.verify_oauth2_token(token, request)  # itmap: third_party id_token.verify_oauth2_token
    service_account.Credentials.from_service_account_info(body)  # ok: third_party

from clerk_backend_api import Clerk

def clerk_calls():
    client = Clerk(bearer_auth=key)  # ok: third_party
    client.users.list()  # itmap: third_party users.list

from workos import WorkOSClient

def workos_calls():
    client = WorkOSClient(api_key=key)
    client.user_management.list_users()  # itmap: third_party user_management.list_users
    client.sso.get_authorization_url(redirect_uri=url)  # ok: third_party

import stytch

def stytch_calls():
    client = stytch.Client(project_id=name, secret=key)  # ok: third_party
    client.sessions.authenticate(session_token=token)  # itmap: third_party sessions.authenticate

from supertokens_python.asyncio import get_user
from supertokens_python import init

def supertokens_calls():
    get_user(number)  # itmap: third_party asyncio.get_user
    init(app_info=body)  # ok: third_party

from saml2.client import Saml2Client

def saml_calls():
    client = Saml2Client(config=raw)
    client.global_logout(user)  # itmap: third_party global_logout
    client.prepare_for_authenticate()  # ok: third_party

import ory_client

def ory_calls():
    api = ory_client.FrontendApi(raw)  # ok: third_party
    api.to_session(x_session_token=token)  # itmap: third_party to_session

from firebase_admin import auth as firebase

def firebase_auth_calls():
    firebase.verify_id_token(token)  # itmap: third_party verify_id_token
    firebase.create_custom_token(number)  # ok: third_party

from svix.api import Svix
from svix.webhooks import Webhook as SvixWebhook

def svix_calls():
    Svix(key).message.create(number, body)  # itmap: third_party message.create
    SvixWebhook(secret).verify(body, headers)  # ok: third_party
