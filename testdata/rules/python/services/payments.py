import stripe

def stripe_calls():
    stripe.Customer.create(email=mail)  # itmap: third_party Customer.create
    stripe.Webhook.construct_event(body, signature, key)  # ok: third_party

import stripe

def stripe_2_calls():
    invoice = stripe.Invoice.retrieve(number)  # itmap: third_party Invoice.retrieve
    invoice.pay()  # itmap: third_party pay
    invoice.get("lines")  # ok: third_party

import paypalrestsdk

def paypal_calls():
    paypalrestsdk.Payment.find(number)  # itmap: third_party Payment.find
    paypalrestsdk.configure({"mode": "live"})  # ok: third_party

import braintree

def braintree_calls():
    gateway = braintree.BraintreeGateway(braintree.Configuration())  # ok: third_party
    gateway.transaction.sale({"amount": "10"})  # itmap: third_party transaction.sale

from square.client import Client as Square

def square_calls():
    client = Square(access_token=key)  # ok: third_party
    client.payments.create_payment(body)  # itmap: third_party payments.create_payment

import Adyen

def adyen_calls():
    client = Adyen.Adyen(xapikey=key)  # ok: third_party
    client.checkout.payments_api.payments(body)  # itmap: third_party checkout.payments_api.payments

from plaid.api import plaid_api

def plaid_calls():
    client = plaid_api.PlaidApi(api)  # ok: third_party
    client.transactions_get(body)  # itmap: third_party transactions_get

import razorpay

def razorpay_calls():
    client = razorpay.Client(auth=key)
    client.order.create(data=body)  # itmap: third_party order.create
    client.utility.verify_payment_signature(body)  # ok: third_party

from mollie.api.client import Client as Mollie

def mollie_calls():
    client = Mollie()
    client.payments.create(body)  # itmap: third_party payments.create
    client.set_api_key(key)  # ok: third_party

import gocardless_pro

def gocardless_calls():
    client = gocardless_pro.Client(access_token=key)  # ok: third_party
    client.customers.list()  # itmap: third_party customers.list

import chargebee

def chargebee_calls():
    chargebee.Subscription.create(body)  # itmap: third_party Subscription.create
    chargebee.configure(key, site)  # ok: third_party

from coinbase.wallet.client import Client as Coinbase

def coinbase_calls():
    client = Coinbase(key, secret)  # ok: third_party
    client.get_accounts()  # itmap: third_party get_accounts

import mangopay.api

def mangopay_calls():
    handler = mangopay.api.APIRequest()  # ok: third_party
    handler.request("GET", path)  # itmap: third_party request

import mercadopago

def mercadopago_calls():
    sdk = mercadopago.SDK(key)  # ok: third_party
    sdk.payment().create(body)  # itmap: third_party payment.create
