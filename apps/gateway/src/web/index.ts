/** What the doors and screens of the gateway use of its frame. */
export { Ingelogd, Openbaar, Voor, VoorPartij } from './access/access';
export { AccessLog } from './access/access-log';
export { Levert } from './access/accept.guard';
export { demandDeclaredAccess, routeHandlers } from './access/access-check';
export { Door, gebruikerOf, machineOf, VanPartij } from './access/request';
export { problemOf, verdictOf } from './errors/problem';
export { Redenen } from './login/redenen';
export { Sessions } from './login/session';
export type { SessionContent, SessionRecord } from './login/session';
export { ApiDescription } from './pages/openapi.controller';
export { Pages } from './pages/pages';
export { Pagina } from './pages/page';
export { RequestLog } from './request-log';
export type { RequestFacts } from './request-log';
export { bodyLimit, createAdapter, equip, RawJson } from './server';
export { isHandled, untilHandled } from './until-handled';
export { WebSettings } from './settings';
export { WebModule } from './web.module';
