import type { Inhoud, SoortIn } from '@schakel/contracts';
import { errorCode, failpoint, noMeters, type Log, type Meters } from '@schakel/runtime';
import type { Casus, CasusDossier, PersoonSectie } from '@schakel/domain';
import { joinCasus, makeDecide, splitCasus } from '@schakel/domain';
import type { Virusscanner } from '@schakel/ketenpartners';
import { slaAlarm } from '@schakel/store/alarmen';
import type { AuditLog } from '@schakel/store/audit';
import type { Casussen, LockedCasussen } from '@schakel/store/casus';
import { DatabaseError, type Database, type Queryable } from '@schakel/store/database';
import { mark } from '@schakel/store/gezien';
import { closeWekkers, finish, postpone, quarantine, readBerichten, startBatch, type Start } from '@schakel/store/journal';
import type { Outbox, Postvak } from '@schakel/store/outbox';
import { apply } from '@schakel/store/termijnen';
import type { Vault } from '@schakel/store/vault';
import type { Zoekindex } from '@schakel/store/zoekindex';
import { auditOf } from './audit-of';
import { hasContent, keepMails, onderzoek, withBestanden } from './bestanden';
import { decideAll, type Uitkomst } from './decide-all';
import type { Gevolgen, Rijen } from './gevolgen';
import { withRadar } from './radar';
import { readBericht } from './read-bericht';

/** With two unfinished starts a bericht goes alone; the fifth unfinished start was the last. */
const aloneFrom = 3;
const lastStart = 5;
const againAfterMs = (starts: number): number => Math.min(5_000 * 2 ** (starts - 1), 3_600_000) * (0.5 + Math.random() / 2);

type Measured = 'schakel_afhandeling_batch' | 'schakel_afhandeling_seconden' | 'schakel_afhandeling_total';

export interface Stores {
  readonly db: Database;
  readonly vault: Vault;
  readonly casussen: Casussen<CasusDossier, PersoonSectie>;
  readonly zoekindex: Zoekindex;
  readonly outbox: Outbox;
  readonly postvak: Postvak;
  readonly audit: AuditLog;
  /** Looks at the files that come with meldingen; there is none without one. */
  readonly scanner?: Virusscanner | undefined;
}

/**
 * The one handler: takes what has arrived, decides, and writes everything that follows in one transaction. At least once in, once in effect:
 * `gezien` absorbs a repeated wake-up. When the transaction fails each bericht goes alone, so that one that cannot be handled holds up nobody.
 */
export class Afhandeling {
  constructor(
    private readonly stores: Stores,
    private readonly decide: ReturnType<typeof makeDecide>,
    private readonly gevolgen: Gevolgen,
    private readonly log: Log,
    private readonly meters: Meters<Measured> = noMeters,
  ) {}

  /**
   * Resolves when each of these berichten is handled, put off or in quarantine, and committed.
   * @throws DatabaseError when the database cannot be reached: nothing is acknowledged then
   */
  async handle(ids: readonly string[]): Promise<void> {
    const wanted = [...new Set(ids)].sort();
    const started = await startBatch(this.stores.db, wanted);
    await this.closeFinished(wanted, started);
    await this.isolate(started.filter(({ starts }) => starts > lastStart));
    const together = started.filter(({ starts }) => starts < aloneFrom);
    const alone = started.filter(({ starts }) => starts >= aloneFrom && starts <= lastStart);
    await this.tryTogether(together);
    for (const each of alone) await this.tryAlone(each);
  }

  private async closeFinished(wanted: readonly string[], started: readonly Start[]): Promise<void> {
    const open = new Set(started.map(({ id }) => id));
    const finished = wanted.filter((id) => !open.has(id));
    if (finished.length > 0) await closeWekkers(this.stores.db, finished);
  }

  private async isolate(poison: readonly Pick<Start, 'id' | 'soort'>[]): Promise<void> {
    if (poison.length === 0) return;
    await quarantine(
      this.stores.db,
      poison.map(({ id }) => id),
    );
    for (const { id, soort } of poison) this.log.error('quarantaine', { bericht: id, soort });
  }

  private async tryTogether(started: readonly Start[]): Promise<void> {
    if (started.length === 0) return;
    try {
      await this.inOneTransaction(started);
    } catch (error) {
      if (started.length > 1 && !isUnreachable(error)) for (const each of started) await this.tryAlone(each);
      else await this.putOff(started, error);
    }
  }

  private async tryAlone(started: Start): Promise<void> {
    try {
      await this.inOneTransaction([started]);
    } catch (error) {
      await this.putOff([started], error);
    }
  }

  private async putOff(started: readonly Start[], error: unknown): Promise<void> {
    if (isUnreachable(error)) throw error;
    for (const { id, soort, starts } of started) {
      this.log.warn('afhandeling-mislukt', { bericht: id, soort, poging: starts, code: errorCode(error) });
      if (starts >= lastStart) await this.isolate([{ id, soort }]);
      else await postpone(this.stores.db, [id], againAfterMs(starts));
    }
  }

  private async inOneTransaction(started: readonly Start[]): Promise<void> {
    const begun = performance.now();
    const ids = started.map(({ id }) => id);
    const gevaar = await onderzoek(this.stores, started);
    const klaar = await this.stores.db.transaction(async (tx) => {
      const fresh = await mark(tx, 'afhandeling', ids);
      const rows = await readBerichten(tx, this.stores.vault, [...fresh.keys()]);
      const came = await withBestanden(tx, this.stores.vault, rows.filter(hasContent).flatMap(readBericht), gevaar);
      const read = await withRadar(tx, this.stores, came);
      const locked = await this.stores.casussen.lock(tx, [...new Set(read.map(({ casus }) => casus))].sort());
      const now = momentOf(fresh);
      const outcome = decideAll(this.decide, read, knownOf(locked), { now, telefoon: this.gevolgen.telefoon });
      await this.write(tx, locked, outcome, now);
      await finish(tx, [
        ...outcome.klaar,
        ...rows.filter((row) => !hasContent(row)).map(({ id }) => ({ id, status: 'afgehandeld' as const })),
      ]);
      if (fresh.size < ids.length) await closeWekkers(tx, ids);
      failpoint('afhandeling-voor-commit');
      return rows.map(({ id, soort }) => ({ soort, status: outcome.klaar.find((one) => one.id === id)?.status ?? 'afgehandeld' }));
    });
    failpoint('afhandeling-na-commit');
    this.measure(klaar, begun);
  }

  private measure(klaar: readonly { readonly soort: string; readonly status: string }[], begun: number): void {
    this.meters.observe('schakel_afhandeling_seconden', {}, (performance.now() - begun) / 1_000);
    this.meters.observe('schakel_afhandeling_batch', {}, klaar.length);
    for (const { soort, status } of klaar) this.meters.count('schakel_afhandeling_total', { soort, status });
  }

  private async write(tx: Queryable, locked: LockedCasussen<CasusDossier, PersoonSectie>, outcome: Uitkomst, now: Date): Promise<void> {
    await locked.save(outcome.casussen.map(splitCasus));
    const rows = this.gevolgen.rows(outcome.gevolgen);
    await this.writeRows(tx, rows);
    await keepMails(tx, outcome);
    await this.stores.outbox.confirm(tx, answeredBy(outcome));
    await this.stores.audit.append(tx, auditOf(outcome, rows, now));
  }

  private async writeRows(tx: Queryable, rows: Rijen): Promise<void> {
    const { outbox, postvak } = this.stores;
    await outbox.add(tx, rows.verzendingen);
    await slaAlarm(tx, alarmedIn(rows));
    if (rows.intrekkingen.length > 0) await outbox.withdraw(tx, rows.intrekkingen);
    if (rows.postvak.length > 0) await postvak.set(tx, rows.postvak);
    if (rows.weigeringen.length > 0) await outbox.refuse(tx, rows.weigeringen);
    if (rows.dataleks.length > 0) await outbox.reportLeak(tx, rows.dataleks);
    await apply(tx, rows.termijnen);
  }
}

/** What berichten of this batch answer or confirm: that proves that it arrived. */
const answeredBy = ({ besluiten }: Uitkomst): string[] =>
  besluiten.flatMap(({ gelezen: { bericht }, besluit }) =>
    besluit && besluit !== 'zonder-casus' && !besluit.geweigerd ? (arrivedBy(bericht.inhoud) ?? []) : [],
  );
function arrivedBy(inhoud: Inhoud<SoortIn>): string | undefined {
  if ('uitkomst' in inhoud && inhoud.uitkomst === 'bezorgd') return inhoud.verzending;
  if ('doorzending' in inhoud && !inhoud.door) return inhoud.doorzending;
  return 'bekend' in inhoud || 'ongeboren' in inhoud ? inhoud.verzoek : undefined;
}

/** Berichten that proved to be urgent: the door may not have seen it. */
const alarmedIn = ({ verzendingen }: Rijen): string[] =>
  verzendingen.filter(({ sealed }) => sealed.soort === 'alarm.v1').map(({ onderwerp }) => onderwerp);

const isUnreachable = (error: unknown): boolean => error instanceof DatabaseError && error.unknownOutcome;
/** The moment of recording, by the clock of the database: terms that start at it must not depend on the clock of a process. */
const momentOf = (marked: ReadonlyMap<string, Date>): Date => new Date(Math.max(0, ...[...marked.values()].map(Number)));

function knownOf({ casussen }: LockedCasussen<CasusDossier, PersoonSectie>): Map<string, Casus> {
  return new Map([...casussen].map(([id, { dossier, secties }]) => [id, joinCasus(dossier, secties)]));
}
