// CommonJS plugins, lazily imported ones, routes from a list.
// file: app.js
const fastify = require('fastify')({ logger: true })
fastify.register(require('./books'), { prefix: '/books' })
fastify.register(import('./pens.mjs'), { prefix: '/pens' })
// itmap: http_route GET /one ; http_route POST /two
for (const route of routes()) fastify.route(route)
fastify.listen({ port: 3000 })

function routes() {
  return [
    { method: 'GET', url: '/one', handler: one },
    { method: 'POST', url: '/two', handler: two }
  ]
}

// file: books.js
module.exports = function (fastify, opts, done) {
  fastify.get('/:isbn', { handler: show }) // itmap: http_route GET /books/{isbn}
  fastify.head('/:isbn', show) // itmap: http_route HEAD /books/{isbn}
  done()
}

// file: pens.mjs
export default async function (fastify) {
  fastify.patch('/:id', save) // itmap: http_route PATCH /pens/{id}
}
