// Versions in paths: of the application, of controllers, of single methods; paths that keep no prefix.
// file: main.ts
import { NestFactory } from "@nestjs/core";
import { RequestMethod, VersioningType } from "@nestjs/common";
import { AppModule } from "./app.module";

async function bootstrap() {
  const app = await NestFactory.create(AppModule);
  app
    .setGlobalPrefix("api", { exclude: ["/", { path: "health", method: RequestMethod.GET }] })
    .enableVersioning({ type: VersioningType.URI, defaultVersion: "1" });
  await app.listen(3000);
}

// file: app.module.ts
import { Controller, Get, Module, Post, Version, VERSION_NEUTRAL } from "@nestjs/common";

@Controller({ version: VERSION_NEUTRAL })
class HomeController {
  @Get() // itmap: http_route GET /
  home() {}

  @Get("health") // itmap: http_route GET /health
  health() {}

  @Post("health") // itmap: http_route POST /api/health
  report() {}
}

@Controller("users")
class UsersController {
  @Get() // itmap: http_route GET /api/v1/users
  list() {}

  // itmap: http_route POST /api/v2/users
  @Post()
  @Version("2")
  create() {}
}

@Controller({ path: "posts", version: ["1", "3"] })
class PostsController {
  @Get(":id") // itmap: http_route GET /api/v1/posts/{id} ; http_route GET /api/v3/posts/{id}
  show() {}
}

@Module({ controllers: [HomeController, UsersController, PostsController] })
export class AppModule {}
