import { CanActivate, ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import type { PartijSoort, Rol, Toegang } from '@schakel/contracts';
import { RejectError } from '@schakel/contracts';
import { demandOwnForm } from '../login/csrf';
import { LoginNeeded } from '../login/login-needed';
import { SessionReader } from '../login/session-reader';
import { ingelogdKey, openbaarKey, partijenKey, rollenKey } from './access';
import { Floods } from './floods';
import { isApi, requestOf } from './request';
import { Tokens } from './tokens';

interface Access {
  readonly ingelogd: boolean;
  readonly rollen: readonly Rol[];
  readonly partijen: readonly PartijSoort[];
}

/** The one place that decides who may call a route. What declares nothing is refused. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly tokens: Tokens,
    private readonly sessions: SessionReader,
    private readonly floods: Floods,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const declared = this.declared(context);
    if (declared === 'openbaar') return true;
    const request = requestOf(context);
    const toegang = isApi(request) ? await this.fromToken(request) : await this.fromSession(request);
    request.toegang = toegang;
    if (!mayEnter(declared, toegang)) throw new RejectError('niet-toegestaan');
    return true;
  }

  private fromToken(request: FastifyRequest): Promise<Toegang> {
    return this.floods.overTokens(request, () => this.tokens.read(request.headers.authorization));
  }

  private async fromSession(request: FastifyRequest): Promise<Toegang> {
    const sessie = await this.sessions.read(request);
    if (sessie === undefined) throw new LoginNeeded();
    demandOwnForm(request, sessie);
    request.sessie = sessie;
    return sessie.gebruiker;
  }

  private declared(context: ExecutionContext): Access | 'openbaar' {
    const read = (key: string): unknown => this.reflector.getAllAndOverride(key, [context.getHandler(), context.getClass()]);
    if (read(openbaarKey) === true) return 'openbaar';
    return {
      ingelogd: read(ingelogdKey) === true,
      rollen: (read(rollenKey) as readonly Rol[] | undefined) ?? [],
      partijen: (read(partijenKey) as readonly PartijSoort[] | undefined) ?? [],
    };
  }
}

function mayEnter(access: Access, toegang: Toegang): boolean {
  if (toegang.soort === 'machine') return access.partijen.includes(toegang.partijSoort);
  return access.ingelogd || toegang.rollen.some((rol) => access.rollen.includes(rol));
}
