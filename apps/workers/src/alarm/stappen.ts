import { bereikbaarheidsdienst, volgendeStap } from '@schakel/domain';
import type { OproepKanaal, Stap, WachtendAlarm } from '@schakel/store/alarmen';

/** What the steps need to know of the region at this moment. */
export interface Situatie {
  /** Who is to be called, in order. */
  readonly volgorde: readonly string[];
  /** Whether somebody makes our calls and sends our text messages. */
  readonly telefonie: boolean;
  readonly webhook: boolean;
  readonly bevestigBinnenMs: number;
}

/** The address of the region's own system; no person. */
export const eigenSysteem = 'webhook';

/**
 * The next step of each alarm, one step for all that stand at the same point: somebody is called once about everything that waits. Every channel of a
 * person at once, since nobody knows which is heard. What was not read today is told once, by mail.
 */
export function stappenVan(alarmen: readonly WachtendAlarm[], situatie: Situatie): Stap[] {
  const keys = [...new Set(alarmen.map(keyOf))];
  return keys.map((key) => stapVan(alarmen.filter((alarm) => keyOf(alarm) === key) as [WachtendAlarm, ...WachtendAlarm[]], situatie));
}

const keyOf = ({ aanleiding, gebeld, rondes }: WachtendAlarm): string => JSON.stringify([aanleiding === 'ongelezen', gebeld, rondes]);

function stapVan(group: readonly [WachtendAlarm, ...WachtendAlarm[]], { volgorde, telefonie, webhook, bevestigBinnenMs }: Situatie): Stap {
  const [{ aanleiding, gebeld, rondes }] = group;
  const stap = volgendeStap(volgorde, { gebeld, rondes });
  const dagelijks = aanleiding === 'ongelezen';
  const kanalen: OproepKanaal[] = dagelijks || !telefonie ? ['mail'] : ['sms', 'spraak', 'mail'];
  const called = stap.bel.flatMap((persoon) => kanalen.map((kanaal) => ({ persoon, kanaal })));
  const first = gebeld.length === 0;
  return {
    alarmen: group.map(({ id }) => id),
    oproepen: [
      ...called,
      ...(first || stap.rondes > rondes ? [{ persoon: bereikbaarheidsdienst, kanaal: 'mail' as const }] : []),
      ...(first && webhook ? [{ persoon: eigenSysteem, kanaal: 'webhook' as const }] : []),
    ],
    gebeld: stap.gebeld,
    rondes: stap.rondes,
    volgendeNaMs: dagelijks ? undefined : bevestigBinnenMs,
  };
}
