// file: go.mod
module shop

go 1.22
// file: config.yaml
news:
  url: http://news:80
ship:
  url: http://other
topics:
  created: {name: "http://created"}
  lost: {name: "http://lost"}
// file: config/config.go
package config

import (
	"context"
	"errors"
	"os"

	"github.com/caarlos0/env/v11"
	"github.com/ilyakaznacheev/cleanenv"
	"github.com/kelseyhightower/envconfig"
	sethvargo "github.com/sethvargo/go-envconfig"
	"github.com/urfave/cli/v2"
)

type Queue struct {
	URL string `env:"URL" envDefault:"amqp://mq"` // itmap: env SHOP_QUEUE_URL amqp://mq
}

type Config struct {
	StockURL string `env:"STOCK_URL,required"`                     // itmap: env STOCK_URL
	PayURL   string `env:"PAY_URL" envDefault:"http://pay"`        // itmap: env PAY_URL http://pay
	Name     string `json:"name"`                                  // ok: env
	Queue    Queue  `envPrefix:"SHOP_QUEUE_"`                      // ok: env
}

func Load() (*Config, error) {
	cfg := &Config{}
	err := env.Parse(cfg)
	return cfg, err
}

type Clean struct {
	Host string `yaml:"host" env:"HOST" env-default:"localhost"`   // itmap: env HOST localhost
}

func LoadClean() Clean {
	var cfg Clean
	_ = cleanenv.ReadConfig("config.yml", &cfg)
	return cfg
}

type Kelsey struct {
	Port  int                                                      // itmap: env SHOP_PORT
	DbURL string `envconfig:"DB_URL" default:"pg://db"`            // itmap: env SHOP_DB_URL pg://db
	Cache string `split_words:"true" ignored:"true"`               // ok: env
	MaxConns int `split_words:"true"`                              // itmap: env SHOP_MAX_CONNS
}

func Required(key string) (string, error) {
	value := os.Getenv(key)
	if value == "" {
		return "", errors.New("missing")
	}
	return value, nil
}

type Plain struct{ TaxURL string }

func LoadPlain() (Plain, error) {
	url, err := Required("PLAIN_URL")                              // itmap: env PLAIN_URL
	if err != nil {
		return Plain{}, err
	}
	return Plain{TaxURL: url}, nil
}

func LoadKelsey() (k Kelsey) {
	envconfig.MustProcess("shop", &k)
	return k
}

type Inner struct {
	User string `env:"USER, default=root"`                         // itmap: env DB_USER root
}

type Seth struct {
	Mode string `env:"MODE"`                                       // itmap: env MODE
	DB   Inner  `env:", prefix=DB_"`                               // ok: env
}

func LoadSeth(ctx context.Context) (s Seth) {
	_ = sethvargo.Process(ctx, &s)
	return s
}

var Flags = []cli.Flag{
	&cli.StringFlag{Name: "url", EnvVars: []string{"FLAG_URL"}, Value: "http://flag"}, // itmap: env FLAG_URL http://flag
	&cli.BoolFlag{Name: "debug"},                                  // ok: env
}

// file: files/files.go
package files

import "github.com/spf13/viper"

type Topic struct {
	Name string `mapstructure:"name"`
}

type Topics struct {
	Created Topic `mapstructure:"created"`
	Lost    Topic `mapstructure:"lost"`
}

type Config struct {
	News struct {
		URL string
	} `mapstructure:"news"`
	Topics *Topics `mapstructure:"topics"`
	Other  string  `mapstructure:"other"`                            // ok: env
}

func Load() (*Config, error) {
	cfg := &Config{}
	err := viper.Unmarshal(cfg)
	return cfg, err
}

// file: main.go
package main

import (
	"net/http"
	"os"

	"github.com/spf13/viper"
	"shop/config"
	"shop/files"
)

func getEnv(key, fallback string) string {
	if v := os.Getenv(key); v != "" {
		return v
	}
	return fallback
}

func main() {
	viper.SetEnvPrefix("shop")
	viper.AutomaticEnv()
	viper.SetDefault("ship.url", "http://ship")
	viper.BindEnv("mail.url", "MAIL_URL")                          // itmap: env MAIL_URL
	plain, _ := config.LoadPlain()
	http.Get(plain.TaxURL + "/tax")                                // itmap: http_call GET {TaxURL}/tax
	filled, _ := files.Load()
	http.Get(filled.News.URL)                                      // itmap: http_call GET http://news:80
	http.Get(filled.Topics.Created.Name)                           // itmap: http_call GET http://created
	http.Get(filled.Topics.Lost.Name)                              // itmap: http_call GET http://lost
	http.Get(filled.Other)                                         // itmap: http_call GET {?}
	cfg, _ := config.Load()
	http.Get(cfg.StockURL + "/stock")                              // itmap: http_call GET {StockURL}/stock
	http.Get(cfg.PayURL + "/pay")                                  // itmap: http_call GET http://pay/pay
	http.Get(viper.GetString("ship.url") + "/rates")               // itmap: http_call GET http://ship/rates ; env SHOP_SHIP_URL http://ship
	http.Get(viper.GetString("news.url"))                          // itmap: http_call GET http://news:80 ; env SHOP_NEWS_URL http://news:80
	http.Get(viper.GetString("mail.url"))                          // itmap: http_call GET {MAIL_URL} ; env MAIL_URL
	http.Get(getEnv("TAX_URL", "http://tax") + "/tax")             // itmap: http_call GET http://tax/tax ; env TAX_URL http://tax
	http.Get(os.Getenv("NEWS_URL"))                                // itmap: http_call GET {NEWS_URL} ; env NEWS_URL
}
