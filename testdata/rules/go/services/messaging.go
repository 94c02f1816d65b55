package calls

import (
	"context"

	stream "github.com/GetStream/stream-chat-go/v6"
	onesignal "github.com/OneSignal/onesignal-go-api/v2"
	"github.com/RocketChat/Rocket.Chat.Go.SDK/rest"
	webpush "github.com/SherClockHolmes/webpush-go"
	fcm "github.com/appleboy/go-fcm"
	"github.com/bwmarrin/discordgo"
	"github.com/containrrr/shoutrrr"
	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"
	"github.com/line/line-bot-sdk-go/v7/linebot"
	lksdk "github.com/livekit/server-sdk-go/v2"
	"github.com/messagebird/go-rest-api/v9/sms"
	novu "github.com/novuhq/go-novu/lib"
	plivo "github.com/plivo/plivo-go/v7"
	"github.com/sideshow/apns2"
	"github.com/slack-go/slack"
	"github.com/twilio/twilio-go"
	"github.com/twilio/twilio-go/twiml"
	vonage "github.com/vonage/vonage-go-sdk"
	"go.mau.fi/whatsmeow"
	"go.mau.fi/whatsmeow/types"
	"maunium.net/go/mautrix"
)

func twilioCalls(ctx context.Context) {
	tw := twilio.NewRestClient() // ok: third_party
	tw.Api.CreateMessage(body) // itmap: third_party Api.CreateMessage
}

func twilio_twimlCalls(ctx context.Context) {
	twiml.GetXML(body) // ok: third_party
}

func vonageCalls(ctx context.Context) {
	vo := vonage.NewSMSClient(auth) // ok: third_party
	vo.Send(from, to, text, opts) // itmap: third_party Send
}

func messagebirdCalls(ctx context.Context) {
	sms.Create(raw, from, to, text, nil) // itmap: third_party sms.Create
	sms.NewParams(name) // ok: third_party
}

func plivoCalls(ctx context.Context) {
	pv, _ := plivo.NewClient(key, key, nil) // ok: third_party
	pv.Messages.Create(body) // itmap: third_party Messages.Create
}

func fcmCalls(ctx context.Context) {
	fc, _ := fcm.NewClient(ctx) // ok: third_party
	fc.Send(ctx, message) // itmap: third_party Send
}

func apnsCalls(ctx context.Context) {
	ap := apns2.NewClient(cert) // ok: third_party
	ap.Push(body) // itmap: third_party Push
}

func webpushCalls(ctx context.Context) {
	webpush.SendNotification(body, sub, opts) // itmap: third_party SendNotification
	webpush.GenerateVAPIDKeys() // ok: third_party
}

func onesignalCalls(ctx context.Context) {
	os := onesignal.NewAPIClient(config) // ok: third_party
	os.DefaultApi.CreateNotification(ctx) // itmap: third_party DefaultApi.CreateNotification
}

func shoutrrrCalls(ctx context.Context) {
	shoutrrr.Send(url, text) // itmap: third_party Send
	shoutrrr.CreateSender(url) // ok: third_party
}

func slackCalls(ctx context.Context) {
	sl := slack.New(key)
	sl.PostMessage(channel, opts) // itmap: third_party PostMessage
	slack.NewBlockMessage(block) // ok: third_party
}

func discordCalls(ctx context.Context) {
	dc, _ := discordgo.New(key)
	dc.ChannelMessageSend(channel, text) // itmap: third_party ChannelMessageSend
	dc.AddHandler(step) // ok: third_party
}

func telegramCalls(ctx context.Context) {
	tg, _ := tgbotapi.NewBotAPI(key)
	tg.Send(message) // itmap: third_party Send
	tg.GetUpdatesChan(opts) // ok: third_party
}

func rocketchatCalls(ctx context.Context) {
	rc := rest.NewClient(url, false) // ok: third_party
	rc.Send(channel, text) // itmap: third_party Send
}

func lineCalls(ctx context.Context) {
	ln, _ := linebot.New(key, key) // ok: third_party
	ln.GetProfile(user) // itmap: third_party GetProfile
}

func whatsmeowCalls(ctx context.Context) {
	wa := whatsmeow.NewClient(device, nil)
	wa.SendMessage(ctx, jid, message) // itmap: third_party SendMessage
	wa.AddEventHandler(step) // ok: third_party
}

func whatsmeow_typesCalls(ctx context.Context) {
	types.GetServer(name) // ok: third_party
}

func matrixCalls(ctx context.Context) {
	mx, _ := mautrix.NewClient(url, user, key) // ok: third_party
	mx.SendText(ctx, room, text) // itmap: third_party SendText
}

func stream_chatCalls(ctx context.Context) {
	sc, _ := stream.NewClient(key, key)
	sc.DeleteChannels(ctx, names, nil) // itmap: third_party DeleteChannels
	sc.CreateToken(user, now) // ok: third_party
}

func livekitCalls(ctx context.Context) {
	lk := lksdk.NewRoomServiceClient(url, key, key) // ok: third_party
	lk.CreateRoom(ctx, body) // itmap: third_party CreateRoom
}

func novuCalls(ctx context.Context) {
	nv := novu.NewAPIClient(key, config) // ok: third_party
	nv.EventApi.Trigger(ctx, name, body) // itmap: third_party EventApi.Trigger
}
