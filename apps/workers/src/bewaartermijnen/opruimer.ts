import { bewaartermijnOf, dossierhouderOf, type Hub } from '@schakel/contracts';
import { errorCode, Loop, type Log } from '@schakel/runtime';
import type { AuditLog } from '@schakel/store/audit';
import {
  eraseAdviezen,
  eraseAfgedaan,
  eraseConcepten,
  eraseVervallen,
  opgeruimd,
  tidy,
  type Bewaardagen,
  type Dossiertermijn,
  type Opgeruimd,
} from '@schakel/store/bewaartermijnen';
import type { Database } from '@schakel/store/database';
import { lead } from '@schakel/store/lead';

const everyMs = 3_600_000;

export const bewaardagen: Bewaardagen = {
  // Only to see how a bericht went; nothing decides by a wake-up that is closed.
  wekkers: 30,
  // Longer than any retry of a wake-up, the one by hand of an administrator after a long absence included.
  gezien: 90,
  // A year to compare with, and a month to look at it.
  dubbelen: 400,
  // Whether somebody was reached in time is asked for a year.
  alarmen: 400,
};
/** Long enough to see again what was typed over, or to hear of a mistake; the file of the casus is where it is kept. */
export const afgedaanDagen = 30;

/** What belongs to no casus; a region may choose otherwise. */
export interface Bewaartermijnen {
  /** Since a draft was last kept. Long enough for a leave; the hub warns long before. */
  readonly conceptDagen: number;
  /** Since an advies was recorded: the figures of last year, and of the year before to compare with. */
  readonly adviesDagen: number;
}
export const bewaartermijnen: Bewaartermijnen = { conceptDagen: 14, adviesDagen: 730 };

/** Removes each hour what nobody needs any more, in small batches until nothing is left. */
export function opruimer(db: Database, audit: AuditLog, hub: Hub, log: Log, bewaren: Partial<Bewaartermijnen> = {}): Loop {
  const { conceptDagen, adviesDagen } = { ...bewaartermijnen, ...bewaren };
  return new Loop(
    async () => {
      await emptyAll(log, 'afgedaan', () => eraseAfgedaan(db, audit, afgedaanDagen));
      await emptyAll(log, 'concepten', () => eraseConcepten(db, audit, conceptDagen));
      await emptyAll(log, 'adviezen', () => eraseAdviezen(db, audit, adviesDagen));
      await emptyVervallen(db, audit, termijnVan(hub), log);
      await tidyAll(db, log);
    },
    everyMs,
    (error) => {
      log.warn('opruimen-onderbroken', { code: errorCode(error) });
    },
  );
}

/** Several processes at once each take their own. */
async function emptyAll(log: Log, naam: string, erase: () => Promise<number>): Promise<void> {
  for (let aantal = 1; aantal > 0; ) {
    aantal = await erase();
    if (aantal > 0) log.info('opgeruimd', { naam, aantal });
  }
}

/** With a dossier of its own the region needs the hub's only until all of it is there; without, the hub's is the dossier. */
export function termijnVan(hub: Hub): Dossiertermijn {
  const { dagenNaBevestiging, jarenNaAfsluiting } = bewaartermijnOf(hub);
  const elders = dossierhouderOf(hub) === 'eigen-systeem';
  return elders
    ? { jaren: 0, dagen: dagenNaBevestiging, geregistreerd: true }
    : { jaren: jarenNaAfsluiting, dagen: 0, geregistreerd: false };
}

/** Several processes at once: one erases, the other waits for it and finds it erased. */
async function emptyVervallen(db: Database, audit: AuditLog, termijn: Dossiertermijn, log: Log): Promise<void> {
  for (let aantal = 1; aantal > 0; ) {
    aantal = await eraseVervallen(db, audit, termijn);
    if (aantal > 0) log.info('opgeruimd', { naam: 'casussen', aantal });
  }
}

/** One process at a time; another finds nothing to do. */
const tidyAll = (db: Database, log: Log): Promise<boolean> =>
  lead(db, 'opruimen', async (lost, held) => {
    let went: Opgeruimd | undefined;
    while (!lost.aborted && (!went || total(went) > 0)) {
      went = await tidy(held, bewaardagen);
      for (const naam of opgeruimd) if (went[naam] > 0) log.info('opgeruimd', { naam, aantal: went[naam] });
    }
  });

const total = (went: Opgeruimd): number => opgeruimd.reduce((sum, naam) => sum + went[naam], 0);
