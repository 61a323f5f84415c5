import { Injectable } from '@nestjs/common';
import type {
  DoorzendingReactieVerzoek,
  DoorzendingVerzoek,
  Fout,
  Gebruiker,
  OordeelAnoniemVerzoek,
  VervolgbesluitVerzoek,
  VraagbesluitVerzoek,
} from '@schakel/contracts';
import { isUuid, oordelaars, RejectError, uuidV7 } from '@schakel/contracts';
import type { Inrichting } from '@schakel/contracts';
import type { Casus, GelijkenisGrond, Status } from '@schakel/domain';
import {
  gelijkenis,
  guardDoorzending,
  guardOordeelAnoniem,
  guardReactieOpDoorzending,
  guardVervolgbesluit,
  guardVragen,
  joinCasus,
} from '@schakel/domain';
import type { Geweigerd } from '@schakel/store/beheer';
import { geweigerd } from '@schakel/store/beheer';
import type { CasusFilter, CasusRegel, WerkRegel } from '@schakel/store/casus';
import type { Receipt } from '@schakel/store/journal-append';
import { RequestLog, untilHandled } from '../web';
import { isDienstAlleen } from './rollen';
import type { NotitieVerzoek, WerkSoort } from './verzoeken';
import { WerkvoorraadStore } from './werkvoorraad';

interface Command {
  readonly soort: WerkSoort;
  readonly verzoek: object;
}

/** A casus as it could be read: without the persons whose stored bytes are damaged, named by id. */
export interface GelezenCasus extends Casus {
  readonly onleesbaar: readonly string[];
}

/** In characters; as on the page. */
const longestReden = 500;
/** Somebody known in more casussen than this is known anyway. */
const mostCompared = 20;

/** The region as the doors know it. An injection token. */
export abstract class Region {
  abstract readonly inrichting: Inrichting;
}

/**
 * The casussen of Veilig Thuis for its workers. Opening one is logged with the reason before anything is shown; what a worker decides is checked
 * here for a clear answer, journalled, and decided again where all decisions are taken.
 */
@Injectable()
export class CasussenService {
  constructor(
    private readonly store: WerkvoorraadStore,
    private readonly region: Region,
    private readonly log: RequestLog,
  ) {}

  list(filter: CasusFilter): Promise<{ casussen: CasusRegel[]; volgende?: string }> {
    return this.store.casussen.list(this.store.db, filter);
  }

  /** What is to be done, urgent first. */
  werklijst(filter: CasusFilter): Promise<{ regels: WerkRegel[]; volgende?: string }> {
    return this.store.casussen.werklijst(this.store.db, filter);
  }

  /** Reports of known senders that were refused, newest first; with `na` those behind it. @throws DatabaseError */
  afgewezen(limit: number, na?: string): Promise<Geweigerd[]> {
    return geweigerd(this.store.db, limit, na);
  }

  /**
   * Takes a refused bericht off the list once its sender was called, and keeps who says so and what was agreed. False when somebody was first.
   * @throws RejectError `reden-ontbreekt` without words, or with more than fit; DatabaseError
   */
  async gebeld({ id: actor, rollen: [rol] }: Gebruiker, bericht: string, afspraak: string): Promise<boolean> {
    const reden = afspraak.trim();
    if (!reden || reden.length > longestReden) throw new RejectError('reden-ontbreekt');
    return this.store.gebeld(bericht, { actor, reden, ...(rol ? { rol } : {}) });
  }

  /** @throws RejectError `reden-ontbreekt`, `niet-gevonden`, or `sleutel-vernietigd` for a casus that was erased */
  async open(door: Gebruiker, id: string, reden: string | undefined): Promise<GelezenCasus> {
    const why = reden?.trim();
    if (!why || why.length > longestReden) throw new RejectError('reden-ontbreekt', [{ code: 'reden-ontbreekt', location: 'Reden' }]);
    const casus = await this.find(door, id);
    await this.noteOpened(door, casus.id, why);
    return casus;
  }

  /** @throws RejectError `vraag-niet-toegestaan` and the like with the place of each; `verouderde-versie` */
  async ask(door: Gebruiker, id: string, verzoek: VraagbesluitVerzoek): Promise<Receipt> {
    const casus = await this.find(door, id);
    refuse(guardVragen(this.region.inrichting)(casus, verzoek));
    return this.append(door, casus, { soort: 'vraagbesluit.v1', verzoek });
  }

  /** @throws RejectError with the code of the guard that refuses; `verouderde-versie` */
  async decide(door: Gebruiker, id: string, verzoek: VervolgbesluitVerzoek, now: Date): Promise<Receipt> {
    const casus = await this.find(door, id);
    refuse(guardVervolgbesluit(this.region.inrichting)(casus, verzoek, now));
    return this.append(door, casus, { soort: 'vervolgbesluit.v1', verzoek });
  }

  /** For a gedragswetenschapper or teamleider only. @throws RejectError with the code of the guard that refuses; `niet-toegestaan` */
  async judgeAnonymous(door: Gebruiker, id: string, verzoek: OordeelAnoniemVerzoek): Promise<Receipt> {
    const rol = oordelaars.find((one) => door.rollen.includes(one));
    if (!rol) throw new RejectError('niet-toegestaan');
    const casus = await this.find(door, id);
    refuse(guardOordeelAnoniem(this.region.inrichting)(casus, verzoek));
    const judged = { ...verzoek, rol };
    return this.append(door, casus, { soort: 'oordeel-anonieme-melding.v1', verzoek: judged });
  }

  /** Sends the melding on to the region that it is for. @throws RejectError with the code of the guard that refuses; `verouderde-versie` */
  async sendOn(door: Gebruiker, id: string, verzoek: DoorzendingVerzoek): Promise<Receipt> {
    const casus = await this.find(door, id);
    refuse(guardDoorzending(this.region.inrichting)(casus, verzoek));
    return this.append(door, casus, { soort: 'doorzending.v1', verzoek });
  }

  /** What the other region said by telephone, or that we take it back. @throws RejectError with the code of the guard that refuses */
  async answerSentOn(door: Gebruiker, id: string, verzoek: DoorzendingReactieVerzoek, now: Date): Promise<Receipt> {
    const casus = await this.find(door, id);
    refuse(guardReactieOpDoorzending(casus, verzoek, now));
    return this.append(door, casus, { soort: 'reactie-op-doorzending.v1', verzoek });
  }

  /** @throws RejectError `verouderde-versie` */
  async note(door: Gebruiker, id: string, verzoek: NotitieVerzoek): Promise<Receipt> {
    const casus = await this.find(door, id);
    if (verzoek.versie !== casus.versie) throw new RejectError('verouderde-versie', [{ code: 'verouderde-versie', location: 'versie' }]);
    return this.append(door, casus, { soort: 'casus-notitie.v1', verzoek });
  }

  /**
   * Links two casussen in both directions; gives the receipt of the bericht about this one. The same link again is the same berichten, whoever says it.
   * @throws RejectError `niet-gevonden` when either is not there
   */
  async koppel(door: Gebruiker, id: string, ander: string): Promise<Receipt> {
    const [casus, other] = [await this.find(door, id), await this.find(door, ander)];
    if (casus.id === other.id) throw new RejectError('invoer-ongeldig', [{ code: 'invoer-ongeldig', location: 'ander' }]);
    await this.appendKoppeling(door, other, casus);
    return this.appendKoppeling(door, casus, other);
  }

  /** In what the casussen that know the same persons tell of the same incident; only those that do. Shows nothing of them but that. */
  async gelijkenissen(casus: Casus): Promise<ReadonlyMap<string, readonly GelijkenisGrond[]>> {
    const known = [...new Set(casus.radar.map((treffer) => treffer.casus))].slice(0, mostCompared);
    const others = await Promise.all(known.map((id) => this.store.casussen.get(this.store.db, id).catch(unlessErased)));
    return new Map(
      others.flatMap((other) => {
        const gronden = other ? gelijkenis(casus, other.dossier) : [];
        return other && gronden.length > 0 ? [[other.kop.id, gronden] as const] : [];
      }),
    );
  }

  /** Waits, at most a second, for what becomes of a bericht. */
  handled(door: Gebruiker, bericht: string, patienceMs?: number): Promise<Receipt | undefined> {
    return untilHandled(() => this.store.journal.receipt(bericht, door.organisatie), patienceMs);
  }

  /** @throws RejectError `niet-gevonden`; `niet-toegestaan` for the bereikbaarheidsdienst where a casus is not urgent or somebody decided about it */
  private async find(door: Gebruiker, id: string): Promise<GelezenCasus> {
    const delen = isUuid(id) ? await this.store.casussen.get(this.store.db, id) : undefined;
    if (!delen) throw new RejectError('niet-gevonden');
    if (delen.onleesbaar.length > 0) this.log.unreadable('casus', id);
    const casus = joinCasus(delen.dossier, delen.secties);
    if (isDienstAlleen(door.rollen) && !isSpoed(casus)) throw new RejectError('niet-toegestaan');
    return { ...casus, onleesbaar: delen.onleesbaar };
  }

  /** One decision per kind and version: the same again is the same bericht, another on a version that was used is told so. */
  private append({ id, naam, organisatie }: Gebruiker, casus: Casus, { soort, verzoek }: Command): Promise<Receipt> {
    return this.store.journal.append({
      soort,
      deur: 'werkvoorraad',
      partij: organisatie,
      referentie: `${soort} ${casus.id} ${casus.versie}`,
      bytes: Buffer.from(JSON.stringify({ ...verzoek, casus: casus.id, door: { id, naam, organisatie } }), 'utf8'),
      dringend: casus.dringend,
      casus: casus.id,
    });
  }

  private appendKoppeling({ id, naam, organisatie }: Gebruiker, casus: Casus, ander: Casus): Promise<Receipt> {
    const said = `koppeling.v1 ${casus.id} ${ander.id}`;
    return this.store.journal.append({
      soort: 'koppeling.v1',
      deur: 'werkvoorraad',
      partij: organisatie,
      referentie: said,
      bytes: Buffer.from(JSON.stringify({ casus: casus.id, ander: ander.id, door: { id, naam, organisatie } }), 'utf8'),
      vingerafdrukVan: Buffer.from(said, 'utf8'),
      dringend: casus.dringend,
      casus: casus.id,
    });
  }

  private async noteOpened({ id: actor, rollen: [rol] }: Gebruiker, casus: string, reden: string): Promise<void> {
    const op = new Date();
    const event = { id: uuidV7(op.getTime()), op, actie: 'casus-geopend', actor, casus, reden, codes: [], velden: [] } as const;
    await this.store.audit.append(this.store.db, [{ ...event, ...(rol ? { rol } : {}) }]);
  }
}

const onbeoordeeld: readonly Status[] = ['ontvangen', 'informatie', 'veiligheidsbeoordeling'];
const isSpoed = ({ dringend, status }: Casus): boolean => dringend && onbeoordeeld.includes(status);

/** Of a casus that was erased nothing can be compared. */
function unlessErased(error: unknown): undefined {
  if (error instanceof RejectError && error.code === 'sleutel-vernietigd') return undefined;
  throw error;
}

/** The first code says what kind of refusal it is; all are told. */
function refuse(fouten: readonly Fout[]): void {
  const [first] = fouten;
  if (first) throw new RejectError(first.code, fouten);
}
