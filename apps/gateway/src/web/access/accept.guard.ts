import { CanActivate, ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import type { CustomDecorator } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { RejectError } from '@schakel/contracts';
import { isApi, requestOf } from './request';

const levertKey = 'antwoordformaat';

/** The media type that a route under /v1/ answers with; without it application/json. */
export const Levert = (type: string): CustomDecorator => SetMetadata(levertKey, type);

/** Refuses a caller of the API who says not to understand the answer. */
@Injectable()
export class AcceptGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const request = requestOf(context);
    if (!isApi(request)) return true;
    const type = this.reflector.getAllAndOverride<string | undefined>(levertKey, [context.getHandler(), context.getClass()]);
    if (!accepts(request.headers.accept, type ?? 'application/json')) throw new RejectError('formaat-niet-beschikbaar');
    return true;
  }
}

/** Whether an Accept header (RFC 9110 §12.5.1) allows the type; the most specific range that matches decides. */
export function accepts(header: string | undefined, type: string): boolean {
  if (header === undefined || header.trim() === '') return true;
  const ranges = header.split(',').map((part) => part.split(';').map((piece) => piece.trim().toLowerCase()));
  const matching = [type, `${type.split('/', 1)[0] ?? ''}/*`, '*/*'].map((range) => ranges.find(([name]) => name === range));
  const decisive = matching.find((range) => range !== undefined);
  return decisive !== undefined && !decisive.some((piece) => /^q=0(\.0{1,3})?$/.test(piece));
}
