// Routes of classes; parameters stand in braces.
import { Body, Controller, Delete, Get, Path, Post, Query, Route } from "tsoa";

@Route("users")
export class UsersController extends Controller {
  @Get("{userId}") // itmap: http_route GET /users/{userId}
  public async show(@Path() userId: number, @Query() name?: string) {}

  @Post() // itmap: http_route POST /users
  public async create(@Body() body: CreateUser) {}

  private helper() {} // ok: http_route
}

@Route()
export class RootController extends Controller {
  @Delete("/cache") // itmap: http_route DELETE /cache
  public clear() {}
}
