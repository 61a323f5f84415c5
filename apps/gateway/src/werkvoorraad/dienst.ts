import { CanActivate, ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Gebruiker } from '@schakel/contracts';
import { RejectError } from '@schakel/contracts';
import type { Rooster } from '@schakel/domain';
import { isOpDienst, persoonVan } from '@schakel/domain';
import { gebruikerOf } from '../web';
import { Region } from './casussen.service';
import { isDienstAlleen } from './rollen';

/**
 * Stops whoever has only the role of bereikbaarheidsdienst and is not on duty: not in the roster of this moment, nor of the hour before it.
 * @throws RejectError `buiten-dienst`
 */
export function demandDienst(rooster: Rooster, gebruiker: Gebruiker, now: Date): void {
  if (!isDienstAlleen(gebruiker.rollen)) return;
  const persoon = persoonVan(rooster, gebruiker);
  if (!persoon || !isOpDienst(rooster, persoon.id, now)) throw new RejectError('buiten-dienst');
}

/** The same for a whole controller, before anything of it is shown. */
@Injectable()
export class DienstGuard implements CanActivate {
  constructor(private readonly region: Region) {}

  canActivate(context: ExecutionContext): boolean {
    demandDienst(this.region.inrichting, gebruikerOf(context.switchToHttp().getRequest<FastifyRequest>()), new Date());
    return true;
  }
}
