// Routers in routers, applications in applications, CommonJS, loops, factories, regular expressions.
// file: server.js
const express = require('express')
const createUsers = require('./routes/users')
const admin = require('./routes/admin')

const app = express()
const api = express.Router()
api.use('/users/:userId', createUsers({ strict: true }))
app.use(['/api', '/v1'], rateLimit(), api)
app.use('/admin', admin)

for (const page of ['about', 'terms']) {
  app.get(`/${page}`, show) // itmap: http_route GET /about ; http_route GET /terms
}

app.get(/^\/archive\/(\d+)$/, show) // itmap: http_route GET /archive/{arg1}
app.get('/files/*', show) // itmap: http_route GET /files/{*}
app.get('/reports/:id(\\d+).:format?', show) // itmap: http_route GET /reports/{id}.{format}
app.use('/hook', (req, res, next) => next()) // ok: http_route
app.set('views', 'templates').get('/chained', show) // itmap: http_route GET /chained
app.locals.cache.get('key', fallback) // ok: http_route

const verbs = ['get', 'post']
verbs.forEach((verb) => {
  app[verb]('/both', show) // itmap: http_route GET|POST /both
})

const table = [{ verb: 'put', path: '/from-table', handler: show }]
for (const route of table) app[route.verb](route.path, route.handler) // itmap: http_route PUT /from-table

// file: routes/users.js
const { Router } = require('express')

module.exports = (options) => {
  const router = Router({ mergeParams: true, ...options })
  router.get('/posts', list) // itmap: http_route GET /api/users/{userId}/posts ; http_route GET /v1/users/{userId}/posts
  router.query('/posts', list) // itmap: http_route QUERY /api/users/{userId}/posts ; http_route QUERY /v1/users/{userId}/posts
  return router
}

// file: routes/admin.js
const express = require('express')
const admin = express()
admin.disable('x-powered-by')
admin.delete('/cache', clear) // itmap: http_route DELETE /admin/cache
module.exports = admin
