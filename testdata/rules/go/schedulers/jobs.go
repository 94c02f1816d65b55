// file: go.mod
module example.com/shop

// file: main.go
package main

import (
	"github.com/go-co-op/gocron"
	"github.com/robfig/cron/v3"
)

func clean() {}

func do(s *gocron.Scheduler) {
	c := cron.New()                    // ok: scheduled_job
	c.AddFunc("@hourly", clean)        // itmap: scheduled_job schedule @hourly
	c.Start()                          // ok: scheduled_job
	s.Cron("@daily").Do(clean)         // itmap: scheduled_job schedule @daily
	s.StartAsync()                     // ok: scheduled_job
}
