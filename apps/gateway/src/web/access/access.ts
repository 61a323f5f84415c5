import { SetMetadata } from '@nestjs/common';
import type { CustomDecorator } from '@nestjs/common';
import type { PartijSoort, Rol } from '@schakel/contracts';

export const openbaarKey = 'toegang:openbaar';
export const ingelogdKey = 'toegang:ingelogd';
export const rollenKey = 'toegang:rollen';
export const partijenKey = 'toegang:partijen';
export const accessKeys = [openbaarKey, ingelogdKey, rollenKey, partijenKey] as const;

/** Anybody, also without a login. A route without one of these four decorators is refused to everybody. */
export const Openbaar = (): CustomDecorator => SetMetadata(openbaarKey, true);

/** Any person with a session, whatever the role. */
export const Ingelogd = (): CustomDecorator => SetMetadata(ingelogdKey, true);

/** People with one of these roles. Stands beside `VoorPartij` where machines may call too. */
export const Voor = (...rollen: readonly Rol[]): CustomDecorator => SetMetadata(rollenKey, rollen);

/** Machines of a partij of one of these kinds. */
export const VoorPartij = (...soorten: readonly PartijSoort[]): CustomDecorator => SetMetadata(partijenKey, soorten);
