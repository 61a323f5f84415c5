import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Gebruiker, Machine, Toegang } from '@schakel/contracts';
import { RejectError } from '@schakel/contracts';
import type { OpenSession } from '../login/session';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks, once the guard has let the request through. */
    toegang?: Toegang;
    sessie?: OpenSession;
  }
}

export const requestOf = (context: ExecutionContext): FastifyRequest => context.switchToHttp().getRequest<FastifyRequest>();

/** Routes under /v1/ are for tokens, all others for sessions: neither credential counts at the other's routes. */
export const isApi = (request: FastifyRequest): boolean => request.routeOptions.url?.startsWith('/v1/') ?? false;

/** The person of the request. @throws RejectError `niet-toegestaan` when a machine asks */
export function gebruikerOf(request: FastifyRequest): Gebruiker {
  if (request.toegang?.soort === 'gebruiker') return request.toegang;
  throw new RejectError('niet-toegestaan');
}

/** The machine of the request. @throws RejectError `niet-toegestaan` when a person asks */
export function machineOf(request: FastifyRequest): Machine {
  if (request.toegang?.soort === 'machine') return request.toegang;
  throw new RejectError('niet-toegestaan');
}

/** Handler parameter: the person who asks. */
export const Door = createParamDecorator((_: unknown, context: ExecutionContext): Gebruiker => gebruikerOf(requestOf(context)));

/** Handler parameter: the machine that asks, with its partij. */
export const VanPartij = createParamDecorator((_: unknown, context: ExecutionContext): Machine => machineOf(requestOf(context)));
