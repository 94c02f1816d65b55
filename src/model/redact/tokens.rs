//! Tokens whose issuers gave them a form of their own, and addresses that are secrets as a whole.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use crate::model::redact::values::{is_placeholder, is_random};

/// What follows the beginning of a token.
#[derive(Clone, Copy)]
enum Body {
    /// At least so many capitals and digits.
    Capitals(usize),
    /// At least so many hexadecimal digits.
    Hex(usize),
    /// At least so many letters and digits.
    Word(usize),
    /// At least so many letters, digits, `_` and `-`.
    Url(usize),
    /// At least so many letters, digits and `_-.=/+`.
    Any(usize),
    /// As `Url` and 20 or more; the beginning is common, so that they must look like made by a machine.
    Random,
    /// `header.payload.signature`.
    Jwt,
    /// The rest of the address.
    Address,
    /// Digits, a colon, and 30 or more as `Url`.
    Bot,
}

const TOKENS: &[(&str, Body)] = &[
    // Clouds and hosts.
    ("AKIA", Body::Capitals(16)),
    ("ASIA", Body::Capitals(16)),
    ("ABIA", Body::Capitals(16)),
    ("ACCA", Body::Capitals(16)),
    ("AIza", Body::Url(30)),
    ("ya29.", Body::Any(20)),
    ("GOCSPX-", Body::Url(20)),
    ("dop_v1_", Body::Hex(32)),
    ("doo_v1_", Body::Hex(32)),
    ("dor_v1_", Body::Hex(32)),
    ("HRKU-", Body::Url(20)),
    ("FlyV1 ", Body::Any(20)),
    ("fo1_", Body::Url(20)),
    ("vercel_blob_rw_", Body::Url(16)),
    ("sbp_", Body::Hex(32)),
    ("sb_secret_", Body::Url(16)),
    ("pscale_tkn_", Body::Any(16)),
    ("pscale_pw_", Body::Any(16)),
    ("pscale_oauth_", Body::Any(16)),
    ("dapi", Body::Hex(32)),
    ("AstraCS:", Body::Any(16)),
    ("napi_", Body::Word(32)),
    ("rnd_", Body::Random),
    // Source code.
    ("ghp_", Body::Word(30)),
    ("gho_", Body::Word(30)),
    ("ghu_", Body::Word(30)),
    ("ghs_", Body::Word(30)),
    ("ghr_", Body::Word(30)),
    ("github_pat_", Body::Url(30)),
    ("glpat-", Body::Url(16)),
    ("gldt-", Body::Url(16)),
    ("glrt-", Body::Url(16)),
    ("glptt-", Body::Url(16)),
    ("glcbt-", Body::Url(16)),
    ("glft-", Body::Url(16)),
    ("ATATT3x", Body::Any(16)),
    ("ATCTT3x", Body::Any(16)),
    ("ATBB", Body::Random),
    ("npm_", Body::Word(30)),
    ("pypi-AgE", Body::Url(20)),
    ("rubygems_", Body::Hex(32)),
    ("dckr_pat_", Body::Url(16)),
    ("CLOJARS_", Body::Word(32)),
    ("squ_", Body::Hex(32)),
    ("sqp_", Body::Hex(32)),
    ("lin_api_", Body::Word(20)),
    ("figd_", Body::Url(20)),
    ("PMAK-", Body::Url(20)),
    ("CFPAT-", Body::Url(20)),
    // Talk and mail.
    ("xoxb-", Body::Url(10)),
    ("xoxp-", Body::Url(10)),
    ("xoxa-", Body::Url(10)),
    ("xoxr-", Body::Url(10)),
    ("xoxs-", Body::Url(10)),
    ("xoxe.", Body::Any(10)),
    ("xapp-", Body::Url(10)),
    ("SG.", Body::Any(30)),
    ("SK", Body::Hex(32)),
    ("key-", Body::Hex(32)),
    ("xkeysib-", Body::Url(30)),
    ("xsmtpsib-", Body::Url(30)),
    ("re_", Body::Random),
    ("bot", Body::Bot),
    ("https://hooks.slack.com/services/", Body::Address),
    ("https://hooks.slack.com/workflows/", Body::Address),
    ("https://hooks.slack.com/triggers/", Body::Address),
    ("discord.com/api/webhooks/", Body::Address),
    ("discordapp.com/api/webhooks/", Body::Address),
    ("webhook.office.com/webhookb2/", Body::Address),
    ("outlook.office.com/webhook/", Body::Address),
    ("hooks.zapier.com/hooks/catch/", Body::Address),
    ("open.feishu.cn/open-apis/bot/v2/hook/", Body::Address),
    ("qyapi.weixin.qq.com/cgi-bin/webhook/send?key=", Body::Address),
    // Money and shops.
    ("sk_live_", Body::Word(16)),
    ("sk_test_", Body::Word(16)),
    ("rk_live_", Body::Word(16)),
    ("rk_test_", Body::Word(16)),
    ("whsec_", Body::Any(16)),
    ("shpat_", Body::Hex(32)),
    ("shpss_", Body::Hex(32)),
    ("shpca_", Body::Hex(32)),
    ("shppa_", Body::Hex(32)),
    ("sq0atp-", Body::Url(20)),
    ("sq0csp-", Body::Url(20)),
    ("EAAAE", Body::Url(30)),
    ("EZAK", Body::Word(40)),
    ("access_token$production$", Body::Word(20)),
    // Language models.
    ("sk-", Body::Random),
    ("gsk_", Body::Word(30)),
    ("hf_", Body::Word(30)),
    ("r8_", Body::Word(30)),
    ("xai-", Body::Url(40)),
    ("pplx-", Body::Word(30)),
    ("AGE-SECRET-KEY-1", Body::Capitals(30)),
    // Operation.
    ("hvs.", Body::Any(20)),
    ("hvb.", Body::Any(20)),
    ("NRAK-", Body::Capitals(20)),
    ("glsa_", Body::Url(30)),
    ("sntrys_", Body::Any(30)),
    ("sntryu_", Body::Hex(32)),
    ("dp.pt.", Body::Word(30)),
    ("dp.st.", Body::Any(30)),
    ("tskey-", Body::Url(16)),
    ("phx_", Body::Word(30)),
    ("ops_ey", Body::Any(40)),
    ("pul-", Body::Hex(32)),
    ("eyJ", Body::Jwt),
];

static BEGINNINGS: LazyLock<Option<AhoCorasick>> =
    LazyLock::new(|| AhoCorasick::new(TOKENS.iter().map(|(beginning, _)| beginning)).ok());

/// Adds where in `text` tokens stand.
pub(super) fn find(text: &str, out: &mut Vec<Range<usize>>) {
    if text.len() < 16 {
        return;
    }
    let Some(beginnings) = BEGINNINGS.as_ref() else { return };
    for found in beginnings.find_overlapping_iter(text) {
        let (start, body) = (found.start(), found.end());
        let Some((beginning, kind)) = TOKENS.get(found.pattern().as_usize()) else { continue };
        let is_address = matches!(kind, Body::Address);
        if !is_address && text[..start].ends_with(|c: char| c.is_ascii_alphanumeric()) && *beginning != "bot" {
            continue;
        }
        let Some(length) = kind.length(&text[body..]) else { continue };
        let secret = if is_address { body..body + length } else { start..body + length };
        if !is_placeholder(&text[secret.clone()]) {
            out.push(secret);
        }
    }
    atlas(text, out);
    mailchimp(text, out);
}

impl Body {
    /// The length of the body that `text` starts with; `None` when it starts with none.
    fn length(self, text: &str) -> Option<usize> {
        let run = |test: fn(char) -> bool| text.find(|c: char| !test(c)).unwrap_or(text.len());
        let url = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
        let (length, least) = match self {
            Body::Capitals(least) => (run(|c| c.is_ascii_uppercase() || c.is_ascii_digit()), least),
            Body::Hex(least) => (run(|c| c.is_ascii_hexdigit()), least),
            Body::Word(least) => (run(|c| c.is_ascii_alphanumeric()), least),
            Body::Url(least) => (run(url), least),
            Body::Any(least) => (run(|c| c.is_ascii_alphanumeric() || "_-.=/+~".contains(c)), least),
            Body::Random => {
                let length = run(url);
                return (length >= 20 && is_random(&text[..length])).then_some(length);
            }
            Body::Jwt => {
                let length = run(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '='));
                let parts: Vec<&str> = text[..length].split('.').collect();
                let is_token = matches!(parts.as_slice(), [head, body, ..] if head.len() >= 10 && body.len() >= 10);
                return is_token.then_some(length);
            }
            Body::Address => (run(|c| !c.is_whitespace() && !matches!(c, '"' | '\'' | '`' | '>' | ')')), 8),
            Body::Bot => {
                let digits = run(|c| c.is_ascii_digit());
                let token = text[digits..].strip_prefix(':')?;
                let length = token.find(|c: char| !url(c)).unwrap_or(token.len());
                return (digits >= 6 && length >= 30).then_some(digits + 1 + length);
            }
        };
        (length >= least).then_some(length)
    }
}

/// `<14 characters>.atlasv1.<token>`.
fn atlas(text: &str, out: &mut Vec<Range<usize>>) {
    for (at, mark) in text.match_indices(".atlasv1.") {
        let id = text[..at].bytes().rev().take_while(u8::is_ascii_alphanumeric).count();
        if let Some(length) = Body::Url(30).length(&text[at + mark.len()..]).filter(|_| id >= 10) {
            out.push(at - id..at + mark.len() + length);
        }
    }
}

/// `<32 hexadecimal digits>-us12`.
fn mailchimp(text: &str, out: &mut Vec<Range<usize>>) {
    for (at, mark) in text.match_indices("-us") {
        let before = text[..at].bytes().rev().take_while(u8::is_ascii_hexdigit).count();
        let after = text[at + mark.len()..].bytes().take_while(u8::is_ascii_digit).count();
        if before == 32 && (1..=2).contains(&after) {
            out.push(at - 32..at + mark.len() + after);
        }
    }
}
