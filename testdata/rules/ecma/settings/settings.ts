// file: src/env.ts
import { z } from "zod";
import { createEnv } from "@t3-oss/env-nextjs";
import { cleanEnv, port, url } from "envalid";
import envVar from "env-var";

const schema = z.object({
  DATABASE_URL: z.string().url(),                                  // itmap: env DATABASE_URL
  STOCK_URL: z.string().default("http://stock:8000"),              // itmap: env STOCK_URL http://stock:8000
});
export const env = schema.parse(process.env);

const body = z.object({ title: z.string().default("x") });         // ok: env
export const read = (req: { body: unknown }) => body.parse(req.body);

export const web = createEnv({
  server: {
    API_TOKEN: z.string(),                                         // itmap: env API_TOKEN
  },
  client: {
    NEXT_PUBLIC_URL: z.string().default("http://web"),             // itmap: env NEXT_PUBLIC_URL http://web
  },
  runtimeEnv: process.env,
});

export const clean = cleanEnv(process.env, {
  PORT: port({ default: 3000 }),                                   // itmap: env PORT 3000
  HOOK_URL: url(),                                                 // itmap: env HOOK_URL
});

export const timeout = envVar.get("TIMEOUT").default("30").asInt();  // itmap: env TIMEOUT 30
export const mail = envVar.get("MAIL_URL").required().asString();  // itmap: env MAIL_URL

// file: src/calls.ts
import axios from "axios";
import { env, clean, mail } from "./env";

export async function run(id: string) {
  await axios.get(`${env.STOCK_URL}/stock/${id}`);                 // itmap: http_call GET {STOCK_URL}/stock/{id}
  await axios.post(clean.HOOK_URL);                                // itmap: http_call POST {HOOK_URL}
  await axios.post(mail);                                          // itmap: http_call POST {mail}
  await axios.get(process.env.PLAIN_URL || "http://plain");        // itmap: env PLAIN_URL http://plain ; http_call GET http://plain
}

// file: src/config.ts
import convict from "convict";

const config = convict({
  db: {
    host: { doc: "host", format: String, default: "localhost", env: "DB_HOST" },  // itmap: env DB_HOST localhost
    port: { format: "port", default: 5432 },                       // ok: env
  },
});
export default config;

// file: src/app.service.ts
import { Injectable } from "@nestjs/common";
import { ConfigModule, ConfigService, registerAs } from "@nestjs/config";
import * as Joi from "joi";
import axios from "axios";

export const app = registerAs("app", () => ({
  url: process.env.APP_URL || "http://app",                        // itmap: env APP_URL http://app
}));

export const imports = [
  ConfigModule.forRoot({
    validationSchema: Joi.object({
      NODE_ENV: Joi.string().default("dev"),                       // itmap: env NODE_ENV dev
    }),
  }),
];

@Injectable()
export class AppService {
  constructor(private readonly config: ConfigService) {}

  async run() {
    await axios.get(this.config.get("PAY_URL"));                   // itmap: env PAY_URL ; http_call GET {PAY_URL}
    await axios.get(this.config.get("SHIP_URL", "http://ship"));   // itmap: env SHIP_URL http://ship ; http_call GET http://ship
    await axios.get(this.config.get("app.url"));                   // ok: env ; itmap: http_call GET http://app
  }
}
