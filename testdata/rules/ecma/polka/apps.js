// Sub-applications and chains.
const polka = require('polka')
const sirv = require('sirv')

const users = polka()
users.get('/:id', show) // itmap: http_route GET /users/{id}
polka()
  .use('/users', guard, users)
  .use('/assets', sirv('public')) // itmap: static /assets
  .all('/any', handle) // itmap: http_route ANY /any
  .add('PUT', '/item', save) // itmap: http_route PUT /item
  .listen(3000)
cache.get('/no-route', 1) // ok: http_route
