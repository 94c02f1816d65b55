package behind

import (
	"net/http"

	"github.com/go-chi/chi/v5"
)

// A router behind a struct that embeds a handler.
type Albums struct {
	http.Handler
	title string
}

func NewAlbums() *Albums {
	a := &Albums{title: "albums"}
	a.Handler = a.routes()
	return a
}

func (a *Albums) routes() http.Handler {
	r := chi.NewRouter()
	r.Get("/list", list) // itmap: http_route GET /albums/list
	return r
}

// A router behind a method of its own.
type Songs struct{ router *chi.Mux }

func (s *Songs) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.router.ServeHTTP(w, r) }

func NewSongs() *Songs {
	s := &Songs{router: chi.NewRouter()}
	s.router.Get("/list", list) // itmap: http_route GET /songs/list
	return s
}

// A router behind a middleware.
func quiet(r chi.Router) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		r.ServeHTTP(w, req)
	})
}

func covers() http.Handler {
	r := chi.NewRouter()
	r.Get("/list", list) // itmap: http_route GET /covers/list
	return quiet(r)
}

// Handed over as a handler.
func hang(r chi.Router, path string, handler http.Handler) { r.Mount(path, handler) }

// It embeds no router: nothing is behind it.
type Plain struct{ http.Handler }

func Serve() {
	r := chi.NewRouter()
	hang(r, "/albums", NewAlbums())
	hang(r, "/songs", NewSongs())
	r.Mount("/covers", covers())
	r.Mount("/plain", &Plain{})
	http.ListenAndServe(":1", r)
}

func list(w http.ResponseWriter, r *http.Request) {}
