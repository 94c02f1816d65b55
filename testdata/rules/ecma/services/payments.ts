import Stripe from "stripe"
export async function stripeCalls() {
  const stripe = new Stripe(key)
  const invoice = await stripe.invoices.retrieve(id) // itmap: third_party invoices.retrieve
  await stripe.checkout.sessions.create({}) // itmap: third_party checkout.sessions.create
  invoice.metadata.get("a") // ok: third_party
}

import { loadStripe } from "@stripe/stripe-js"
export async function stripe_2Calls() {
  const browser = await loadStripe(key) // ok: third_party
  await browser.confirmPayment({}) // itmap: third_party confirmPayment
}

import paypal from "paypal-rest-sdk"
export async function paypalCalls() {
  paypal.payment.create({}, done) // itmap: third_party payment.create
  paypal.configure({}) // ok: third_party
}

import braintree from "braintree"
export async function braintreeCalls() {
  const gateway = new braintree.BraintreeGateway({}) // ok: third_party
  await gateway.transaction.sale({}) // itmap: third_party transaction.sale
}

import { Client as Square } from "square"
export async function squareCalls() {
  const square = new Square({}) // ok: third_party
  await square.paymentsApi.createPayment({}) // itmap: third_party paymentsApi.createPayment
}

import { Client as Adyen, CheckoutAPI } from "@adyen/api-library"
export async function adyenCalls() {
  const checkout = new CheckoutAPI(new Adyen({})) // ok: third_party
  await checkout.PaymentsApi.payments({}) // itmap: third_party PaymentsApi.payments
}

import { PlaidApi } from "plaid"
export async function plaidCalls() {
  const plaid = new PlaidApi(raw) // ok: third_party
  await plaid.linkTokenCreate({}) // itmap: third_party linkTokenCreate
}

import Razorpay from "razorpay"
export async function razorpayCalls() {
  const razorpay = new Razorpay({})
  await razorpay.orders.create({}) // itmap: third_party orders.create
  Razorpay.validateWebhookSignature(body, signature, key) // ok: third_party
}

import { createMollieClient } from "@mollie/api-client"
export async function mollieCalls() {
  const mollie = createMollieClient({}) // ok: third_party
  await mollie.payments.create({}) // itmap: third_party payments.create
}

import gocardless from "gocardless-nodejs"
export async function gocardlessCalls() {
  const client = gocardless(key, "live") // ok: third_party
  await client.customers.list() // itmap: third_party customers.list
}

import Chargebee from "chargebee"
export async function chargebeeCalls() {
  const chargebee = new Chargebee({}) // ok: third_party
  await chargebee.subscription.create({}) // itmap: third_party subscription.create
}

import coinbase from "coinbase-commerce-node"
export async function coinbaseCalls() {
  await coinbase.resources.Charge.create({}) // itmap: third_party resources.Charge.create
  coinbase.Webhook.verifySigHeader(body, signature, key) // ok: third_party
}

import Mangopay from "mangopay2-nodejs-sdk"
export async function mangopayCalls() {
  const api = new Mangopay({}) // ok: third_party
  await api.Users.create({}) // itmap: third_party Users.create
}

import { getStore, lemonSqueezySetup } from "@lemonsqueezy/lemonsqueezy.js"
export async function lemonsqueezyCalls() {
  await getStore(id) // itmap: third_party getStore
  lemonSqueezySetup({}) // ok: third_party
}

import { Paddle } from "@paddle/paddle-node-sdk"
export async function paddleCalls() {
  const paddle = new Paddle(key) // ok: third_party
  await paddle.customers.create({}) // itmap: third_party customers.create
}

import { MercadoPagoConfig, Payment } from "mercadopago"
export async function mercadopagoCalls() {
  const payment = new Payment(new MercadoPagoConfig({})) // ok: third_party
  await payment.create({}) // itmap: third_party create
}
