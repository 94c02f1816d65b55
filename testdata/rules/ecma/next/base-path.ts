// A path in front of all routes, from the configuration.
// file: docs/next.config.mjs
import withMdx from "@next/mdx";

const config = { basePath: process.env.BASE_PATH || "/docs", images: {} };
export default withMdx(config);

// file: docs/app/tag/route.ts
export function GET() {} // itmap: http_route GET /docs/tag

// file: shop/next.config.js
module.exports = () => ({ basePath: "/shop" });

// file: shop/pages/api/cart.ts
export default function handler(request, response) {} // itmap: http_route ANY /shop/api/cart

// file: site/next.config.js
module.exports = { reactStrictMode: true };

// file: site/app/status/route.ts
export function GET() {} // itmap: http_route GET /status
