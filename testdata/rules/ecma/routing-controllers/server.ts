// Controllers and the servers that are made of them.
// file: server.ts
import "reflect-metadata";
import { createExpressServer } from "routing-controllers";
import { UserController } from "./user-controller";

createExpressServer({ routePrefix: "/api", controllers: [UserController] }).listen(3000);

// file: user-controller.ts
import { Body, Get, JsonController, Method, Param, Post } from "routing-controllers";

@JsonController("/users")
export class UserController {
  @Get("/:id") // itmap: http_route GET /api/users/{id}
  show(@Param("id") id: number) {}

  @Post() // itmap: http_route POST /api/users
  create(@Body() user: User) {}

  @Method("options", "/cors") // itmap: http_route OPTIONS /api/users/cors
  cors() {}

  helper() {} // ok: http_route
}
