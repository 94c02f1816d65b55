// koa-joi-router and koa-route.
const Koa = require('koa')
const Router = require('koa-joi-router')
const route = require('koa-route')

const app = new Koa()
const books = Router()
books.prefix('/books')
books.get('/:id', { validate: { params: {} } }, show) // itmap: http_route GET /books/{id}
// itmap: http_route PUT|PATCH /books/{id}
books.route({ method: ['put', 'patch'], path: '/:id', validate: { type: 'json' }, handler: save })
books.route([
  { method: 'post', path: '/', handler: save }, // itmap: http_route POST /books
  { method: 'delete', path: '/:id', handler: save } // itmap: http_route DELETE /books/{id}
])
app.use(books.middleware())
app.use(route.get('/pets/:name', show)) // itmap: http_route GET /pets/{name}
const table = [{ method: 'get', path: '/no-route' }] // ok: http_route
