// file: go.mod
module example.com/shop

// file: main.go
package main

import (
	"net/smtp"

	"gopkg.in/gomail.v2"
)

func do() {
	smtp.SendMail("localhost:25", nil, "a@x.com", nil, nil) // itmap: email send
	m := gomail.NewMessage()                                // ok: email
	m.SetHeader("To", "b@x.com")                            // ok: email
	d := gomail.NewDialer("localhost", 25, "", "")          // ok: email
	d.DialAndSend(m)                                        // itmap: email send
}
