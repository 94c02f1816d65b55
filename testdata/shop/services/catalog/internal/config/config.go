// Package config reads the settings of the service.
package config

import "os"

// Config holds the settings of the service.
type Config struct {
	Listen      string
	DatabaseURL string
	RedisAddr   string
	AdminToken  string
}

// FromEnv reads the environment.
func FromEnv() Config {
	return Config{
		Listen:      env("LISTEN", ":8081"),
		DatabaseURL: os.Getenv("DATABASE_URL"),
		RedisAddr:   env("REDIS_ADDR", "localhost:6379"),
		AdminToken:  os.Getenv("ADMIN_TOKEN"),
	}
}

func env(name, fallback string) string {
	if value, ok := os.LookupEnv(name); ok {
		return value
	}
	return fallback
}
