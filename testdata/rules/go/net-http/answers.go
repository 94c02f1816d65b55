// file: main.go
package main

import (
	"encoding/json"
	"net/http"
)

func respond(w http.ResponseWriter, status int, body any) {
	w.WriteHeader(status)
	json.NewEncoder(w).Encode(body)
}

func create(w http.ResponseWriter, r *http.Request) {
	if r.ContentLength == 0 {
		http.Error(w, "empty", http.StatusBadRequest)
		return
	}
	respond(w, http.StatusCreated, "made")
}

func remove(w http.ResponseWriter, r *http.Request) {
	respond(w, http.StatusNoContent, nil)
}

func list(w http.ResponseWriter, r *http.Request) {
	json.NewEncoder(w).Encode([]string{})
}

func main() {
	http.HandleFunc("POST /orders", create)        // itmap: http_route POST /orders status=201 status=400 status!=204 status!=200
	http.HandleFunc("DELETE /orders/{id}", remove) // itmap: http_route DELETE /orders/{id} status=204 status!=201 status!=200
	http.HandleFunc("GET /orders", list)           // itmap: http_route GET /orders status=200 status!=204
	http.ListenAndServe(":8080", nil)
}
