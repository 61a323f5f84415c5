import type { Fout } from '@schakel/contracts';
import { readBerichten } from './journal';
import type { Queryable } from './statement';
import { Statement } from './statement';
import type { Vault } from './vault';

/** What waits for a person because no machine could read it. Codes and places, nothing of the mail. */
export interface PoststukRegel {
  readonly id: string;
  readonly partij: string;
  readonly ontvangenOp: Date;
  /** A word in it asks for haste: it stands first. */
  readonly dringend: boolean;
  readonly fouten: readonly Fout[];
}
export type PoststukUitkomst = 'overgenomen' | 'geen-melding' | 'advies';

const columns = `id, partij, dringend, ontvangen_op as "ontvangenOp", coalesce(fouten, '[]') as fouten`;
const waiting = new Statement<PoststukRegel>(`
select ${columns} from journal where soort = 'poststuk' and afgehandeld_op is null and status = 'te beoordelen' order by dringend desc, ontvangen_op limit $1`);
const one = new Statement<PoststukRegel>(
  `select ${columns} from journal where id = $1 and soort = 'poststuk' and afgehandeld_op is null and status = 'te beoordelen'`,
);
const arrived = new Statement<{ op: Date }>(`select ontvangen_op as op from journal where id = $1 and soort = 'poststuk'`);
const judge = new Statement<{ klaar: boolean }>('select beoordeel_poststuk($1, $2) as klaar');
const giveBack = new Statement<never>('select geef_terug_aan_postbus($1)');

const unscanned = new Statement<{ id: string }>(`
select id from journal where soort = 'poststuk' and afgehandeld_op is null and status = 'te beoordelen'
  and fouten @> '[{"code":"bijlage-niet-onderzocht"}]' order by dringend desc, ontvangen_op limit $1`);
const scanned = new Statement<{ klaar: boolean }>('select onderzocht_poststuk($1, $2) as klaar');

/** Mail that waits for the virus scanner, urgent first. @throws DatabaseError */
export const nietOnderzocht = async (on: Queryable, limit: number): Promise<string[]> =>
  (await unscanned.run(on, limit)).map(({ id }) => id);

/** What the virus scanner said. False when nobody waits for that any more. @throws DatabaseError */
export const onderzochtPoststuk = async (on: Queryable, id: string, veilig: boolean): Promise<boolean> =>
  (await scanned.first(on, id, veilig))?.klaar === true;

/** Urgent first, then oldest first. Login werkvoorraad, as all of this file. @throws DatabaseError */
export const listPoststukken = (on: Queryable, limit: number): Promise<PoststukRegel[]> => waiting.run(on, limit);

/** One that waits, with the whole mail; undefined when it is no poststuk or a person ended it. @throws DatabaseError; BrokenSealError */
export async function readPoststuk(on: Queryable, vault: Vault, id: string): Promise<(PoststukRegel & { mail: Buffer }) | undefined> {
  const regel = await one.first(on, id);
  const [bericht] = regel ? await readBerichten(on, vault, [id]) : [];
  return regel && bericht?.inhoud && { ...regel, mail: bericht.inhoud };
}

/** When a poststuk reached Veilig Thuis, also when a person ended it since. @throws DatabaseError */
export const poststukOntvangenOp = async (on: Queryable, id: string): Promise<Date | undefined> => (await arrived.first(on, id))?.op;

/**
 * Ends a poststuk in the caller's transaction, so that who did it is logged in the same one. `geen-melding` and `advies` destroy its key and content;
 * after `geen-melding` the mailbox that it came from is owed it back. False when somebody ended it before: then nothing is written.
 * @throws DatabaseError
 */
export async function beoordeelPoststuk(tx: Queryable, id: string, uitkomst: PoststukUitkomst): Promise<boolean> {
  const klaar = (await judge.first(tx, id, uitkomst))?.klaar === true;
  if (klaar && uitkomst === 'geen-melding') await giveBack.run(tx, id);
  return klaar;
}
