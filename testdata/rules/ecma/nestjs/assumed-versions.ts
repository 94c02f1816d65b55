// file: package.json
{ "dependencies": { "@nestjs/common": "11", "@nestjs/core": "11" } }

// file: cats.controller.ts
// Who makes the application is not in the code: versions stand in the path, as is the default.
import { Controller, Get, Post, Version, VERSION_NEUTRAL } from '@nestjs/common'

@Controller({ path: 'cats', version: ['1', '2'] })
export class CatsController {
  @Get(':id') // itmap: http_route GET /v1/cats/{id} ; http_route GET /v2/cats/{id}
  one() {}

  @Version('3')
  @Post() // itmap: http_route POST /v3/cats
  create() {}
}

@Controller({ path: 'health', version: VERSION_NEUTRAL })
export class HealthController {
  @Get() // itmap: http_route GET /health
  ping() {}
}

@Controller('dogs')
export class DogsController {
  @Get() // itmap: http_route GET /dogs
  all() {}

  @Version('4')
  @Get('new') // itmap: http_route GET /v4/dogs/new
  fresh() {}
}
