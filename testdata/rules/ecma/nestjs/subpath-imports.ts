// Decorators come from the package or from its folders.
// file: main.ts
import { NestFactory } from "@nestjs/core";
import { AppModule } from "./app.module";

async function bootstrap() {
  const app = await NestFactory.create(AppModule);
  app.setGlobalPrefix("api");
  await app.listen(3000);
}

// file: app.module.ts
import { Module } from "@nestjs/common/decorators";
import { PressesController } from "./presses.controller";

@Module({ controllers: [PressesController] })
export class AppModule {}

// file: presses.controller.ts
import { Body, Controller, Get, Post } from "@nestjs/common/decorators";
import { Get as Fetch } from "./client";

@Controller({ path: `/presses` })
export class PressesController {
  @Get(":id") // itmap: http_route GET /api/presses/{id}
  show() {}

  @Post("") // itmap: http_route POST /api/presses
  create(@Body("name") name: string) {}

  @Fetch("upstream") // ok: http_route
  load() {}
}
