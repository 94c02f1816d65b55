// Modules and controllers that no application reaches.
// file: main.ts
import { VersioningType } from "@nestjs/common";
import { NestFactory } from "@nestjs/core";
import { AppModule } from "./modules";

async function bootstrap() {
  const app = await NestFactory.create(AppModule);
  app.enableVersioning({ type: VersioningType.URI });
  await app.listen(3000);
}

// file: modules.ts
import { Controller, Get, Module } from "@nestjs/common";

@Controller({ path: "chains", version: "1" })
class ChainsController {
  @Get("about") // itmap: http_route GET /v1/chains/about
  about() {}
}

@Module({ controllers: [ChainsController] })
class ChainsModule {}

@Module({ imports: [ChainsModule] })
export class AppModule {}

// Nothing imports it: what it imports is not served a second time.
@Module({ imports: [ChainsModule] })
export class UnusedModule {}
