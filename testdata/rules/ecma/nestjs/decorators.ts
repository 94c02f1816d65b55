// Decorators made of decorators; metadata made by functions.
import { applyDecorators, Controller, Get, Module, UseGuards } from "@nestjs/common";
import { NestFactory } from "@nestjs/core";

function Guarded(path: string) {
  return applyDecorators(Get(path), UseGuards(Guard));
}

@Controller("users")
class UsersController {
  @Guarded("guarded") // todo: http_route GET /api/users/guarded
  guarded() {}

  @Get() // itmap: http_route GET /api/users
  list() {}
}

@Module({ controllers: [UsersController] })
class UsersModule {}

function metadata() {
  if (process.env.CLOSED) {
    return closed();
  }
  return { controllers: [PostsController] };
}

function closed() {
  return { controllers: [] };
}

@Controller("posts")
class PostsController {
  @Get() // itmap: http_route GET /api/posts
  list() {}
}

@Module(metadata())
class PostsModule {}

@Module({ imports: [UsersModule, PostsModule] })
class AppModule {}

async function bootstrap() {
  const app = await NestFactory.create(AppModule);
  app.setGlobalPrefix("api");
  await app.listen(3000);
}
