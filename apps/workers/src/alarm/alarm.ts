import type { Inrichting } from '@schakel/contracts';
import { uuidV5 } from '@schakel/contracts';
import { bereikbaarheidsdienst, dagVan, roosterOp, tijdstipOp } from '@schakel/domain';
import { errorCode, Loop, type Log } from '@schakel/runtime';
import {
  mislukt,
  ongelezen,
  slaDagalarm,
  teBellen,
  teZetten,
  verstuurd,
  zetStap,
  type Oproep,
  type OproepKanaal,
} from '@schakel/store/alarmen';
import type { Database, Queryable } from '@schakel/store/database';
import { lead } from '@schakel/store/lead';
import type { Beller } from './bellen';
import { stappenVan } from './stappen';
import { boodschapVan, type Vast } from './tekst';

const everyMs = 1_000;
/** Bounds what one round takes; the next comes a second later. */
const atOnce = 500;
const lastTry = 6;
/** 2, 4, 8, 16, 32 s: long before the next person is called. */
const againAfterMs = (poging: number): number => 1_000 * 2 ** (poging + 1);
const dailyEveryMs = 60_000;

export interface AlarmOptions {
  readonly db: Database;
  readonly inrichting: Inrichting;
  /** A channel that is not here is not used. */
  readonly bellers: Readonly<Partial<Record<OproepKanaal, Beller>>>;
  readonly vast: Vast;
  readonly log: Log;
  readonly clock: () => Date;
}

/** What became of a call. */
interface Uitslag {
  readonly oproep: Oproep;
  readonly fout?: string;
  readonly opnieuw?: boolean;
}

/**
 * Wakes people about what is urgent until somebody takes it up. Needs PostgreSQL alone: the rows are the truth, so that neither a dead broker nor a new start
 * of this process stops a ladder, and whatever drains beside it does not hold it up. One process at a time.
 */
export function alarmlus(options: AlarmOptions): Loop {
  const ronde = new Alarmronde(options);
  return new Loop(
    async () => {
      await lead(options.db, 'alarmen', (lost, held) => ronde.run(held, lost));
    },
    everyMs,
    (error) => {
      options.log.error('alarmen-onderbroken', { code: errorCode(error) });
    },
  );
}

class Alarmronde {
  private judgedAt = 0;

  constructor(private readonly options: AlarmOptions) {}

  /** @throws DatabaseError */
  async run(on: Queryable, lost: AbortSignal): Promise<void> {
    await this.judgeDay(on);
    const wachtend = await teZetten(on, atOnce);
    for (const stap of wachtend.length > 0 ? stappenVan(wachtend, this.situatie()) : []) {
      await zetStap(on, stap);
      this.options.log.info('alarm-geslagen', { aantal: stap.alarmen.length, poging: stap.gebeld.length });
    }
    if (lost.aborted) return;
    // All at once; what became of them is written one after another, since the lead has one connection.
    const gebeld = await Promise.all((await teBellen(on, atOnce)).map((oproep) => this.call(oproep)));
    for (const uitslag of gebeld) await this.note(on, uitslag);
  }

  private situatie() {
    const { inrichting, bellers, clock } = this.options;
    return {
      volgorde: roosterOp(inrichting, clock()),
      telefonie: bellers.sms !== undefined,
      webhook: bellers.webhook !== undefined,
      bevestigBinnenMs: inrichting.bereikbaarheid.bevestigBinnen * 1_000,
    };
  }

  private async call(oproep: Oproep): Promise<Uitslag> {
    const { bellers, vast } = this.options;
    const [naar, beller] = [this.adresVan(oproep), bellers[oproep.kanaal]];
    if (naar === undefined || !beller) return { oproep, fout: 'geen-adres', opnieuw: false };
    try {
      await beller(naar, boodschapVan(oproep, vast));
      return { oproep };
    } catch (error) {
      return { oproep, fout: errorCode(error), opnieuw: oproep.poging + 1 < lastTry };
    }
  }

  private async note(on: Queryable, { oproep: { id, kanaal, poging }, fout, opnieuw }: Uitslag): Promise<void> {
    if (fout === undefined) return verstuurd(on, id);
    this.options.log.warn('oproep-mislukt', { soort: kanaal, poging: poging + 1, code: fout });
    await mislukt(on, id, opnieuw ? againAfterMs(poging) : undefined);
  }

  /** Undefined for somebody whom the roster does not know any more. */
  private adresVan({ persoon, kanaal }: Oproep): string | undefined {
    const { hub, bereikbaarheid } = this.options.inrichting;
    if (kanaal === 'webhook') return bereikbaarheid.webhook;
    const found = bereikbaarheid.personen.find(({ id }) => id === persoon);
    if (kanaal === 'mail') return found?.mail ?? (persoon === bereikbaarheidsdienst ? hub.bereikbaarheidsdienst.mail : undefined);
    return found?.telefoon;
  }

  /** Once a day, at the hour at which everything must have been judged, whoever is on duty hears that something was not. */
  private async judgeDay(on: Queryable): Promise<void> {
    const { inrichting, clock } = this.options;
    const now = clock();
    if (now.getTime() - this.judgedAt < dailyEveryMs) return;
    this.judgedAt = now.getTime();
    const dag = dagVan(now);
    const hour = String(inrichting.bereikbaarheid.beoordeeldVoor).padStart(2, '0');
    const end = tijdstipOp(dag, `${hour}:00`);
    if (now >= end && (await ongelezen(on, end)) > 0) await slaDagalarm(on, uuidV5('ongelezen', dag));
  }
}
