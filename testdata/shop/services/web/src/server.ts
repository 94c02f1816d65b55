import { buildApp } from "./app.js";
import { settings } from "./settings.js";

const app = await buildApp();
await app.listen({ host: "0.0.0.0", port: settings.port });
