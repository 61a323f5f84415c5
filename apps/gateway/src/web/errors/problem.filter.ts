import { ArgumentsHost, Catch, ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isApi } from '../access/request';
import { Cookies } from '../login/cookies';
import { LoginNeeded } from '../login/login-needed';
import { returnPath } from '../login/return-path';
import { RequestLog } from '../request-log';
import { Pages } from '../pages/pages';
import { errorCode } from '@schakel/runtime';
import { foutWoorden } from './fout-woorden';
import type { Verdict } from './problem';
import { problemOf, verdictOf } from './problem';

/** Browsers name text/html themselves; everybody else gets problem+json. */
export const wantsHtml = (request: FastifyRequest): boolean => request.headers.accept?.includes('text/html') ?? false;

const refreshSeconds = 10;
/** A page that will be there again comes back by itself. What somebody sent is never sent again by itself. */
const isPassing = (status: number, request: FastifyRequest): boolean => status === 503 && request.method === 'GET' && wantsHtml(request);

/** Turns every error into an answer that repeats nothing of the request: a page for a browser, problem+json for the rest. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly pages: Pages,
    private readonly cookies: Cookies,
    private readonly log: RequestLog,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const [request, reply] = [http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>()];
    const verdict = verdictOf(error);
    request.foutcode = verdict.code;
    if (verdict.unexpected) this.log.fault(request.id, errorCode(error));
    if (error instanceof LoginNeeded && wantsHtml(request)) this.leadToLogin(request, reply);
    else this.answer(verdict, request, reply);
  }

  private leadToLogin(request: FastifyRequest, reply: FastifyReply): void {
    const path = returnPath(request);
    if (path !== undefined) this.cookies.set(reply, 'naar', path);
    void reply.redirect('/inloggen', 303);
  }

  private answer(verdict: Verdict, request: FastifyRequest, reply: FastifyReply): void {
    const problem = problemOf(verdict, request.id);
    reply.status(problem.status);
    if (verdict.retryAfterSeconds !== undefined) reply.header('retry-after', String(verdict.retryAfterSeconds));
    if (problem.status === 401 && isApi(request)) reply.header('www-authenticate', 'Bearer');
    if (isPassing(problem.status, request)) reply.header('refresh', String(refreshSeconds));
    const shown = { problem, woorden: foutWoorden(problem), route: request.routeOptions.url ?? '' };
    if (wantsHtml(request)) void reply.type('text/html; charset=utf-8').send(this.pages.render(request, '@fout', shown));
    else void reply.type('application/problem+json; charset=utf-8').send(JSON.stringify(problem));
  }
}
