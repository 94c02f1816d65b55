package calls

import (
	"context"

	dialogflow "cloud.google.com/go/dialogflow/apiv2"
	cohere "github.com/cohere-ai/cohere-go/v2/client"
	deepgram "github.com/deepgram/deepgram-go-sdk/pkg/api/manage/v1"
	"github.com/tmc/langchaingo/prompts"
)

func langchain_localCalls(ctx context.Context) {
	pt := prompts.NewPromptTemplate(text, names)
	pt.GetInputVariables(ctx) // ok: llm_call
}

func cohereCalls(ctx context.Context) {
	co := cohere.NewClient() // ok: llm_call
	co.Chat(ctx, body) // itmap: llm_call Chat
}

func deepgramCalls(ctx context.Context) {
	dg := deepgram.New(raw) // ok: llm_call
	dg.ListProjects(ctx) // itmap: llm_call ListProjects
}

func dialogflowCalls(ctx context.Context) {
	df, _ := dialogflow.NewSessionsClient(ctx) // ok: llm_call
	df.DetectIntent(ctx, body) // itmap: llm_call DetectIntent
}
