// file: clients.go
package clients

import (
	"context"
	"errors"
	"fmt"
	"log"
	"net/http"
	"time"

	"github.com/cenkalti/backoff/v4"
)

var ErrUpstream = errors.New("upstream")

var client = &http.Client{Timeout: 10 * time.Second}

func limited(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, "GET", "https://api.example.com/a", nil)
	if err != nil {
		return err
	}
	_, err = http.DefaultClient.Do(req) // itmap: http_call GET https://api.example.com/a timeout=5*time.Second handled=error:returned
	return err
}

func own() error {
	resp, err := client.Get("https://api.example.com/b") // itmap: http_call GET https://api.example.com/b timeout=10*time.Second handled=error:returned
	if err != nil {
		return fmt.Errorf("asking: %w", err)
	}
	defer resp.Body.Close()
	return nil
}

func mapped() error {
	if _, err := http.Get("https://api.example.com/c"); err != nil { // itmap: http_call GET https://api.example.com/c handled=error:returnedasErrUpstream
		return ErrUpstream
	}
	return nil
}

func logged() {
	_, err := http.Get("https://api.example.com/d") // itmap: http_call GET https://api.example.com/d handled=error:logged
	if err != nil {
		log.Printf("failed: %v", err)
	}
	log.Println("done")
}

func dropped() {
	http.Get("https://api.example.com/e")         // itmap: http_call GET https://api.example.com/e handled=error:notlookedat
	resp, _ := http.Get("https://api.example.com/f") // itmap: http_call GET https://api.example.com/f handled=error:notlookedat
	fmt.Println(resp.StatusCode)
}

func answered(w http.ResponseWriter, r *http.Request) {
	_, err := http.Get("https://api.example.com/g") // itmap: http_call GET https://api.example.com/g handled=error:answeredwith502
	if err != nil {
		http.Error(w, "no answer", http.StatusBadGateway)
		return
	}
}

func again() error {
	ask := func() error {
		_, err := http.Get("https://api.example.com/h") // itmap: http_call GET https://api.example.com/h retry=backoff.Retry(ask,backoff.NewExponentialBackOff()) handled=error:returned
		return err
	}
	return backoff.Retry(ask, backoff.NewExponentialBackOff())
}

func plain() (*http.Response, error) {
	return http.Get("https://api.example.com/i") // itmap: http_call GET https://api.example.com/i handled=error:returned
}
