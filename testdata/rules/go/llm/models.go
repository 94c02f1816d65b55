// file: go.mod
module example.com/shop

// file: main.go
package main

import (
	"context"

	"github.com/sashabaranov/go-openai"
	"google.golang.org/genai"
)

func do(ctx context.Context) {
	client := openai.NewClient("")                                                             // ok: llm_call
	client.CreateChatCompletion(ctx, openai.ChatCompletionRequest{Model: "gpt-4o", Stream: false}) // itmap: llm_call CreateChatCompletion gpt-4o
	gemini, _ := genai.NewClient(ctx, nil)                                                     // ok: llm_call
	resp, _ := gemini.Models.GenerateContent(ctx, "gemini-2.5-flash", nil, nil)                // itmap: llm_call GenerateContent gemini-2.5-flash
	_ = resp.Text()                                                                            // ok: llm_call
}
