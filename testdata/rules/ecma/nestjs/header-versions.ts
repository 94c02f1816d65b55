// Versions in a header are no part of the path.
import { Controller, Get, Module, VersioningType } from "@nestjs/common";
import { NestFactory } from "@nestjs/core";

@Controller({ path: "users", version: "1" })
class UsersController {
  @Get() // itmap: http_route GET /users
  list() {}
}

@Module({ controllers: [UsersController] })
class AppModule {}

async function bootstrap() {
  const app = await NestFactory.create(AppModule);
  app.enableVersioning({ type: VersioningType.HEADER, header: "Version" });
  await app.listen(3000);
}
