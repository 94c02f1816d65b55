import posthog

def posthog_calls():
    posthog.capture(user, name)  # itmap: third_party capture
    posthog.Posthog(key)  # ok: third_party

from posthog import Posthog

def posthog_2_calls():
    client = Posthog(key)  # ok: third_party
    client.feature_enabled(name, user)  # itmap: third_party feature_enabled

import ldclient

def launchdarkly_calls():
    client = ldclient.get()
    client.variation(name, context, False)  # itmap: third_party variation
    ldclient.set_config(raw)  # ok: third_party

from ldclient.config import Config as LdConfig

def launchdarkly_context_calls():
    config = LdConfig(key)
    config.get_default()  # ok: third_party

from UnleashClient import UnleashClient

def unleash_calls():
    client = UnleashClient(url=url, app_name=name)
    client.is_enabled(name)  # itmap: third_party is_enabled
    client.initialize_client()  # ok: third_party

from flagsmith import Flagsmith

def flagsmith_calls():
    client = Flagsmith(environment_key=key)  # ok: third_party
    client.get_environment_flags()  # itmap: third_party get_environment_flags

from growthbook import GrowthBook

def growthbook_calls():
    gb = GrowthBook(client_key=key)
    gb.is_on(name)  # itmap: third_party is_on
    gb.set_attributes(body)  # ok: third_party

from statsig import statsig

def statsig_calls():
    statsig.check_gate(user, name)  # itmap: third_party statsig.check_gate
    statsig.initialize(key)  # ok: third_party

from splitio import get_factory

def split_calls():
    client = get_factory(key).client()
    client.get_treatment(user, name)  # itmap: third_party client.get_treatment
    client.manager()  # ok: third_party

import configcatclient

def configcat_calls():
    client = configcatclient.get(key)  # ok: third_party
    client.get_value(name, False)  # itmap: third_party get_value

from openfeature import api as openfeature

def openfeature_calls():
    client = openfeature.get_client()
    client.get_boolean_value(name, False)  # itmap: third_party get_boolean_value
    openfeature.set_provider(provider)  # ok: third_party

from openfeature import api
from openfeature.contrib.provider.flagd import FlagdProvider

def flagd_calls():
    provider = FlagdProvider(host=name, port=8013)  # itmap: third_party FlagdProvider
    provider.shutdown()  # ok: third_party
    api.set_provider(provider)  # ok: third_party
