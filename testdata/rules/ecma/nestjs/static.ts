// Files served by the HTTP server below the application: the global prefix does not count for them.
// file: main.ts
import { NestFactory } from "@nestjs/core";
import type { NestExpressApplication } from "@nestjs/platform-express";
import helmet from "helmet";
import { AppModule } from "./app.module";

async function bootstrap() {
  const app = await NestFactory.create<NestExpressApplication>(AppModule);
  app.setGlobalPrefix("api");
  app.use(helmet()); // ok: static
  app.use("/press", helmet()); // ok: static
  app.useStaticAssets("public"); // itmap: static /
  app.useStaticAssets("uploads", { prefix: "/uploads/", maxAge: 10 }); // itmap: static /uploads/
  await app.listen(3000);
}

// file: app-init.ts
import type { NestFastifyApplication } from "@nestjs/platform-fastify";
import fastifyStatic from "@fastify/static";
import limit from "@fastify/rate-limit";

export async function setupApp(app: NestFastifyApplication) {
  await app.register(limit, { prefix: "/limit/" }); // ok: static
  await app.register(fastifyStatic, { root: "plates", prefix: "/plates/" }); // itmap: static /plates/
  await app.register(import("@fastify/static"), { root: "types", prefix: "/types/", decorateReply: false }); // itmap: static /types/
}

// file: app.module.ts
import { Controller, Get, Module } from "@nestjs/common";

@Controller("presses")
class PressesController {
  @Get() // itmap: http_route GET /api/presses
  list() {}
}

@Module({ controllers: [PressesController] })
export class AppModule {}
