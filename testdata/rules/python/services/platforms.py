from github import Github

def github_calls():
    client = Github(key)
    repo = client.get_repo(name)  # itmap: third_party get_repo
    repo.create_issue(title=subject)  # itmap: third_party get_repo.create_issue
    repo.get("x")  # ok: third_party

import gitlab

def gitlab_calls():
    client = gitlab.Gitlab(url)
    project = client.projects.get(number)  # itmap: third_party projects.get
    project.issues.create(body)  # itmap: third_party projects.get.issues.create

import giteapy

def gitea_calls():
    api = giteapy.RepositoryApi(raw)  # ok: third_party
    api.create_fork(name)  # itmap: third_party create_fork

from bitbucket.bitbucket import Bitbucket

def bitbucket_calls():
    client = Bitbucket(user, password)  # ok: third_party
    client.repository.delete(name)  # itmap: third_party repository.delete

import git

def git_calls():
    git.Repo.clone_from(url, path)  # itmap: third_party Repo.clone_from
    git.Repo(path).is_dirty()  # ok: third_party

from dulwich.objects import Commit

def git_plumbing_calls():
    commit = Commit()
    commit.get(name)  # ok: third_party

from jira import JIRA

def jira_calls():
    client = JIRA(server=url)
    issue = client.create_issue(fields=body)  # itmap: third_party create_issue
    client.transition_issue(issue, number)  # itmap: third_party transition_issue

from simple_salesforce import Salesforce

def salesforce_calls():
    sf = Salesforce(username=user)
    sf.query_all(text)  # itmap: third_party query_all
    sf.get("x")  # ok: third_party

from hubspot import HubSpot

def hubspot_calls():
    client = HubSpot(access_token=key)  # ok: third_party
    client.crm.contacts.get_all()  # itmap: third_party crm.contacts.get_all

from zenpy import Zenpy

def zendesk_calls():
    client = Zenpy(subdomain=name)  # ok: third_party
    client.tickets.create(body)  # itmap: third_party tickets.create

from intercom.client import Client as Intercom

def intercom_calls():
    client = Intercom(personal_access_token=key)  # ok: third_party
    client.users.find(email=mail)  # itmap: third_party users.find

import shopify

def shopify_calls():
    shopify.Product.find(number)  # itmap: third_party Product.find
    shopify.Session.setup(api_key=key)  # ok: third_party

from notion_client import Client as Notion

def notion_calls():
    client = Notion(auth=key)  # ok: third_party
    client.databases.query(database_id=number)  # itmap: third_party databases.query

from pyairtable import Api

def airtable_calls():
    table = Api(key).table(name, name)  # ok: third_party
    table.all()  # itmap: third_party table.all

import gspread

def google_sheets_calls():
    client = gspread.service_account()
    sheet = client.open_by_key(number)  # itmap: third_party open_by_key
    sheet.worksheets()  # itmap: third_party open_by_key.worksheets
    gspread.authorize(credential)  # ok: third_party

from google.ads.googleads.client import GoogleAdsClient

def google_ads_calls():
    client = GoogleAdsClient(credential)
    service = client.get_service("GoogleAdsService")
    service.search_stream(customer_id=number)  # itmap: third_party get_service.search_stream
    client.get_type("Campaign")  # ok: third_party

import facebook

def facebook_calls():
    graph = facebook.GraphAPI(access_token=key)  # ok: third_party
    graph.put_object(number, "feed")  # itmap: third_party put_object

import tweepy

def twitter_calls():
    api = tweepy.API(raw)
    api.update_status(text)  # itmap: third_party update_status
    tweepy.OAuthHandler(key, secret).get_authorization_url()  # ok: third_party

import praw

def reddit_calls():
    reddit = praw.Reddit(client_id=key)  # ok: third_party
    reddit.subreddit(name).hot(limit=3)  # itmap: third_party subreddit.hot

from mastodon import Mastodon

def mastodon_calls():
    client = Mastodon(access_token=key)  # ok: third_party
    client.status_post(text)  # itmap: third_party status_post

from atproto import Client as Bluesky

def bluesky_calls():
    client = Bluesky()  # ok: third_party
    client.send_post(text=text)  # itmap: third_party send_post

import pdpyras

def pagerduty_calls():
    session = pdpyras.APISession(key)
    service = session.rget(path)  # itmap: third_party rget
    session.rpost(path, json=body)  # itmap: third_party rpost

import googlemaps

def google_maps_calls():
    client = googlemaps.Client(key=key)  # ok: third_party
    client.geocode(text)  # itmap: third_party geocode

from mapbox import Geocoder

def mapbox_calls():
    geocoder = Geocoder(access_token=key)  # ok: third_party
    geocoder.forward(text)  # itmap: third_party forward

from geopy.geocoders import Nominatim

def geocoding_calls():
    locator = Nominatim(user_agent=name)  # ok: third_party
    locator.geocode(text)  # itmap: third_party geocode

from geopy.distance import geodesic

def geopy_distance_calls():
    way = geodesic(here, there)
    way.get("km")  # ok: third_party

from geoip2.webservice import Client as Insights

def maxmind_calls():
    client = Insights(number, key)  # ok: third_party
    client.city(ip)  # itmap: third_party city

import geoip2.database

def maxmind_db_calls():
    reader = geoip2.database.Reader(path)
    reader.get(ip)  # ok: third_party

from web3 import Web3

def ethereum_calls():
    w3 = Web3(provider)
    w3.eth.get_balance(address)  # itmap: third_party eth.get_balance
    w3.is_address(address)  # ok: third_party

from web3.exceptions import ContractLogicError

def ethereum_local_calls():
    error = ContractLogicError()
    error.get("data")  # ok: third_party

from solana.rpc.api import Client as Solana

def solana_calls():
    client = Solana(url)  # ok: third_party
    client.get_account_info(number)  # itmap: third_party get_account_info

import contentful

def contentful_calls():
    client = contentful.Client(name, key)  # ok: third_party
    client.entries(body)  # itmap: third_party entries

from xero_python.accounting import AccountingApi

def xero_calls():
    api = AccountingApi(raw)  # ok: third_party
    api.get_invoices(number)  # itmap: third_party get_invoices

from quickbooks.objects.customer import Customer

def quickbooks_calls():
    Customer.all(qb=raw)  # itmap: third_party objects.customer.Customer.all
    Customer()  # ok: third_party

from typeform import Typeform

def typeform_calls():
    client = Typeform(key)  # ok: third_party
    client.responses.list(number)  # itmap: third_party responses.list

import clearbit

def clearbit_calls():
    clearbit.Enrichment.find(email=mail)  # itmap: third_party Enrichment.find
    clearbit.Enrichment()  # ok: third_party

from docusign_esign import EnvelopesApi, ApiClient

def docusign_calls():
    api = EnvelopesApi(raw)
    api.create_envelope(number, body)  # itmap: third_party create_envelope
    ApiClient().set_default_header(name, text)  # ok: third_party

from zoomus import ZoomClient

def zoom_calls():
    client = ZoomClient(key, secret)  # ok: third_party
    client.user.list()  # itmap: third_party user.list

import analytics

def segment_calls():
    analytics.track(user, name, body)  # itmap: third_party track
    analytics.Client(key)  # ok: third_party

from mixpanel import Mixpanel

def mixpanel_calls():
    mp = Mixpanel(key)  # ok: third_party
    mp.people_set(user, body)  # itmap: third_party people_set

from amplitude import Amplitude, BaseEvent

def amplitude_calls():
    client = Amplitude(key)
    client.track(event)  # itmap: third_party track
    BaseEvent(name)  # ok: third_party

from google.analytics.data_v1beta import BetaAnalyticsDataClient

def google_analytics_calls():
    client = BetaAnalyticsDataClient()  # ok: third_party
    client.run_report(body)  # itmap: third_party run_report

from splunklib import client as splunk

def splunk_calls():
    service = splunk.Service(host=host)  # ok: third_party
    service.jobs.create(text)  # itmap: third_party jobs.create

from homeassistant_api import Client as HomeAssistant

def home_assistant_calls():
    client = HomeAssistant(url, key)  # ok: third_party
    client.trigger_service(name, name)  # itmap: third_party trigger_service

import spotipy

def spotify_calls():
    sp = spotipy.Spotify(auth=key)
    sp.current_user()  # itmap: third_party current_user
    spotipy.SpotifyOAuth(key).get_authorize_url()  # ok: third_party

import yt_dlp

def youtube_calls():
    ydl = yt_dlp.YoutubeDL(body)
    ydl.extract_info(url)  # itmap: third_party extract_info
    ydl.prepare_filename(body)  # ok: third_party

from todoist_api_python.api import TodoistAPI

def todoist_calls():
    api = TodoistAPI(key)  # ok: third_party
    api.add_task(text)  # itmap: third_party add_task

from trello import TrelloClient

def trello_calls():
    client = TrelloClient(api_key=key)  # ok: third_party
    client.list_boards()  # itmap: third_party list_boards

import asana

def asana_calls():
    api = asana.TasksApi(raw)  # ok: third_party
    api.create_task(body)  # itmap: third_party create_task

from monday import MondayClient

def monday_calls():
    client = MondayClient(key)  # ok: third_party
    client.items.create_item(number, text)  # itmap: third_party items.create_item

from nylas import Client as Nylas

def nylas_calls():
    client = Nylas(key)  # ok: third_party
    client.messages.list(number)  # itmap: third_party messages.list

import deepl

def deepl_calls():
    translator = deepl.Translator(key)  # ok: third_party
    translator.translate_text(text, target_lang=name)  # itmap: third_party translate_text

import mux_python

def mux_calls():
    api = mux_python.AssetsApi(raw)  # ok: third_party
    api.list_assets()  # itmap: third_party list_assets

from pydiscourse import DiscourseClient

def discourse_calls():
    client = DiscourseClient(url)  # ok: third_party
    client.create_post(text)  # itmap: third_party create_post

from tika_client import TikaClient

def tika_calls():
    client = TikaClient(url)  # ok: third_party
    client.tika.as_text.from_file(path)  # itmap: third_party tika.as_text.from_file

import caldav

def caldav_calls():
    client = caldav.DAVClient(url=url)  # ok: third_party
    client.principal()  # itmap: third_party principal

from pipedrive.client import Client as Pipedrive

def pipedrive_calls():
    client = Pipedrive(domain=name)  # ok: third_party
    client.deals.create_deal(body)  # itmap: third_party deals.create_deal

from heyoo import WhatsApp

def whatsapp_cloud_calls():
    client = WhatsApp(key)  # ok: third_party
    client.send_message(text, number)  # itmap: third_party send_message

from ably import AblyRest

def ably_calls():
    client = AblyRest(key)
    line = client.channels.get(name)  # ok: third_party
    line.publish(name, body)  # itmap: third_party channels.get.publish
