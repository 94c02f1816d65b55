// Routes, resources, pages.
import router from "@adonisjs/core/services/router";

const UsersController = () => import("#controllers/users_controller");

router.get("/users/:id", [UsersController, "show"]); // itmap: http_route GET /users/{id}
router.any("/any", handle); // itmap: http_route ANY /any
router.route("/both", ["GET", "POST"], handle); // itmap: http_route GET|POST /both
router.on("/about").render("pages/about"); // itmap: http_route GET /about
// itmap: http_route GET|POST /posts ; http_route GET|PUT|PATCH|DELETE /posts/{id}
router.resource("posts", PostsController).apiOnly();
// itmap: http_route GET /photos ; http_route GET /photos/{id}
router.resource("photos", PhotosController).only(["index", "show"]);
// itmap: http_route GET|POST /tags ; http_route GET|PUT|PATCH /tags/{id} ; http_route GET /tags/create
router.resource("tags", TagsController).except(["destroy", "edit"]);
// itmap: http_route DELETE /posts/{parent_id}/comments/{id}
router.resource("posts.comments", CommentsController).only(["destroy"]);
router.delete("/alone", handle).prefix("/old"); // itmap: http_route DELETE /old/alone
const plan = session.get("plan"); // ok: http_route
router
  .group(() => {
    router.get("/inside", handle); // itmap: http_route GET /api/inside
  })
  .prefix("/api");
