import { standaardDrempels, type Drempels } from '@schakel/beheer';
import type { BeheerInrichting, DrempelInrichting, Inrichting } from '@schakel/contracts';
import { gatenIn, verwachtingen } from '@schakel/domain';
import type { Channel } from '@schakel/ketenpartners';
import type { Log, Loop } from '@schakel/runtime';
import type { Database } from '@schakel/store/database';
import { adressenOf } from './adres';
import { Bode } from './bode';
import { watchDiensten } from './diensten';
import { Levensteken } from './levensteken';
import { vervaldata } from './vervaldata';
import { bekendeData, tlsAdressen } from './vervalt';
import { waarschuwer } from './waarschuwer';

export interface WaarschuwOptions {
  readonly db: Database;
  readonly inrichting: Inrichting;
  readonly beheer: BeheerInrichting;
  /** Signs what goes to the webhook. */
  readonly geheim: string | undefined;
  readonly mail: Channel;
  readonly diensten: Parameters<typeof watchDiensten>[0];
  /** The services of the hub itself, by the name under which an administrator knows them. */
  readonly eigen: Readonly<Record<string, string | undefined>>;
  readonly log: Log;
}

/** The loops that tell somebody when something is wrong, or will be. */
export function waarschuwingen({ db, inrichting, beheer, geheim, mail, diensten, eigen, log }: WaarschuwOptions): Loop[] {
  const { url, elke } = beheer.levensteken ?? { elke: 60 };
  return [
    waarschuwer({
      db,
      gemeenten: inrichting.partijen.filter(({ soort }) => soort === 'gemeente').map(({ id }) => id),
      diensten: watchDiensten(diensten),
      rustMs: (beheer.waarschuw.rust ?? 120) * 1_000,
      drempels: { ...drempelsOf(beheer.drempels ?? {}), beoordeeldVoor: inrichting.bereikbaarheid.beoordeeldVoor },
      verwacht: verwachtingen(inrichting),
      roostergaten: (op) => gatenIn(inrichting, op, new Date(op.getTime() + fortnightMs)),
      bode: new Bode(db, adressenOf(beheer, mail, geheim), log),
      levensteken: url ? new Levensteken(url, elke * 1_000, log) : undefined,
      log,
    }),
    vervaldata(db, tlsAdressen(inrichting, eigen), bekendeData(inrichting, beheer), log),
  ];
}

const fortnightMs = 14 * 86_400_000;
const minuut = 60_000;
const uur = 60 * minuut;

/** What the region wants otherwise than the hub does by itself. */
function drempelsOf({ wachtrijMinuten, misluktMinuten, poststukUren, backupUren, conceptUren }: DrempelInrichting): Drempels {
  return {
    ...standaardDrempels,
    ...(wachtrijMinuten ? { wachtrijMs: wachtrijMinuten * minuut } : {}),
    ...(misluktMinuten ? { misluktMs: misluktMinuten * minuut } : {}),
    ...(poststukUren ? { poststukMs: poststukUren * uur } : {}),
    ...(conceptUren ? { conceptMs: conceptUren * uur } : {}),
    ...(backupUren ? { backupMs: backupUren * uur } : {}),
  };
}
