import { bevindingen, type Bevinding, type DienstStand, type Drempels, type Periode } from '@schakel/beheer';
import { errorCode, Loop, type Log } from '@schakel/runtime';
import { noteerHartslag, readStand, type Verwachting } from '@schakel/store/beheer';
import type { Database } from '@schakel/store/database';
import { lead } from '@schakel/store/lead';
import { begint, eindigt, noteerWeg, nu, openWaarschuwingen, teMelden } from '@schakel/store/waarschuwingen';
import type { Bode } from './bode';
import type { Levensteken } from './levensteken';
import { Verloop } from './verloop';

const everyMs = 15_000;
/** What somebody must act on, and what runs out unless somebody acts in time. The rest stands on the page of beheer. */
const wakes = ({ ernst, soort }: Bevinding): boolean => ernst === 'handelen' || soort === 'verloopt-binnenkort';

export interface WaarschuwerOptions {
  readonly db: Database;
  readonly gemeenten: readonly string[];
  readonly diensten: () => Promise<DienstStand[]>;
  /** The times of the fortnight from then in which nobody is on duty. */
  readonly roostergaten: (op: Date) => readonly Periode[];
  /** Of whom something is expected. */
  readonly verwacht: readonly Verwachting[];
  readonly drempels: Drempels;
  /** How long a trouble must be away before it is over. */
  readonly rustMs: number;
  readonly bode: Bode;
  readonly levensteken: Levensteken | undefined;
  readonly log: Log;
}

/**
 * Looks every 15 s at how the hub is and tells whoever must hear: once when a trouble begins, once when it ends. One process at a time; the rows
 * are the truth, so another goes on where one ended. The sign of life follows only a round in which all was looked at and somebody could hear.
 */
export function waarschuwer(options: WaarschuwerOptions): Loop {
  const verloop = new Verloop(options.rustMs);
  return new Loop(
    async () => {
      await lead(options.db, 'waarschuwen', () => round(options, verloop));
    },
    everyMs,
    (error) => {
      options.log.warn('waarschuwen-onderbroken', { code: errorCode(error) });
    },
  );
}

async function round(options: WaarschuwerOptions, verloop: Verloop): Promise<void> {
  const { db, gemeenten, verwacht, diensten, roostergaten, drempels, bode, levensteken, log } = options;
  const op = await nu(db);
  const around = { gemeenten, verwacht, diensten: await diensten(), roostergaten: roostergaten(op), deuren: false };
  const stand = await readStand(db, around);
  const found = bevindingen(stand, op, drempels).filter(wakes);
  const changed = verloop.judge(found, await openWaarschuwingen(db), op);
  await noteerWeg(db, idsOf(changed.gaatWeg), true);
  await noteerWeg(db, idsOf(changed.isTerug), false);
  await eindigt(db, idsOf(changed.gaatOver), true);
  await eindigt(db, idsOf(changed.eindigt));
  for (const one of changed.begint) {
    await begint(db, one);
    log.warn('bevinding-begint', { soort: one.soort });
  }
  for (const { soort } of changed.eindigt) log.info('bevinding-voorbij', { soort });
  const heard = await bode.tell(await teMelden(db), found);
  await noteerHartslag(db, 'waarschuwer');
  if (heard && stand.relayLeidt) await levensteken?.give();
}

const idsOf = (rows: readonly { readonly id: string }[]): string[] => rows.map(({ id }) => id);
