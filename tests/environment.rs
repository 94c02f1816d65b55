//! Environment variables: their defaults, what files set them to, and which points depend on them.

mod support;

use serde_json::Value;
use support::{Folder, itmap};

const SETTINGS: &str = "from pydantic_settings import BaseSettings, SettingsConfigDict\n\n\n\
    class Settings(BaseSettings):\n\
    \x20   model_config = SettingsConfigDict(env_prefix=\"SHOP_\")\n\n\
    \x20   stock_url: str\n\
    \x20   pay_url: str = \"http://pay:8080\"\n\
    \x20   pay_token: str = \"\"\n\n\n\
    settings = Settings()\n";

const CALLS: &str = "import httpx\n\nfrom settings import settings\n\nclient = httpx.Client(base_url=settings.pay_url)\n\n\n\
    def stock(item):\n\
    \x20   return httpx.get(f\"{settings.stock_url}/stock/{item}\")\n\n\n\
    def pay():\n\
    \x20   return client.post(\"/charges\")\n\n\n\
    def fixed():\n\
    \x20   return httpx.get(\"https://api.example.com/v1\")\n";

fn shop() -> Folder {
    Folder::new(&[
        ("requirements.txt", "httpx\npydantic-settings\n"),
        ("settings.py", SETTINGS),
        ("calls.py", CALLS),
        (".env.example", "# shop\nSHOP_STOCK_URL=http://stock:8000\nSHOP_PAY_TOKEN=4f6c1a9b7d2e8035\n"),
        (
            "compose.yml",
            "services:\n  shop:\n    build: .\n    environment:\n      SHOP_STOCK_URL: http://stock.internal\n",
        ),
    ])
}

fn texts<'v>(list: &'v Value, keys: &[&str]) -> Vec<Vec<String>> {
    let text = |value: &'v Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let list = list.as_array().expect("a list").iter();
    list.map(|one| keys.iter().map(|key| text(&one[*key])).collect()).collect()
}

#[test]
fn variables_have_defaults_and_what_files_set_them_to() {
    let map = itmap(&["scan", "--format", "json"]).at(&shop()).run().json();
    let env = &map["components"][0]["env"];
    assert_eq!(
        texts(env, &["name", "default", "secret", "line"]),
        [
            ["SHOP_PAY_TOKEN", "", "true", "9"],
            ["SHOP_PAY_URL", "http://pay:8080", "false", "8"],
            ["SHOP_STOCK_URL", "null", "false", "7"]
        ]
    );
    assert_eq!(texts(&env[0]["set"], &["value", "file", "line"]), [["***", ".env.example", "3"]]);
    assert_eq!(
        texts(&env[2]["set"], &["value", "file", "line"]),
        [["http://stock:8000", ".env.example", "2"], ["http://stock.internal", "compose.yml", "2"]]
    );
}

#[test]
fn points_tell_the_variables_that_they_depend_on() {
    let map = itmap(&["scan", "--format", "json"]).at(&shop()).run().json();
    let told: Vec<_> = texts(&map["points"], &["url", "env"]);
    assert_eq!(
        told,
        [
            ["{stock_url}/stock/{item}", "[\"SHOP_STOCK_URL\"]"],
            ["http://pay:8080/charges", "[\"SHOP_PAY_URL\"]"],
            ["https://api.example.com/v1", "[]"]
        ]
    );
}

#[test]
fn keys_of_configuration_are_set_by_files() {
    let main = "package main\n\nimport (\n\t\"net/http\"\n\n\t\"github.com/spf13/viper\"\n)\n\nfunc main() {\n\
        \tviper.SetEnvPrefix(\"shop\")\n\tviper.AutomaticEnv()\n\
        \thttp.Get(viper.GetString(\"stock.url\") + \"/items\")\n}\n";
    let folder = Folder::new(&[
        ("go.mod", "module shop\n\nrequire github.com/spf13/viper v1.18.0\n"),
        ("main.go", main),
        ("config.yaml", "port: 80\nstock:\n  url: http://stock:8000\n"),
    ]);
    let map = itmap(&["scan", "--format", "json"]).at(&folder).run().json();
    let told = texts(&map["points"], &["url", "host", "env"]);
    assert_eq!(told, [["http://stock:8000/items", "stock:8000", "[\"SHOP_STOCK_URL\"]"]]);
    let env = &map["components"][0]["env"];
    assert_eq!(texts(env, &["name", "default"]), [["SHOP_STOCK_URL", "http://stock:8000"]]);
    assert_eq!(texts(&env[0]["set"], &["value", "file", "line"]), [["http://stock:8000", "config.yaml", "3"]]);
}
