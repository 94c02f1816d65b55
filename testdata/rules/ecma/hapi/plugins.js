// Route tables, plugins with prefixes, directories.
// file: server.js
const Hapi = require('@hapi/hapi')
const users = require('./users')

const server = Hapi.server({ port: 3000 })
server.route({ method: 'GET', path: '/health', handler: () => 'ok' }) // itmap: http_route GET /health
server.route([
  { method: ['PUT', 'PATCH'], path: '/items/{id?}', options: { handler: save } }, // itmap: http_route PATCH|PUT /items/{id}
  { method: '*', path: '/{any*}', handler: missing }, // itmap: http_route ANY /{any*}
  { method: 'GET', path: '/assets/{param*}', handler: { directory: { path: 'public' } } } // itmap: static /assets/{param*}
])
server.register({ plugin: users, routes: { prefix: '/users' } })
const request = { method: 'GET', path: '/no-route' } // ok: http_route

// file: users.js
module.exports = {
  name: 'users',
  register: async function (server, options) {
    server.route({ method: 'POST', path: '/', handler: create }) // itmap: http_route POST /users
  }
}
