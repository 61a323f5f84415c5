import { Injectable } from '@nestjs/common';
import type { Dienstdoende, Gebruiker } from '@schakel/contracts';
import { isUuid, RejectError, uuidV7 } from '@schakel/contracts';
import { leesAntwoord, oproepnummer } from '@schakel/domain';
import type { AlarmRegel, Bevestiging } from '@schakel/store/alarmen';
import { bevestigAlarmen, openAlarmen, oproepVan, readAlarm, smsAan, terugmelding } from '@schakel/store/alarmen';
import type { AuditLog } from '@schakel/store/audit';
import type { Database } from '@schakel/store/database';
import { Region } from '../casussen.service';
import type { AlarmTerugmelding } from '../verzoeken';

/** What alarms use of the store, under the login werkvoorraad. An injection token. */
export abstract class AlarmStore {
  abstract readonly db: Database;
  abstract readonly audit: Pick<AuditLog, 'append'>;
  /** Signs what the provider of calls tells us; undefined: nobody can tell us anything. */
  abstract readonly geheim: string | undefined;
}

/** An alarm with the name of who took it up. */
export interface AlarmBeeld extends AlarmRegel {
  readonly bevestigdDoorNaam: string | undefined;
}

const zonderNummer = 'Antwoord OK met het nummer uit het bericht dat u kreeg.';

/** Who takes an alarm up ends its ladder: of two at once the first, and the other hears who. Taking up is written down with it. */
@Injectable()
export class AlarmService {
  constructor(
    private readonly store: AlarmStore,
    private readonly region: Region,
  ) {}

  /** Those that nobody took up, oldest first. @throws DatabaseError */
  open(): Promise<AlarmRegel[]> {
    return openAlarmen(this.store.db);
  }

  /** @throws RejectError `niet-gevonden`; DatabaseError */
  async read(id: string): Promise<AlarmBeeld> {
    const alarm = isUuid(id) ? await readAlarm(this.store.db, id) : undefined;
    if (!alarm) throw new RejectError('niet-gevonden');
    return { ...alarm, bevestigdDoorNaam: alarm.bevestigdDoor === null ? undefined : this.naamVan(alarm.bevestigdDoor) };
  }

  /** True when this person was the first. @throws RejectError `niet-gevonden`; DatabaseError */
  async takeUp(door: Gebruiker, id: string): Promise<boolean> {
    await this.read(id);
    return (await this.bevestig([id], { door: door.id, langs: 'scherm' })) > 0;
  }

  /** What somebody did on the telephone, as the provider tells it; gives what that person is to hear. Idempotent. @throws DatabaseError */
  async hear(terug: AlarmTerugmelding): Promise<string> {
    const { gebeurtenis, kenmerk = '', toets } = terug;
    if (gebeurtenis === 'antwoord') return this.answered(terug);
    const oproep = isUuid(kenmerk) ? await oproepVan(this.store.db, kenmerk) : undefined;
    if (!oproep) return '';
    if (gebeurtenis !== 'toets') await terugmelding(this.store.db, kenmerk, gebeurtenis);
    if (gebeurtenis !== 'toets' || toets !== '1') return '';
    return this.outcomeOf(oproep.alarmen, { door: oproep.persoon, langs: 'telefoon' });
  }

  /**
   * A reply is about the call that it names, by our id where the provider tells it and else by the number in its text: a reply that comes late, or again,
   * takes up nothing that came after that call. From another telephone than the one that was called it counts for nothing.
   */
  private async answered({ kenmerk, van, tekst = '' }: AlarmTerugmelding): Promise<string> {
    const persoon = this.personen.find(({ telefoon }) => telefoon === van);
    const { ja, nummer } = leesAntwoord(tekst);
    if (!persoon || !ja) return '';
    const all = await smsAan(this.store.db, persoon.id);
    const oproep = all.find(({ id }) => (kenmerk ? id === kenmerk : oproepnummer(id) === nummer));
    return oproep ? this.outcomeOf(oproep.alarmen, { door: persoon.id, langs: 'sms' }) : zonderNummer;
  }

  private async outcomeOf(ids: readonly string[], by: Bevestiging): Promise<string> {
    if ((await this.bevestig(ids, by)) > 0) return 'U pakt dit op.';
    const before = ids[0] === undefined ? undefined : await readAlarm(this.store.db, ids[0]);
    const naam = before?.bevestigdDoor === by.door ? undefined : before?.bevestigdDoor && this.naamVan(before.bevestigdDoor);
    return naam ? `${naam} pakt dit al op.` : 'Er wacht niets meer.';
  }

  private bevestig(ids: readonly string[], by: Bevestiging): Promise<number> {
    return this.store.db.transaction(async (tx) => {
      const taken = await bevestigAlarmen(tx, ids, by);
      const op = new Date();
      const event = { op, actie: 'alarm-bevestigd', actor: by.door, codes: [by.langs], velden: [] } as const;
      await this.store.audit.append(
        tx,
        taken.map((onderwerp) => ({ ...event, id: uuidV7(op.getTime()), onderwerp })),
      );
      return taken.length;
    });
  }

  private get personen(): readonly Dienstdoende[] {
    return this.region.inrichting.bereikbaarheid.personen;
  }

  /** A colleague may know who; of somebody who is not in the roster only that it was a colleague. */
  private naamVan(door: string): string {
    return this.personen.find(({ id }) => door === id || door.endsWith(`:${id}`))?.naam ?? 'Een collega';
  }
}
