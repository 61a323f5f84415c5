import type { Inrichting, SoortUit } from '@schakel/contracts';
import { RejectError } from '@schakel/contracts';
import type { Gevolg, Verzending } from '@schakel/domain';
import { minimise, type Policy } from '@schakel/privacy';
import type { OutboxItem, PostvakStatus } from '@schakel/store/outbox';
import type { Termijn } from '@schakel/store/termijnen';
import { bestemmingOf, type Bestemming } from './bestemming';

/** A gevolg with the casus that it came from. */
export interface GevolgVan {
  readonly casus: string;
  readonly gevolg: Gevolg;
}

/** Everything that a batch of decisions writes beside the casussen themselves, sorted by table. */
export interface Rijen {
  readonly verzendingen: readonly OutboxItem[];
  readonly intrekkingen: readonly string[];
  readonly postvak: readonly {
    readonly id: string;
    readonly status: PostvakStatus;
    readonly revisie: number;
    readonly behandelaar?: string;
  }[];
  readonly termijnen: { readonly gesteld: readonly Termijn[]; readonly vervuld: readonly string[] };
  readonly weigeringen: readonly { readonly verzending: string; readonly foutcode: string }[];
  readonly dataleks: readonly { readonly casus: string; readonly verzending: string; readonly aanleiding: string }[];
}

type Of<S extends Gevolg['soort']> = Extract<Gevolg, { soort: S }>;

/** Turns decisions into rows; what leaves is minimised here, and nowhere later. Pure. */
export class Gevolgen {
  constructor(
    private readonly inrichting: Inrichting,
    private readonly policies: readonly Policy[],
  ) {}

  /** At which Veilig Thuis answers. */
  get telefoon(): string {
    return this.inrichting.hub.telefoon;
  }

  /** @throws RejectError `beleid-ontbreekt` or `inrichting-ongeldig`: then nothing of the batch may be written */
  rows(gevolgen: readonly GevolgVan[]): Rijen {
    const of = <S extends Gevolg['soort']>(soort: S) =>
      gevolgen.filter((each): each is GevolgVan & { gevolg: Of<S> } => each.gevolg.soort === soort);
    return {
      verzendingen: of('verzending').map(({ casus, gevolg }) => this.outboxItem(casus, gevolg)),
      intrekkingen: of('intrekking').map(({ gevolg }) => gevolg.verzending),
      postvak: of('postvak').map(({ gevolg: { verzending, status, revisie, behandelaar } }) => ({
        id: verzending,
        status,
        revisie,
        ...(behandelaar ? { behandelaar } : {}),
      })),
      termijnen: {
        gesteld: of('termijn').map(({ casus, gevolg }) => termijnOf(casus, gevolg)),
        vervuld: of('termijn-vervuld').map(({ gevolg }) => gevolg.id),
      },
      weigeringen: of('weigering').map(({ gevolg: { verzending, foutcode } }) => ({ verzending, foutcode })),
      dataleks: of('datalek').map(({ casus, gevolg: { verzending, aanleiding } }) => ({ casus, verzending, aanleiding })),
    };
  }

  private outboxItem(casus: string, verzending: Verzending): OutboxItem {
    const { id, bericht, ontvanger, onderwerp, revisie, dringend, noodzaak, beslotenDoor } = verzending;
    const naar = bestemmingOf(this.inrichting, ontvanger, bericht);
    if (naar.kanaal === 'geen')
      throw new RejectError('inrichting-ongeldig', [{ code: 'inrichting-ongeldig', location: `${naar.soort}/kanaal` }]);
    const sealed = minimise<SoortUit>(bericht, verzending.inhoud, this.policyFor(naar), { ontvanger: naar, doel: verzending.doel });
    return {
      id,
      casus,
      ontvanger,
      ...(naar.oin ? { ontvangerOin: naar.oin } : {}),
      kanaal: naar.kanaal,
      onderwerp,
      revisie,
      dringend,
      ...(naar.baan ? { lane: `verzending.${naar.baan}.${dringend ? 'dringend' : 'normaal'}` } : {}),
      sealed,
      noodzaak,
      beslotenDoor,
      ...('uiterlijk' in verzending.inhoud ? { uiterlijk: new Date(verzending.inhoud.uiterlijk) } : {}),
    };
  }

  private policyFor({ soort }: Bestemming): Policy {
    const policy = this.policies.find(({ ontvanger }) => ontvanger === soort);
    if (!policy) throw new RejectError('beleid-ontbreekt', [{ code: 'beleid-ontbreekt', location: soort }]);
    return policy;
  }
}

function termijnOf(casus: string, { id, termijn, onderwerp, start, uiterlijk, grondslag }: Of<'termijn'>): Termijn {
  return { id, casus, soort: termijn, ...(onderwerp ? { onderwerp } : {}), grondslag, start, uiterlijk };
}
