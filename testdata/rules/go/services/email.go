package calls

import (
	"context"

	sparkpost "github.com/SparkPost/gosparkpost"
	customerio "github.com/customerio/go-customerio/v3"
	brevo "github.com/getbrevo/brevo-go/lib"
	"github.com/hanzoai/gochimp3"
)

func mailchimpCalls(ctx context.Context) {
	mc := gochimp3.New(key) // ok: email
	mc.CreateList(body) // itmap: email CreateList
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
