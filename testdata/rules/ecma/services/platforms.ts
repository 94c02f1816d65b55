import { Octokit } from "@octokit/rest"
export async function githubCalls() {
  const octokit = new Octokit({}) // ok: third_party
  await octokit.rest.issues.create({}) // itmap: third_party rest.issues.create
}

import { Gitlab } from "@gitbeaker/rest"
export async function gitlabCalls() {
  const gitlab = new Gitlab({}) // ok: third_party
  await gitlab.Projects.show(id) // itmap: third_party Projects.show
}

import { giteaApi } from "gitea-js"
export async function giteaCalls() {
  const gitea = giteaApi(url, {}) // ok: third_party
  await gitea.repos.createCurrentUserRepo({}) // itmap: third_party repos.createCurrentUserRepo
}

import { Bitbucket } from "bitbucket"
export async function bitbucketCalls() {
  const bitbucket = new Bitbucket({}) // ok: third_party
  await bitbucket.repositories.list({}) // itmap: third_party repositories.list
}

import { simpleGit } from "simple-git"
export async function gitCalls() {
  const git = simpleGit(path)
  await git.clone(url) // itmap: third_party clone
  await git.status() // ok: third_party
}

import { Version3Client } from "jira.js"
export async function jiraCalls() {
  const jira = new Version3Client({}) // ok: third_party
  await jira.issues.createIssue({}) // itmap: third_party issues.createIssue
}

import { LinearClient } from "@linear/sdk"
export async function linearCalls() {
  const linear = new LinearClient({}) // ok: third_party
  await linear.createIssue({}) // itmap: third_party createIssue
}

import jsforce from "jsforce"
export async function salesforceCalls() {
  const sf = new jsforce.Connection({}) // ok: third_party
  await sf.query(text) // itmap: third_party query
}

import { Client as Hubspot } from "@hubspot/api-client"
export async function hubspotCalls() {
  const hubspot = new Hubspot({}) // ok: third_party
  await hubspot.crm.contacts.basicApi.create({}) // itmap: third_party crm.contacts.basicApi.create
}

import zendesk from "node-zendesk"
export async function zendeskCalls() {
  const zd = zendesk.createClient({}) // ok: third_party
  await zd.tickets.create({}) // itmap: third_party tickets.create
}

import { IntercomClient } from "intercom-client"
export async function intercomCalls() {
  const intercom = new IntercomClient({}) // ok: third_party
  await intercom.contacts.find({}) // itmap: third_party contacts.find
}

import Shopify from "shopify-api-node"
export async function shopifyCalls() {
  const shopify = new Shopify({}) // ok: third_party
  await shopify.product.list() // itmap: third_party product.list
}

import { Toast } from "@shopify/app-bridge/actions"
export async function shopify_uiCalls() {
  const toast = Toast.of(app)
  toast.dispatchSend(1) // ok: third_party
}

import { Client as Notion, isFullPage } from "@notionhq/client"
export async function notionCalls() {
  const notion = new Notion({})
  await notion.pages.create({}) // itmap: third_party pages.create
  isFullPage(page) // ok: third_party
}

import Airtable from "airtable"
export async function airtableCalls() {
  const base = new Airtable({}).base(id) // ok: third_party
  await base(name).select({}).firstPage() // itmap: third_party base().select ; third_party base().select.firstPage
}

import { GoogleSpreadsheet } from "google-spreadsheet"
export async function google_sheetsCalls() {
  const doc = new GoogleSpreadsheet(id) // ok: third_party
  await doc.loadInfo() // itmap: third_party loadInfo
}

import { GoogleAdsApi } from "google-ads-api"
export async function google_adsCalls() {
  const ads = new GoogleAdsApi({}).Customer({}) // ok: third_party
  await ads.query(text) // itmap: third_party Customer.query
}

import FB from "fb"
export async function facebookCalls() {
  await FB.post(path, {}) // itmap: third_party post
  FB.init({}) // ok: third_party
}

import { TwitterApi } from "twitter-api-v2"
export async function twitterCalls() {
  const twitter = new TwitterApi(key)
  await twitter.v2.tweet(text) // itmap: third_party v2.tweet
  twitter.generateOAuth2AuthLink(url) // ok: third_party
}

import Snoowrap from "snoowrap"
export async function redditCalls() {
  const reddit = new Snoowrap({}) // ok: third_party
  await reddit.submitSelfpost({}) // itmap: third_party submitSelfpost
}

import { createRestAPIClient } from "masto"
export async function mastodonCalls() {
  const masto = createRestAPIClient({}) // ok: third_party
  await masto.v1.statuses.create({}) // itmap: third_party v1.statuses.create
}

import { BskyAgent } from "@atproto/api"
export async function blueskyCalls() {
  const bsky = new BskyAgent({}) // ok: third_party
  await bsky.post({}) // itmap: third_party post
}

import { api } from "@pagerduty/pdjs"
export async function pagerdutyCalls() {
  const pd = api({}) // ok: third_party
  await pd.get(path) // itmap: third_party get
}

import { Client as Maps } from "@googlemaps/google-maps-services-js"
export async function google_mapsCalls() {
  const maps = new Maps({}) // ok: third_party
  await maps.geocode({}) // itmap: third_party geocode
}

import mbxGeocoding from "@mapbox/mapbox-sdk/services/geocoding"
export async function mapboxCalls() {
  const mapbox = mbxGeocoding({})
  const search = mapbox.forwardGeocode({}) // itmap: third_party forwardGeocode
  await search.send() // ok: third_party
}

import NodeGeocoder from "node-geocoder"
export async function geocodingCalls() {
  const geocoder = NodeGeocoder({}) // ok: third_party
  await geocoder.geocode(text) // itmap: third_party geocode
}

import { WebServiceClient } from "@maxmind/geoip2-node"
export async function maxmindCalls() {
  const insights = new WebServiceClient(id, key) // ok: third_party
  await insights.city(ip) // itmap: third_party city
}

import { Reader } from "mmdb-lib"
export async function maxmind_dbCalls() {
  const reader = new Reader(body)
  reader.get(ip) // ok: third_party
}

import { ethers } from "ethers"
export async function ethereumCalls() {
  const provider = new ethers.JsonRpcProvider(url)
  await provider.getBalance(address) // itmap: third_party getBalance
  ethers.getAddress(address) // ok: third_party
}

import { generatePrivateKey } from "viem/accounts"
export async function ethereum_localCalls() {
  generatePrivateKey() // ok: third_party
}

import { Connection } from "@solana/web3.js"
export async function solanaCalls() {
  const solana = new Connection(url) // ok: third_party
  await solana.getLatestBlockhash() // itmap: third_party getLatestBlockhash
}

import * as contentfulSdk from "contentful"
export async function contentfulCalls() {
  const contentful = contentfulSdk.createClient({}) // ok: third_party
  await contentful.getEntries({}) // itmap: third_party getEntries
}

import { helpers } from "@contentful/rich-text-types"
export async function contentful_rich_textCalls() {
  helpers.getText(node) // ok: third_party
}

import * as sanitySdk from "@sanity/client"
export async function sanityCalls() {
  const sanity = sanitySdk.createClient({}) // ok: third_party
  await sanity.fetch(text) // itmap: third_party fetch
}

import { strapi } from "@strapi/client"
export async function strapiCalls() {
  const cms = strapi({}) // ok: third_party
  await cms.collection(name).find({}) // itmap: third_party collection.find
}

import { XeroClient } from "xero-node"
export async function xeroCalls() {
  const xero = new XeroClient({})
  await xero.accountingApi.getInvoices(id) // itmap: third_party accountingApi.getInvoices
  xero.readTokenSet() // ok: third_party
}

import QuickBooks from "node-quickbooks"
export async function quickbooksCalls() {
  const qb = new QuickBooks({}) // ok: third_party
  qb.createInvoice({}, done) // itmap: third_party createInvoice
}

import * as typeformSdk from "@typeform/api-client"
export async function typeformCalls() {
  const typeform = typeformSdk.createClient({}) // ok: third_party
  await typeform.forms.list() // itmap: third_party forms.list
}

import clearbit from "clearbit"
export async function clearbitCalls() {
  const bit = clearbit(key) // ok: third_party
  await bit.Company.find({}) // itmap: third_party Company.find
}

import docusign from "docusign-esign"
export async function docusignCalls() {
  const envelopes = new docusign.EnvelopesApi(raw) // ok: third_party
  await envelopes.createEnvelope(id, {}) // itmap: third_party createEnvelope
}

import zoomApi from "zoomapi"
export async function zoomCalls() {
  const zoom = zoomApi({}) // ok: third_party
  await zoom.meetings.create({}) // itmap: third_party meetings.create
}

import { Analytics } from "@segment/analytics-node"
export async function segmentCalls() {
  const segment = new Analytics({}) // ok: third_party
  segment.track({}) // itmap: third_party track
}

import Mixpanel from "mixpanel"
export async function mixpanelCalls() {
  const mixpanel = Mixpanel.init(key) // ok: third_party
  mixpanel.track(name, {}) // itmap: third_party track
}

import * as amplitude from "@amplitude/analytics-node"
export async function amplitudeCalls() {
  amplitude.init(key)
  amplitude.track(name) // itmap: third_party analytics-node.track
  amplitude.setOptOut(true) // ok: third_party
}

import ReactGA from "react-ga"
export async function google_analyticsCalls() {
  ReactGA.initialize(id)
  ReactGA.pageview(path) // itmap: third_party pageview
  ReactGA.set({}) // ok: third_party
}

import splunkjs from "splunk-sdk"
export async function splunkCalls() {
  const splunk = new splunkjs.Service({}) // ok: third_party
  await splunk.oneshotSearch(text, {}, done) // itmap: third_party oneshotSearch
}

import { callService } from "home-assistant-js-websocket"
export async function home_assistantCalls() {
  const options = { id } // ok: third_party
  await callService(link, name, name) // itmap: third_party callService
}

import SpotifyWebApi from "spotify-web-api-node"
export async function spotifyCalls() {
  const spotify = new SpotifyWebApi({})
  await spotify.getPlaylist(id) // itmap: third_party getPlaylist
  spotify.setAccessToken(key) // ok: third_party
}

import ytdl from "ytdl-core"
export async function youtubeCalls() {
  const ok = ytdl.validateURL(url)
  await ytdl.getInfo(url) // itmap: third_party getInfo
  ytdl.getVideoID(url) // ok: third_party
}

import { TodoistApi } from "@doist/todoist-api-typescript"
export async function todoistCalls() {
  const todoist = new TodoistApi(key) // ok: third_party
  await todoist.addTask({}) // itmap: third_party addTask
}

import Trello from "trello"
export async function trelloCalls() {
  const trello = new Trello(key, key) // ok: third_party
  await trello.addCard(name, text, id) // itmap: third_party addCard
}

import asana from "asana"
export async function asanaCalls() {
  const tasks = new asana.TasksApi() // ok: third_party
  await tasks.createTask({}, {}) // itmap: third_party createTask
}

import mondaySdk from "monday-sdk-js"
export async function mondayCalls() {
  const monday = mondaySdk() // ok: third_party
  await monday.fetchItems(text) // itmap: third_party fetchItems
}

import Nylas from "nylas"
export async function nylasCalls() {
  const nylas = new Nylas({}) // ok: third_party
  await nylas.messages.list({}) // itmap: third_party messages.list
}

import * as deepl from "deepl-node"
export async function deeplCalls() {
  const translator = new deepl.Translator(key) // ok: third_party
  await translator.translateText(text, null, "de") // itmap: third_party translateText
}

import Transloadit from "transloadit"
export async function transloaditCalls() {
  const loadit = new Transloadit({}) // ok: third_party
  await loadit.createAssembly({}) // itmap: third_party createAssembly
}

import Mux from "@mux/mux-node"
export async function muxCalls() {
  const mux = new Mux()
  await mux.video.assets.create({}) // itmap: third_party video.assets.create
  mux.webhooks.unwrap(body) // ok: third_party
}

import { DAVClient } from "tsdav"
export async function caldavCalls() {
  const dav = new DAVClient({}) // ok: third_party
  await dav.fetchCalendars() // itmap: third_party fetchCalendars
}

import { DealsApi } from "pipedrive"
export async function pipedriveCalls() {
  const deals = new DealsApi({}) // ok: third_party
  await deals.addDeal({}) // itmap: third_party addDeal
}

import { Client as WhatsApp } from "whatsapp-web.js"
export async function whatsapp_cloudCalls() {
  const whatsapp = new WhatsApp({})
  await whatsapp.sendMessage(id, text) // itmap: third_party sendMessage
  whatsapp.initialize() // ok: third_party
}

import Pusher from "pusher"
export async function pusherCalls() {
  const pusher = new Pusher({})
  await pusher.trigger(name, name, {}) // itmap: third_party trigger
  pusher.authenticate(id, name) // ok: third_party
}

import Ably from "ably"
export async function ablyCalls() {
  const line = new Ably.Rest(key).channels.get(name) // ok: third_party
  await line.publish(name, {}) // itmap: third_party channels.get.publish
}

import PubNub from "pubnub"
export async function pubnubCalls() {
  const pubnub = new PubNub({})
  await pubnub.publish({}) // itmap: third_party publish
  pubnub.addListener({}) // ok: third_party
}

import { helper } from "@slack/types"
export async function slack_blocksCalls() {
  helper.getText(name) // ok: third_party
}
