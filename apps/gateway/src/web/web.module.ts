import { Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { AcceptGuard } from './access/accept.guard';
import { AccessGuard } from './access/access.guard';
import { Floods } from './access/floods';
import { Issuers } from './access/issuers';
import { Tokens } from './access/tokens';
import { Usage } from './access/usage';
import { ProblemFilter } from './errors/problem.filter';
import { Cookies } from './login/cookies';
import { LoginController } from './login/login.controller';
import { LoginService } from './login/login.service';
import { RedenVragen } from './login/reden-vragen';
import { Redenen } from './login/redenen';
import { SessionReader } from './login/session-reader';
import { AssetsController } from './pages/assets.controller';
import { ApiDescription, OpenapiController } from './pages/openapi.controller';
import { Pages } from './pages/pages';
import { Screens } from './pages/screens';
import { StartController } from './pages/start.controller';

/**
 * The frame of every page and door: who is asking, what goes wrong, how a page looks. Needs `WebSettings`, `Sessions`, `AccessLog` and `RequestLog` from a
 * global module of the application.
 */
@Global()
@Module({
  controllers: [StartController, LoginController, AssetsController, OpenapiController],
  providers: [
    Issuers,
    Usage,
    Floods,
    Tokens,
    Cookies,
    SessionReader,
    LoginService,
    Redenen,
    Screens,
    Pages,
    RedenVragen,
    ApiDescription,
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_GUARD, useClass: AcceptGuard },
    { provide: APP_FILTER, useClass: ProblemFilter },
  ],
  exports: [Pages, ApiDescription, Tokens, Redenen, RedenVragen, Cookies],
})
export class WebModule {}
