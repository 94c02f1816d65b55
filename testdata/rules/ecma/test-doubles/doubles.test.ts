// file: orders.test.ts
import nock from "nock";
import { http } from "msw";
import { vi } from "vitest";
import { GenericContainer } from "testcontainers";

vi.mock("../src/mail"); // itmap: double mock ../src/mail

nock("https://api.bank.example").get("/rates").reply(200); // itmap: double nock https://api.bank.example
const handler = http.get("https://api.shop.example/items", () => null); // itmap: double get https://api.shop.example/items
const redis = new GenericContainer("redis:7"); // itmap: double GenericContainer redis:7
vi.useFakeTimers(); // ok: double
