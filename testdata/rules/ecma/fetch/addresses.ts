// file: send.ts
import util from 'util';
const API = 'https://api.x.com/v1';

export async function send(input: string, init?: RequestInit) {
  return fetch(input, init); // itmap: http_call GET https://api.x.com/a ; http_call POST https://api.x.com/b
}

export async function anywhere(url: () => string, init?: RequestInit) {
  return fetch(url(), init); // itmap: http_call GET {?} ; http_call POST {?}
}

export async function objects(id: string) {
  const url = new URL(`/users/${id}`, 'https://b.com');
  url.searchParams.append('full', '1');
  await fetch(url); // itmap: http_call GET https://b.com/users/{id}
  await fetch(url.toString()); // itmap: http_call GET https://b.com/users/{id}
  await fetch(url.href, { method: 'DELETE' }); // itmap: http_call DELETE https://b.com/users/{id}
  await fetch(`${url}/pictures`); // itmap: http_call GET https://b.com/users/{id}/pictures
  const other = new URL('https://c.com/old');
  other.pathname = '/new';
  await fetch(other.toString()); // itmap: http_call GET https://c.com/new
  await fetch(new Request('https://d.com/x', { method: 'PUT' })); // itmap: http_call PUT https://d.com/x
  await fetch(`https://d.com/${encodeURIComponent(id)}`); // itmap: http_call GET https://d.com/{id}
  await fetch(util.format('https://e.com/%s/x', id)); // itmap: http_call GET https://e.com/{id}/x
  const base = API.endsWith('/') ? API : `${API}/`;
  await fetch(`${base}items`); // itmap: http_call GET https://api.x.com/v1/items
  new WebSocket(id.replace(/^http/, 'ws')); // itmap: websocket_call connect {?}
  new URLSearchParams({ a: '1' }).toString(); // ok: http_call
}

// file: callers.ts
import { anywhere, send } from './send';

export async function both(url: () => string) {
  await send('https://api.x.com/a', { headers: {} });
  await send('https://api.x.com/b', { method: 'POST' });
  await anywhere(url, { headers: {} });
  await anywhere(url, { method: 'POST' });
}
