import { Controller, Get, Header } from '@nestjs/common';
import { Openbaar } from '../access/access';

/** Holds the description of the API; the application makes it once at start. */
export class ApiDescription {
  document: object = {};
}

@Controller('v1')
export class OpenapiController {
  constructor(private readonly description: ApiDescription) {}

  /** Public, for any origin (NL API Design Rules, publish-openapi). */
  @Get('openapi.json')
  @Openbaar()
  @Header('access-control-allow-origin', '*')
  @Header('content-type', 'application/json; charset=utf-8')
  openapi(): object {
    return this.description.document;
  }
}
