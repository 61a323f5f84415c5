import type { PostvakItem } from './inbox';

/** A handover as the API shows it: nothing about who at the team, or of the casus behind it. */
export function viewOf({ id, status, team, ontvangenOp, uiterlijk, dringend, revisie, kop, inhoud, leesbaar }: PostvakItem): object {
  return {
    id,
    status,
    team,
    ontvangenOp: ontvangenOp.toISOString(),
    ...(uiterlijk === undefined ? {} : { uiterlijk: uiterlijk.toISOString() }),
    dringend,
    revisie,
    ...(leesbaar ? {} : { leesbaar }),
    ...(kop === undefined ? {} : { kop }),
    ...(inhoud === undefined ? {} : { inhoud }),
  };
}

export type Aandacht = 'te-laat' | 'herinnering' | undefined;

/** Whether nobody took it up while half the term, or all of it, has passed. */
export function aandachtOf({ status, ontvangenOp, uiterlijk }: PostvakItem, now: Date): Aandacht {
  if (status !== 'aangeboden' || uiterlijk === undefined) return undefined;
  if (now > uiterlijk) return 'te-laat';
  return now.getTime() - ontvangenOp.getTime() > (uiterlijk.getTime() - ontvangenOp.getTime()) / 2 ? 'herinnering' : undefined;
}
