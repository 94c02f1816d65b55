// file: orders.ts
import { Controller, Delete, Get, HttpCode, NotFoundException, Post } from "@nestjs/common";

@Controller("orders")
export class Orders {
  @Get(":id") // itmap: http_route GET /orders/{id} status=200 status=404 status!=201
  show() {
    throw new NotFoundException();
  }

  @Post() // itmap: http_route POST /orders status=201 status!=200 status!=404
  create() {}

  @Delete(":id") // itmap: http_route DELETE /orders/{id} status=204 status!=200
  @HttpCode(204)
  remove() {}
}
