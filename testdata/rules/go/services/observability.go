package calls

import (
	"context"

	"github.com/MindscapeHQ/raygun4go"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatch"
	"github.com/aws/aws-xray-sdk-go/xray"
	"github.com/bugsnag/bugsnag-go/v2"
	"github.com/cactus/go-statsd-client/v5/statsd"
	"github.com/getsentry/sentry-go"
	"github.com/grafana/pyroscope-go"
	highlight "github.com/highlight/highlight/sdk/highlight-go"
	"github.com/honeybadger-io/honeybadger-go"
	"github.com/honeycombio/libhoney-go"
	instana "github.com/instana/go-sensor"
	"github.com/lightstep/lightstep-tracer-go"
	"github.com/microsoft/ApplicationInsights-Go/appinsights"
	"github.com/newrelic/go-agent/v3/newrelic"
	"github.com/opentracing/opentracing-go"
	"github.com/prometheus/client_golang/prometheus/push"
	"github.com/rollbar/rollbar-go"
	"github.com/signalfx/golib/v3/sfxclient"
	"go.elastic.co/apm/v2"
	"go.opentelemetry.io/otel"
	"gopkg.in/DataDog/dd-trace-go.v1/ddtrace/tracer"
	gobrake "gopkg.in/airbrake/gobrake.v2"
)

func sentryCalls(ctx context.Context) {
	sentry.CaptureException(err) // ok: third_party
}

func opentelemetryCalls(ctx context.Context) {
	tracer := otel.Tracer(name)
	tracer.Start(ctx, name) // ok: third_party
}

func datadogCalls(ctx context.Context) {
	tracer.StartSpan(name) // ok: third_party
}

func prometheusCalls(ctx context.Context) {
	pu := push.New(url, name)
	pu.Push() // ok: third_party
}

func newrelicCalls(ctx context.Context) {
	nr, _ := newrelic.NewApplication()
	nr.StartTransaction(name) // ok: third_party
}

func elastic_apmCalls(ctx context.Context) {
	apm.StartSpan(ctx, name, name) // ok: third_party
}

func bugsnagCalls(ctx context.Context) {
	bugsnag.Notify(err) // ok: third_party
}

func airbrakeCalls(ctx context.Context) {
	no := gobrake.NewNotifier(1, key)
	no.Notify(err, nil) // ok: third_party
}

func lightstepCalls(ctx context.Context) {
	ls := lightstep.NewTracer(opts)
	ls.StartSpan(name) // ok: third_party
}

func application_insightsCalls(ctx context.Context) {
	ai := appinsights.NewTelemetryClient(key)
	ai.TrackEvent(name) // ok: third_party
}

func highlightCalls(ctx context.Context) {
	highlight.StartTrace(ctx, name) // ok: third_party
}

func honeybadgerCalls(ctx context.Context) {
	honeybadger.Notify(err) // ok: third_party
}

func honeycombCalls(ctx context.Context) {
	libhoney.SendNow(body) // ok: third_party
}

func instanaCalls(ctx context.Context) {
	ia := instana.NewSensor(name)
	ia.StartSpan(name) // ok: third_party
}

func jaegerCalls(ctx context.Context) {
	opentracing.StartSpan(name) // ok: third_party
}

func lokiCalls(ctx context.Context) {
	pyroscope.StartProfile(config) // ok: third_party
}

func raygunCalls(ctx context.Context) {
	rg, _ := raygun4go.New(name, key)
	rg.SendError(err) // ok: third_party
}

func rollbarCalls(ctx context.Context) {
	rollbar.RequestError(err) // ok: third_party
}

func signalfxCalls(ctx context.Context) {
	sx := sfxclient.NewHTTPSink()
	sx.AddDatapoints(ctx, points) // ok: third_party
}

func statsdCalls(ctx context.Context) {
	sd, _ := statsd.NewClient(host, name)
	sd.SendRaw(name) // ok: third_party
}

func xrayCalls(ctx context.Context) {
	xray.CaptureAsync(ctx, name, step) // ok: third_party
}

func cloudwatchCalls(ctx context.Context) {
	cw := cloudwatch.NewFromConfig(config)
	cw.PutMetricData(ctx, body) // ok: third_party
}
