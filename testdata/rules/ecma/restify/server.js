// Verbs, objects in place of paths, restify-router.
const restify = require('restify')
const { Router } = require('restify-router')

const server = restify.createServer({ name: 'api' })
server.get('/hello/:name', respond) // itmap: http_route GET /hello/{name}
server.del({ path: '/items/:id', version: '1.0.0' }, remove) // itmap: http_route DELETE /items/{id}
server.opts(/^\/any\/(.*)/, respond) // itmap: http_route OPTIONS /any/{arg1}

const users = new Router()
users.put('/:id', save) // itmap: http_route PUT /v1/users/{id}
const all = new Router()
all.add('/users', users)
all.applyRoutes(server, '/v1')
restify.createJsonClient({ url: 'http://x' }).get('/no-route', done) // ok: http_route
server.get('/public/*', restify.plugins.serveStatic({ directory: './public' })) // itmap: static /public/{*}
