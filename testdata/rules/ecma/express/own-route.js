// file: base.js
const express = require('express')

// Keeps its routes in a list of its own; how they get onto the router is not to be seen.
class Base {
  constructor() {
    this.routes = []
  }
  route(method, path, handler) {
    this.routes.push({ method, path, handler })
  }
  app() {
    return mountAll(express(), this.routes)
  }
}
module.exports = Base

// file: users.js
const Base = require('./base')

class Users extends Base {
  mount() {
    this.route('GET', '/users/:id', (req) => find(req)) // itmap: http_route GET /users/{id}
    this.route('DELETE', '/users/:id', remove) // itmap: http_route DELETE /users/{id}
    this.route('main', '/users', (req) => find(req)) // ok: http_route
    this.route('GET', '/users') // ok: http_route
  }
}

function remove(req, res) {}
module.exports = Users
