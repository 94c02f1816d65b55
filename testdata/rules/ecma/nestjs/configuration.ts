// A prefix from the configuration, and a default where the configuration has no such key.
// file: app.config.ts
import { registerAs } from "@nestjs/config";
import { validate } from "./validate";

export default registerAs<AppConfig>("app", () => {
  validate(process.env);
  return { port: 3000, paths: { prefix: process.env.PREFIX || "api" } };
});

// file: main.ts
import { ConfigService } from "@nestjs/config";
import { NestFactory } from "@nestjs/core";
import { AppModule } from "./app.module";
import { AdminModule } from "./admin.module";

async function bootstrap() {
  const app = await NestFactory.create(AppModule);
  const config = app.get(ConfigService<AllConfig>);
  app.setGlobalPrefix(config.getOrThrow("app.paths.prefix", { infer: true }));
  await app.listen(config.get("app.port"));

  const admin = await NestFactory.create(AdminModule);
  admin.setGlobalPrefix(admin.get(ConfigService).get("admin.prefix", "admin"));
  await admin.listen(3001);
}

// file: app.module.ts
import { Controller, Get, Module } from "@nestjs/common";
import { ConfigModule } from "@nestjs/config";
import appConfig from "./app.config";

@Controller("users")
class UsersController {
  @Get() // itmap: http_route GET /api/users
  list() {}
}

@Module({ imports: [ConfigModule.forRoot({ load: [appConfig] })], controllers: [UsersController] })
export class AppModule {}

// file: admin.module.ts
import { Controller, Get, Module } from "@nestjs/common";

@Controller("stats")
class StatsController {
  @Get() // itmap: http_route GET /admin/stats
  show() {}
}

@Module({ controllers: [StatsController] })
export class AdminModule {}
