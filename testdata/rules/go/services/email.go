package calls

import (
	"context"

	sparkpost "github.com/SparkPost/gosparkpost"
	"github.com/aws/aws-sdk-go-v2/service/sesv2"
	customerio "github.com/customerio/go-customerio/v3"
	imap "github.com/emersion/go-imap/client"
	brevo "github.com/getbrevo/brevo-go/lib"
	"github.com/hanzoai/gochimp3"
	"github.com/keighl/postmark"
	mailgun "github.com/mailgun/mailgun-go/v4"
	mailjet "github.com/mailjet/mailjet-apiv3-go"
	resend "github.com/resend/resend-go/v2"
	"github.com/sendgrid/sendgrid-go"
	"gopkg.in/gomail.v2"
	"net/smtp"
)

func smtpCalls(ctx context.Context) {
	smtp.SendMail(addr, auth, from, to, body) // itmap: email SendMail
	smtp.PlainAuth("", user, key, host) // ok: email
}

func smtp_2Calls(ctx context.Context) {
	dialer := gomail.NewDialer(host, 25, user, key)
	dialer.DialAndSend(message) // itmap: email DialAndSend
	gomail.NewMessage().AddHeader(name, text) // ok: email
}

func imapCalls(ctx context.Context) {
	box, _ := imap.DialTLS(addr, nil)
	box.Select(name, true) // itmap: email Select
	box.Login(user, key) // ok: email
}

func sendgridCalls(ctx context.Context) {
	sg := sendgrid.NewSendClient(key) // ok: email
	sg.Send(message) // itmap: email Send
}

func mailgunCalls(ctx context.Context) {
	mg := mailgun.NewMailgun(domain, key)
	mg.Send(ctx, message) // itmap: email Send
	mg.VerifyWebhookSignature(body) // ok: email
}

func postmarkCalls(ctx context.Context) {
	pm := postmark.NewClient(key, key) // ok: email
	pm.SendEmail(message) // itmap: email SendEmail
}

func resendCalls(ctx context.Context) {
	rs := resend.NewClient(key) // ok: email
	rs.Emails.Send(body) // itmap: email Emails.Send
}

func sesCalls(ctx context.Context) {
	se := sesv2.NewFromConfig(config) // ok: email
	se.SendEmail(ctx, body) // itmap: email SendEmail
}

func mailchimpCalls(ctx context.Context) {
	mc := gochimp3.New(key) // ok: email
	mc.CreateList(body) // itmap: email CreateList
}

func mailjetCalls(ctx context.Context) {
	mj := mailjet.NewMailjetClient(key, key) // ok: email
	mj.SendMailV31(body) // itmap: email SendMailV31
}

func brevoCalls(ctx context.Context) {
	bv := brevo.NewAPIClient(config) // ok: email
	bv.TransactionalEmailsApi.SendTransacEmail(ctx, body) // itmap: email TransactionalEmailsApi.SendTransacEmail
}

func sparkpostCalls(ctx context.Context) {
	sp := sparkpost.Client{} // ok: email
	sp.Send(body) // itmap: email Send
}

func customer_ioCalls(ctx context.Context) {
	ci := customerio.NewTrackClient(key, key) // ok: email
	ci.Identify(name, body) // itmap: email Identify
}
