package calls

import (
	"context"

	flagsmith "github.com/Flagsmith/flagsmith-go-client/v3"
	unleash "github.com/Unleash/unleash-client-go/v4"
	configcat "github.com/configcat/go-sdk/v9"
	"github.com/growthbook/growthbook-golang"
	"github.com/launchdarkly/go-sdk-common/v3/ldcontext"
	ld "github.com/launchdarkly/go-server-sdk/v7"
	"github.com/open-feature/go-sdk/openfeature"
	"github.com/posthog/posthog-go"
	"github.com/splitio/go-client/v6/splitio/client"
	statsig "github.com/statsig-io/go-sdk"
)

func posthogCalls(ctx context.Context) {
	ph := posthog.New(key) // ok: third_party
	ph.Enqueue(body) // itmap: third_party Enqueue
}

func launchdarklyCalls(ctx context.Context) {
	fl, _ := ld.MakeClient(key, wait) // ok: third_party
	fl.BoolVariation(name, user, false) // itmap: third_party BoolVariation
}

func launchdarkly_contextCalls(ctx context.Context) {
	ldcontext.GetKind(name) // ok: third_party
}

func unleashCalls(ctx context.Context) {
	unleash.Initialize(opts) // ok: third_party
	unleash.IsEnabled(name) // itmap: third_party IsEnabled
}

func flagsmithCalls(ctx context.Context) {
	fs := flagsmith.NewClient(key) // ok: third_party
	fs.GetEnvironmentFlags(ctx) // itmap: third_party GetEnvironmentFlags
}

func growthbookCalls(ctx context.Context) {
	gb, _ := growthbook.NewClient(ctx) // ok: third_party
	gb.EvalFeature(ctx, name) // itmap: third_party EvalFeature
}

func splitCalls(ctx context.Context) {
	fact, _ := client.NewSplitFactory(key, config)
	sf := fact.Client() // ok: third_party
	sf.Treatment(user, name, nil) // itmap: third_party Client.Treatment
}

func configcatCalls(ctx context.Context) {
	cc := configcat.NewClient(key) // ok: third_party
	cc.GetBoolValue(name, false, user) // itmap: third_party GetBoolValue
}

func openfeatureCalls(ctx context.Context) {
	of := openfeature.NewClient(name)
	of.BooleanValue(ctx, name, false, body) // itmap: third_party BooleanValue
	openfeature.SetProvider(p) // ok: third_party
}

func statsigCalls(ctx context.Context) {
	statsig.Initialize(key) // ok: third_party
	statsig.CheckGate(user, name) // itmap: third_party CheckGate
}
