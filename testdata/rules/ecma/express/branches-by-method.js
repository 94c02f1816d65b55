const express = require('express');

const app = express();
const rows = [
  { method: 'get', path: '/boats', handler: list },
  { method: 'post', path: '/boats', handler: create },
  { method: 'put', path: '/boats/:id', handler: change },
];

function list(req, res) {}
function create(req, res) {}
function change(req, res) {}

rows.forEach((row) => {
  switch (row.method) {
    case 'get':
      app.get(row.path, row.handler); // itmap: http_route GET /boats
      break;
    case 'post': {
      app.post(row.path, row.handler); // itmap: http_route POST /boats
      break;
    }
    default:
      app.all(row.path, row.handler); // itmap: http_route ANY /boats/{id}
  }
});

// A case without an end goes on with the next.
for (const row of rows) {
  switch (row.method) {
    case 'get':
      app.get('/on' + row.path, row.handler); // itmap: http_route GET /on/boats
    case 'post':
      app.post('/on' + row.path, row.handler); // itmap: http_route POST /on/boats ; http_route POST /on/boats/{id}
  }
}

for (const row of rows) {
  if (row.method === 'get') app.get('/if' + row.path, row.handler); // itmap: http_route GET /if/boats
  else if (row.method === 'post') app.post('/if' + row.path, row.handler); // itmap: http_route POST /if/boats
  else app.put('/if' + row.path, row.handler); // itmap: http_route PUT /if/boats/{id}
}

app.listen(3000);
