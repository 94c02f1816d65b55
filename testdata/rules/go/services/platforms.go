package calls

import (
	"context"

	"code.gitea.io/sdk/gitea"
	"github.com/DaikiYamakawa/deepl-go"
	"github.com/PagerDuty/go-pagerduty"
	"github.com/ably/ably-go/ably"
	"github.com/adlio/trello"
	"github.com/amplitude/analytics-go/amplitude"
	jira "github.com/andygrunwald/go-jira"
	"github.com/belong-inc/go-hubspot"
	goshopify "github.com/bold-commerce/go-shopify/v4"
	"github.com/clearbit/clearbit-go/clearbit"
	"github.com/codingsince1985/geo-golang/openstreetmap"
	"github.com/dghubble/go-twitter/twitter"
	"github.com/dukex/mixpanel"
	"github.com/emersion/go-webdav/caldav"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/ethclient"
	"github.com/gagliardetto/solana-go/rpc"
	git "github.com/go-git/go-git/v5"
	"github.com/go-git/go-git/v5/plumbing/object"
	"github.com/google/go-github/v57/github"
	fb "github.com/huandu/facebook/v2"
	intercom "github.com/intercom/intercom-go"
	"github.com/jfcote87/esign/v2.1/envelopes"
	"github.com/jomei/notionapi"
	"github.com/kkdai/youtube/v2"
	"github.com/ktrysmt/go-bitbucket"
	"github.com/mattn/go-mastodon"
	"github.com/mehanizm/airtable"
	muxgo "github.com/muxinc/mux-go/v5"
	"github.com/nukosuke/go-zendesk/zendesk"
	"github.com/oschwald/geoip2-golang"
	pubnub "github.com/pubnub/go/v7"
	pusher "github.com/pusher/pusher-http-go/v5"
	"github.com/quickaco/xerosdk/accounting"
	"github.com/rwestlund/quickbooks-go"
	maxmind "github.com/savaki/geoip2"
	analytics "github.com/segmentio/analytics-go/v3"
	"github.com/simpleforce/simpleforce"
	"github.com/splunk/splunk-cloud-sdk-go/services/search"
	"github.com/vartanbeno/go-reddit/v2/reddit"
	"github.com/zmb3/spotify/v2"
	gitlab "gitlab.com/gitlab-org/api/client-go"
	"googlemaps.github.io/maps"
)

func githubCalls(ctx context.Context) {
	gh := github.NewClient(nil)
	repo := &github.Repository{}
	gh.Issues.Create(ctx, name, name, body) // itmap: third_party Issues.Create
	repo.GetFullName() // ok: third_party
}

func gitlabCalls(ctx context.Context) {
	gl, _ := gitlab.NewClient(key) // ok: third_party
	gl.Projects.ListProjects(opts) // itmap: third_party Projects.ListProjects
}

func giteaCalls(ctx context.Context) {
	gt, _ := gitea.NewClient(url) // ok: third_party
	gt.CreateIssue(name, name, body) // itmap: third_party CreateIssue
}

func bitbucketCalls(ctx context.Context) {
	bb := bitbucket.NewBasicAuth(user, key) // ok: third_party
	bb.Repositories.PullRequests.Create(body) // itmap: third_party Repositories.PullRequests.Create
}

func gitCalls(ctx context.Context) {
	git.PlainClone(path, false, opts) // itmap: third_party PlainClone
	git.PlainOpen(path) // ok: third_party
}

func git_plumbingCalls(ctx context.Context) {
	object.GetCommit(store, name) // ok: third_party
}

func jiraCalls(ctx context.Context) {
	ji, _ := jira.NewClient(nil, url) // ok: third_party
	ji.Issue.Create(body) // itmap: third_party Issue.Create
}

func salesforceCalls(ctx context.Context) {
	sf := simpleforce.NewClient(url, name, text)
	sf.Query(text) // itmap: third_party Query
	sf.SObject(name) // ok: third_party
}

func hubspotCalls(ctx context.Context) {
	hs, _ := hubspot.NewClient(key) // ok: third_party
	hs.CRM.Contact.Create(body) // itmap: third_party CRM.Contact.Create
}

func zendeskCalls(ctx context.Context) {
	zd, _ := zendesk.NewClient(nil) // ok: third_party
	zd.CreateTicket(ctx, body) // itmap: third_party CreateTicket
}

func intercomCalls(ctx context.Context) {
	ic := intercom.NewClient(key, key) // ok: third_party
	ic.Users.FindByEmail(mail) // itmap: third_party Users.FindByEmail
}

func shopifyCalls(ctx context.Context) {
	sh, _ := goshopify.NewClient(app, name, key) // ok: third_party
	sh.Product.List(ctx, nil) // itmap: third_party Product.List
}

func notionCalls(ctx context.Context) {
	no := notionapi.NewClient(key) // ok: third_party
	no.Page.Create(ctx, body) // itmap: third_party Page.Create
}

func airtableCalls(ctx context.Context) {
	ta := airtable.NewClient(key).GetTable(name, name) // ok: third_party
	ta.AddRecords(body) // itmap: third_party GetTable.AddRecords
}

func facebookCalls(ctx context.Context) {
	fb.Get(path, params) // itmap: third_party Get
	fb.New(key, key) // ok: third_party
}

func twitterCalls(ctx context.Context) {
	tw := twitter.NewClient(nil) // ok: third_party
	tw.Statuses.Update(text, nil) // itmap: third_party Statuses.Update
}

func redditCalls(ctx context.Context) {
	rd, _ := reddit.NewClient(cred) // ok: third_party
	rd.Subreddit.TopPosts(ctx, name, nil) // itmap: third_party Subreddit.TopPosts
}

func mastodonCalls(ctx context.Context) {
	md := mastodon.NewClient(config) // ok: third_party
	md.PostStatus(ctx, body) // itmap: third_party PostStatus
}

func pagerdutyCalls(ctx context.Context) {
	pd := pagerduty.NewClient(key) // ok: third_party
	pd.CreateIncidentWithContext(ctx, mail, body) // itmap: third_party CreateIncidentWithContext
}

func google_mapsCalls(ctx context.Context) {
	gm, _ := maps.NewClient(opts) // ok: third_party
	gm.Geocode(ctx, body) // itmap: third_party Geocode
}

func clearbitCalls(ctx context.Context) {
	cb := clearbit.NewClient() // ok: third_party
	cb.Person.FindCombined(params) // itmap: third_party Person.FindCombined
}

func ethereumCalls(ctx context.Context) {
	et, _ := ethclient.Dial(url) // ok: third_party
	et.BalanceAt(ctx, address, nil) // itmap: third_party BalanceAt
}

func ethereum_localCalls(ctx context.Context) {
	crypto.GenerateKey() // ok: third_party
}

func segmentCalls(ctx context.Context) {
	sg := analytics.New(key) // ok: third_party
	sg.Enqueue(body) // itmap: third_party Enqueue
}

func mixpanelCalls(ctx context.Context) {
	mp := mixpanel.New(key, url) // ok: third_party
	mp.Track(ctx, user, name, body) // itmap: third_party Track
}

func amplitudeCalls(ctx context.Context) {
	am := amplitude.NewClient(config) // ok: third_party
	am.Track(body) // itmap: third_party Track
}

func xeroCalls(ctx context.Context) {
	accounting.FindInvoices(raw, nil) // itmap: third_party accounting.FindInvoices
	accounting.NewInvoice(body) // ok: third_party
}

func quickbooksCalls(ctx context.Context) {
	qb, _ := quickbooks.NewClient(key, key, name, true, text, nil) // ok: third_party
	qb.CreateInvoice(body) // itmap: third_party CreateInvoice
}

func docusignCalls(ctx context.Context) {
	en := envelopes.New(cred) // ok: third_party
	en.Create(body).Do(ctx) // itmap: third_party Create
}

func geocodingCalls(ctx context.Context) {
	gc := openstreetmap.Geocoder() // ok: third_party
	gc.Geocode(text) // itmap: third_party Geocode
}

func maxmindCalls(ctx context.Context) {
	mm := maxmind.New(name, key) // ok: third_party
	mm.GetCity(ctx, ip) // itmap: third_party GetCity
}

func maxmind_dbCalls(ctx context.Context) {
	db, _ := geoip2.Open(path)
	db.GetCity(ip) // ok: third_party
}

func solanaCalls(ctx context.Context) {
	so := rpc.New(url) // ok: third_party
	so.GetBalance(ctx, name, kind) // itmap: third_party GetBalance
}

func splunkCalls(ctx context.Context) {
	sp, _ := search.NewService(config) // ok: third_party
	sp.CreateJob(body) // itmap: third_party CreateJob
}

func spotifyCalls(ctx context.Context) {
	sy := spotify.New(raw) // ok: third_party
	sy.GetPlaylist(ctx, name) // itmap: third_party GetPlaylist
}

func trelloCalls(ctx context.Context) {
	tr := trello.NewClient(key, key) // ok: third_party
	tr.GetBoard(name, opts) // itmap: third_party GetBoard
}

func youtubeCalls(ctx context.Context) {
	yt := youtube.Client{} // ok: third_party
	yt.GetVideo(url) // itmap: third_party GetVideo
}

func deeplCalls(ctx context.Context) {
	dl, _ := deepl.New(url, nil) // ok: third_party
	dl.TranslateSentence(ctx, text, name, name) // itmap: third_party TranslateSentence
}

func muxCalls(ctx context.Context) {
	mx := muxgo.NewAPIClient(config) // ok: third_party
	mx.AssetsApi.CreateAsset(body) // itmap: third_party AssetsApi.CreateAsset
}

func caldavCalls(ctx context.Context) {
	cd, _ := caldav.NewClient(raw, url) // ok: third_party
	cd.FindCalendars(ctx, path) // itmap: third_party FindCalendars
}

func pusherCalls(ctx context.Context) {
	pu := pusher.Client{}
	pu.Trigger(name, name, body) // itmap: third_party Trigger
	pu.AuthenticatePrivateChannel(params) // ok: third_party
}

func ablyCalls(ctx context.Context) {
	ab, _ := ably.NewREST(key)
	line := ab.Channels.Get(name) // ok: third_party
	line.Publish(ctx, name, body) // itmap: third_party Channels.Get.Publish
}

func pubnubCalls(ctx context.Context) {
	pn := pubnub.NewPubNub(config)
	pn.Publish().Channel(name).Execute() // itmap: third_party Publish
	pn.AddListener(step) // ok: third_party
}
