// The route table of an application.
// file: package.json
{ "dependencies": { "sails": "^1.5.0" } }
// file: config/routes.js
module.exports.routes = {
  'GET /users/:id': 'UserController.find', // itmap: http_route GET /users/{id}
  'post /users': { action: 'user/create' }, // itmap: http_route POST /users
  '/about': { view: 'about' }, // itmap: http_route ANY /about
  // itmap: http_route PUT /api/v1/items
  'PUT /api/v1/items': [{ policy: 'login' }, 'items/replace']
}
// file: config/policies.js
module.exports.policies = {
  'GET /no-route': true // ok: http_route
}
// file: api/routes.js
module.exports.routes = {
  'GET /elsewhere': 'no' // ok: http_route
}
