// file: go.mod
module example.com/shop

// file: main.go
package main

import (
	"context"

	"github.com/hibiken/asynq"
	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/worker"
	"go.temporal.io/sdk/workflow"
)

const typeMail = "mail:send"

func OrderWorkflow(ctx workflow.Context) error { return nil }

func mail(ctx context.Context, t *asynq.Task) error { return nil }

func do(ctx context.Context, c client.Client) {
	queue := asynq.NewClient(asynq.RedisClientOpt{})       // ok: queue_publish
	queue.Enqueue(asynq.NewTask(typeMail, nil))            // itmap: queue_publish publish mail:send
	mux := asynq.NewServeMux()                             // ok: queue_consume
	mux.HandleFunc(typeMail, mail)                         // itmap: queue_consume consume mail:send
	queue.Close()                                          // ok: queue_publish
	c.ExecuteWorkflow(ctx, client.StartWorkflowOptions{}, OrderWorkflow) // itmap: queue_publish start OrderWorkflow
	w := worker.New(c, "orders", worker.Options{})         // ok: queue_consume
	w.RegisterWorkflow(OrderWorkflow)                      // itmap: queue_consume consume OrderWorkflow
	w.Run(nil)                                             // ok: queue_consume
}
