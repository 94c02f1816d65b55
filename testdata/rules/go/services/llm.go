package calls

import (
	"context"

	dialogflow "cloud.google.com/go/dialogflow/apiv2"
	vertex "cloud.google.com/go/vertexai/genai"
	anthropic "github.com/anthropics/anthropic-sdk-go"
	"github.com/aws/aws-sdk-go-v2/service/bedrockruntime"
	cohere "github.com/cohere-ai/cohere-go/v2/client"
	deepgram "github.com/deepgram/deepgram-go-sdk/pkg/api/manage/v1"
	"github.com/ollama/ollama/api"
	oai "github.com/openai/openai-go"
	openai "github.com/sashabaranov/go-openai"
	"github.com/tmc/langchaingo/llms/ollama"
	"github.com/tmc/langchaingo/prompts"
	"google.golang.org/genai"
)

func openaiCalls(ctx context.Context) {
	oa := openai.NewClient(key)
	oa.CreateChatCompletion(ctx, body) // itmap: llm_call CreateChatCompletion
	openai.DefaultConfig(key) // ok: llm_call
}

func openai_2Calls(ctx context.Context) {
	oc := oai.NewClient() // ok: llm_call
	oc.Chat.Completions.New(ctx, body) // itmap: llm_call Chat.Completions.New
}

func anthropicCalls(ctx context.Context) {
	an := anthropic.NewClient() // ok: llm_call
	an.Messages.New(ctx, body) // itmap: llm_call Messages.New
}

func geminiCalls(ctx context.Context) {
	ge, _ := genai.NewClient(ctx, config) // ok: llm_call
	ge.Models.GenerateContent(ctx, name, body, nil) // itmap: llm_call Models.GenerateContent
}

func vertex_aiCalls(ctx context.Context) {
	vx, _ := vertex.NewClient(ctx, name, name)
	vx.GenerativeModel(name).GenerateContent(ctx, text) // itmap: llm_call GenerativeModel.GenerateContent
	vx.GenerativeModel(name).StartChat() // ok: llm_call
}

func bedrockCalls(ctx context.Context) {
	br := bedrockruntime.NewFromConfig(config) // ok: llm_call
	br.InvokeModel(ctx, body) // itmap: llm_call InvokeModel
}

func langchainCalls(ctx context.Context) {
	lc, _ := ollama.New() // ok: llm_call
	lc.GenerateContent(ctx, body) // itmap: llm_call GenerateContent
}

func langchain_localCalls(ctx context.Context) {
	pt := prompts.NewPromptTemplate(text, names)
	pt.GetInputVariables(ctx) // ok: llm_call
}

func ollamaCalls(ctx context.Context) {
	ol, _ := api.ClientFromEnvironment() // ok: llm_call
	ol.Chat(ctx, body, step) // itmap: llm_call Chat
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
