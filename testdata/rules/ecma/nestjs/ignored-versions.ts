// file: package.json
{ "dependencies": { "@nestjs/common": "11", "@nestjs/core": "11" } }

// file: main.ts
import { NestFactory } from '@nestjs/core'
import { AppModule } from './app.module'

NestFactory.create(AppModule).then((app) => app.listen(3000))

// file: app.module.ts
import { Controller, Get, Module } from '@nestjs/common'

// The application does not enable versions, so they say nothing.
@Controller({ path: 'cats', version: '1' })
export class CatsController {
  @Get() // itmap: http_route GET /cats
  all() {}
}

@Module({ controllers: [CatsController] })
export class AppModule {}
