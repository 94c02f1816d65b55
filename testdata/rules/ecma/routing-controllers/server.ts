// Controllers and the servers that are made of them.
// file: server.ts
import "reflect-metadata";
import { createExpressServer } from "routing-controllers";
import { UserController } from "./user-controller";

createExpressServer({ controllers: [UserController] }).listen(3000);

// file: user-controller.ts
import { Body, Get, JsonController, Method, Param, Post } from "routing-controllers";

@JsonController("/users")
export class UserController {
  @Get("/:id") // itmap: http_route GET /users/{id}
  show(@Param("id") id: number) {}

  @Post() // itmap: http_route POST /users
  create(@Body() user: User) {}

  @Method("options", "/cors") // itmap: http_route OPTIONS /users/cors
  cors() {}

  helper() {} // ok: http_route
}
