package calls

import (
	"context"

	"github.com/miekg/dns"
)

func dnsCalls(ctx context.Context) {
	dc := &dns.Client{}
	dc.Exchange(message, addr) // itmap: third_party Exchange
	message.SetQuestion(name, kind) // ok: third_party
}
