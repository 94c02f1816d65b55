package calls

import (
	"context"

	"github.com/adyen/adyen-go-api-library/v6/src/adyen"
	mangopay "github.com/bgruszka/mangopay2-go-sdk"
	"github.com/braintree-go/braintree-go"
	"github.com/mercadopago/sdk-go/pkg/payment"
	"github.com/plaid/plaid-go/plaid"
	paypal "github.com/plutov/paypal/v4"
	razorpay "github.com/razorpay/razorpay-go"
	square "github.com/square/square-go-sdk/client"
	"github.com/stripe/stripe-go/v76/client"
	"github.com/stripe/stripe-go/v76/customer"
)

func stripeCalls(ctx context.Context) {
	customer.New(params) // itmap: third_party customer.New
	customer.ParseID(name) // ok: third_party
}

func stripe_2Calls(ctx context.Context) {
	sc := client.New(key, nil) // ok: third_party
	sc.Refunds.New(params) // itmap: third_party Refunds.New
}

func paypalCalls(ctx context.Context) {
	pp, _ := paypal.NewClient(key, secret, url) // ok: third_party
	pp.CreateOrder(ctx, name) // itmap: third_party CreateOrder
}

func braintreeCalls(ctx context.Context) {
	bt := braintree.New(env, key, key, key) // ok: third_party
	bt.Transaction().Create(ctx, body) // itmap: third_party Transaction.Create
}

func squareCalls(ctx context.Context) {
	sq := square.NewClient() // ok: third_party
	sq.Payments.Create(ctx, body) // itmap: third_party Payments.Create
}

func adyenCalls(ctx context.Context) {
	ad := adyen.NewClient(config) // ok: third_party
	ad.Checkout.PaymentMethods(body) // itmap: third_party Checkout.PaymentMethods
}

func plaidCalls(ctx context.Context) {
	pl := plaid.NewAPIClient(config) // ok: third_party
	pl.PlaidApi.AccountsGet(ctx).Execute() // itmap: third_party PlaidApi.AccountsGet.Execute
}

func razorpayCalls(ctx context.Context) {
	rp := razorpay.NewClient(key, secret) // ok: third_party
	rp.Order.Create(body, nil) // itmap: third_party Order.Create
}

func mangopayCalls(ctx context.Context) {
	mp := mangopay.NewMangoPay(config) // ok: third_party
	mp.CreateUser(body) // itmap: third_party CreateUser
}

func mercadopagoCalls(ctx context.Context) {
	pay := payment.NewClient(config) // ok: third_party
	pay.Create(ctx, body) // itmap: third_party Create
}
