// Decorated methods with whole paths, with and without a base path.
import { api, get, operation, param, post, requestBody, RestApplication } from "@loopback/rest";

export class TodoController {
  @post("/todos") // itmap: http_route POST /todos
  async create(@requestBody() todo: Todo) {}

  @get("/todos/{id}", { responses: {} }) // itmap: http_route GET /todos/{id}
  async show(@param.path.number("id") id: number) {}

  @operation("put", "/todos/{id}") // itmap: http_route PUT /todos/{id}
  async replace() {}

  helper() {} // ok: http_route
}

@api({ basePath: "/v1", paths: {} })
export class NoteController {
  @get("/notes") // itmap: http_route GET /v1/notes
  async list() {}
}

const app = new RestApplication();
app.route("get", "/ping", { responses: {} }, ping); // itmap: http_route GET /ping
app.static("/files", "public"); // itmap: static /files
