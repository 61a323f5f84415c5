import type { Channel } from '@schakel/ketenpartners';
import type { Loop } from '@schakel/runtime';
import { alarmlus, type AlarmOptions } from './alarm';
import { aanbiederBeller, mailBeller, webhookBeller } from './bellen';

export interface AlarmInstellingen extends Omit<AlarmOptions, 'bellers' | 'clock'> {
  readonly mail: Channel;
  /** Value of the Authorization header with which the provider knows us. */
  readonly autorisatie: string | undefined;
  /** Signs what goes to the webhook. */
  readonly geheim: string | undefined;
}

/** The loop that wakes people, by the channels that the region has. */
export function alarmering({ mail, autorisatie, geheim, ...options }: AlarmInstellingen): Loop {
  const { aanbieder, webhook } = options.inrichting.bereikbaarheid;
  const bellers = {
    mail: mailBeller(mail),
    ...(aanbieder.url
      ? { sms: aanbiederBeller(aanbieder, autorisatie ?? '', 'sms'), spraak: aanbiederBeller(aanbieder, autorisatie ?? '', 'spraak') }
      : {}),
    ...(webhook ? { webhook: webhookBeller(geheim ?? '') } : {}),
  };
  return alarmlus({ ...options, bellers, clock: () => new Date() });
}
