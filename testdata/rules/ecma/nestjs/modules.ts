// Controllers, modules, the global prefix, a router module. The second application has no prefix.
// file: main.ts
import { NestFactory } from "@nestjs/core";
import { AppModule } from "./app.module";

async function bootstrap() {
  const app = await NestFactory.create(AppModule);
  app.setGlobalPrefix("api");
  await app.listen(3000);
}
bootstrap();

// file: app.module.ts
import { Module } from "@nestjs/common";
import { RouterModule } from "@nestjs/core";
import { AppController } from "./app.controller";
import { UsersModule } from "./users.module";
import { AdminModule } from "./admin.module";

@Module({
  imports: [UsersModule.forRoot(), AdminModule, RouterModule.register([{ path: "admin", module: AdminModule }])],
  controllers: [AppController],
})
export class AppModule {}

// file: app.controller.ts
import { All, Controller, Get, RequestMapping, RequestMethod, Sse } from "@nestjs/common";

@Controller()
export class AppController {
  @Get() // itmap: http_route GET /api
  root() {}

  @All("any/*rest") // itmap: http_route ANY /api/any/{rest*}
  any() {}

  @Sse("events") // itmap: sse /api/events
  events() {}

  @RequestMapping({ path: "mapped", method: RequestMethod.PUT }) // itmap: http_route PUT /api/mapped
  mapped() {}

  helper() {} // ok: http_route
}

// file: users.module.ts
import { Body, Controller, Delete, Get, Module, Param, Post } from "@nestjs/common";
import { CrudController } from "./crud";

@Controller({ path: ["users", "people"] })
class UsersController extends CrudController {
  @Post() // itmap: http_route POST /api/users ; http_route POST /api/people
  create(@Body() body: CreateUser) {}

  // itmap: http_route GET /api/users/{id} ; http_route GET /api/users/by-id/{id}
  // itmap: http_route GET /api/people/{id} ; http_route GET /api/people/by-id/{id}
  @Get([":id", "by-id/:id"])
  show(@Param("id") id: string) {}
}

@Module({})
export class UsersModule {
  static forRoot() {
    return { module: UsersModule, controllers: [UsersController] };
  }
}

// file: crud.ts
import { Delete } from "@nestjs/common";

export abstract class CrudController {
  @Delete(":id") // itmap: http_route DELETE /api/users/{id} ; http_route DELETE /api/people/{id}
  remove() {}
}

// file: admin.module.ts
import { Controller, Get, Module } from "@nestjs/common";

@Controller("stats")
class StatsController {
  @Get("daily") // itmap: http_route GET /api/admin/stats/daily
  daily() {}
}

@Module({ controllers: [StatsController] })
export class AdminModule {}
