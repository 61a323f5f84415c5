import { uuidV7 } from '@schakel/contracts';
import type { Queryable } from './statement';
import { Statement } from './statement';
import type { Vault, WrappedKey } from './vault';

/** A draft in a list: who works on it and since when. Nothing of what it tells. */
export interface ConceptRegel {
  readonly id: string;
  /** Id of the worker at the login service. */
  readonly door: string;
  /** The mail that it is typed over from. */
  readonly poststuk: string | undefined;
  readonly begonnenOp: Date;
  readonly bijgewerktOp: Date;
}

/** A draft with its content: as much of an `OpgenomenMelding` as there is already, in the shape of that contract. */
export interface Concept extends ConceptRegel {
  /** One more with every save; who saves names the one that was read. */
  readonly versie: number;
  readonly velden: object;
  readonly sleutel: WrappedKey;
}

interface Row extends Omit<ConceptRegel, 'poststuk'> {
  readonly poststuk: string | null;
}
interface FullRow extends Row {
  readonly versie: number;
  readonly inhoud: Buffer;
  readonly sleutel: Buffer;
  readonly periode: string;
}

const columns = 'c.id, c.door, c.poststuk, c.begonnen_op as "begonnenOp", c.bijgewerkt_op as "bijgewerktOp"';
/** A draft whose key is gone was ended: after a restore its row can be back. */
const withKey = `${columns}, versie, inhoud, sleutel, periode from concepten c join sleutels s on s.tabel = 'concepten' and s.record_id = c.id`;
const insert = new Statement<{ id: string }>(`
with nieuw as (
  insert into concepten (id, door, poststuk, inhoud) values ($1, $2, $3, $4)
  on conflict (poststuk) where poststuk is not null do nothing returning id
), sleutel as (
  insert into sleutels (tabel, record_id, sleutel, periode) select 'concepten', id, $5, $6 from nieuw
)
select id from nieuw`);
const ofPoststuk = new Statement<{ id: string }>('select id from concepten where poststuk = $1');
const list = new Statement<Row>(
  `select ${columns} from concepten c where exists (select from sleutels s where s.tabel = 'concepten' and s.record_id = c.id)
order by c.begonnen_op limit $1`,
);
const one = new Statement<FullRow>(`select ${withKey} where c.id = $1`);
const locked = new Statement<FullRow>(`select ${withKey} where c.id = $1 for update of c`);
const update = new Statement<never>(
  'update concepten set inhoud = $3, versie = $2 + 1, bijgewerkt_op = clock_timestamp() where id = $1 and versie = $2',
);
const typing = new Statement<{ door: string }>('select door from concepten where poststuk = $1 for no key update');
const hand = new Statement<never>('update concepten set door = $3 where id = $1 and door = $2');
const end = new Statement<{ weg: boolean }>('select eindig_concept($1) as weg');

const bytesOf = (velden: object): Buffer => Buffer.from(JSON.stringify(velden), 'utf8');
const regelOf = ({ id, door, poststuk, begonnenOp, bijgewerktOp }: Row): ConceptRegel => ({
  id,
  door,
  poststuk: poststuk ?? undefined,
  begonnenOp,
  bijgewerktOp,
});

/**
 * Begins a draft under a key of its own and gives its id. `velden` is as much of an `OpgenomenMelding` as is known, in its shape; the form shows
 * what it has a field for and keeps the rest. Of one poststuk there is one draft: the second time gives the first, and what it holds stays.
 * In the caller's transaction. Login werkvoorraad, as all of this file. @throws DatabaseError
 */
export async function createConcept(
  on: Queryable,
  vault: Vault,
  { door, velden, poststuk }: { readonly door: string; readonly velden: object; readonly poststuk?: string },
): Promise<string> {
  await vault.ready();
  const id = uuidV7(Date.now());
  const { cipher, sleutel, periode } = vault.seal('concepten', id, bytesOf(velden));
  const row = await insert.first(on, id, door, poststuk ?? null, cipher, sleutel, periode);
  // A statement of its own, so that it sees what another committed meanwhile.
  return (row ?? (await ofPoststuk.first(on, poststuk ?? null)))?.id ?? id;
}

/** Oldest first. @throws DatabaseError */
export const listConcepten = async (on: Queryable, limit: number): Promise<ConceptRegel[]> => (await list.run(on, limit)).map(regelOf);

/** Undefined when it was sent, thrown away or erased. @throws DatabaseError; BrokenSealError */
export const readConcept = async (on: Queryable, vault: Vault, id: string): Promise<Concept | undefined> =>
  openConcept(vault, await one.first(on, id));

/** The same, and nobody else saves or ends it before the caller's transaction does. @throws DatabaseError; BrokenSealError */
export const lockConcept = async (tx: Queryable, vault: Vault, id: string): Promise<Concept | undefined> =>
  openConcept(vault, await locked.first(tx, id));

async function openConcept(vault: Vault, row: FullRow | undefined): Promise<Concept | undefined> {
  if (!row) return undefined;
  await vault.ready([row]);
  const sleutel = { sleutel: row.sleutel, periode: row.periode };
  const bytes = vault.open('concepten', row.id, row.inhoud, sleutel, row.versie);
  return { ...regelOf(row), versie: row.versie, velden: JSON.parse(bytes.toString('utf8')) as object, sleutel };
}

/** False when somebody saved or ended it since it was read: then nothing is written. @throws DatabaseError */
export const saveConcept = async (on: Queryable, vault: Vault, { id, versie, sleutel }: Concept, velden: object): Promise<boolean> =>
  (await update.affect(on, id, versie, vault.sealWith(sleutel, 'concepten', id, bytesOf(velden), versie + 1))) > 0;

/** Gives a draft to another worker; false when it is not `van` any more who has it. @throws DatabaseError */
export const handConcept = async (on: Queryable, id: string, van: string, naar: string): Promise<boolean> =>
  (await hand.affect(on, id, van, naar)) > 0;

/** Who is typing this mail over, held for the caller's transaction; undefined: nobody. @throws DatabaseError */
export const lockOvertyper = async (tx: Queryable, poststuk: string): Promise<string | undefined> => (await typing.first(tx, poststuk))?.door;

/** Destroys a draft with its key, in the caller's transaction. False when it was gone already. @throws DatabaseError */
export const endConcept = async (tx: Queryable, id: string): Promise<boolean> => (await end.first(tx, id))?.weg === true;
