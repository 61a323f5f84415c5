import type { Rol, Soort } from '@schakel/contracts';
import {
  anoniemeOordelen,
  catalogue,
  doorzendingReacties,
  errorCodes,
  isBsn,
  isUuid,
  leavesOf,
  notitieOnderwerpen,
  reacties,
  redenenTeruggave,
  rollen,
  uitkomsten,
} from '@schakel/contracts';

type Need = 'verplicht' | 'mag' | 'nooit';

/** What an action says. Codes come from closed lists, fields from the contracts: neither can hold content. */
interface Shape {
  readonly casus: Need;
  /** Id of the bericht, verzending, deelcasus, termijn or person that it is about. */
  readonly onderwerp: Need;
  /** Why, in words. The store encrypts it and gives the chain an HMAC. */
  readonly reden: Need;
  readonly codes: readonly string[];
  readonly velden: Need;
}

const soorten = Object.keys(catalogue);
const fouten = Object.keys(errorCodes);
const shape = (casus: Need, onderwerp: Need, reden: Need, codes: readonly string[] = [], velden: Need = 'nooit'): Shape => ({
  casus,
  onderwerp,
  reden,
  codes,
  velden,
});

/** Every action that leaves a trace. A new one is a line here; what is not here cannot be logged. */
export const acties = {
  'bericht-ontvangen': shape('mag', 'verplicht', 'nooit', soorten),
  'casus-aangemaakt': shape('verplicht', 'verplicht', 'nooit'),
  'casus-geopend': shape('verplicht', 'nooit', 'verplicht'),
  'casussen-getoond': shape('nooit', 'nooit', 'nooit'),
  vraagbesluit: shape('verplicht', 'verplicht', 'mag'),
  'casus-notitie': shape('verplicht', 'verplicht', 'nooit', notitieOnderwerpen),
  'oordeel-anonieme-melding': shape('verplicht', 'verplicht', 'nooit', anoniemeOordelen),
  koppeling: shape('verplicht', 'verplicht', 'nooit'),
  doorzending: shape('verplicht', 'verplicht', 'nooit'),
  'reactie-op-doorzending': shape('verplicht', 'verplicht', 'nooit', doorzendingReacties),
  vervolgbesluit: shape('verplicht', 'verplicht', 'mag', uitkomsten),
  verstrekt: shape('verplicht', 'verplicht', 'nooit', soorten, 'verplicht'),
  bezorgd: shape('mag', 'verplicht', 'nooit', soorten),
  ingetrokken: shape('mag', 'verplicht', 'nooit', soorten),
  'partner-weigerde': shape('mag', 'verplicht', 'nooit', ['partner-weigert']),
  'overdracht-getoond': shape('mag', 'verplicht', 'nooit', [], 'mag'),
  'overdracht-ingezien': shape('mag', 'verplicht', 'mag', [], 'mag'),
  'reactie-op-overdracht': shape('mag', 'verplicht', 'nooit', [...reacties, ...redenenTeruggave]),
  'termijn-verstreken': shape('verplicht', 'verplicht', 'nooit'),
  datalek: shape('verplicht', 'verplicht', 'mag'),
  'poststuk-geopend': shape('nooit', 'verplicht', 'verplicht'),
  'poststuk-beoordeeld': shape('nooit', 'verplicht', 'verplicht', ['overgenomen', 'geen-melding', 'advies']),
  'poststuk-vernietigd': shape('nooit', 'verplicht', 'nooit', ['bewaartermijn']),
  'geweigerd-vernietigd': shape('nooit', 'verplicht', 'nooit', ['bewaartermijn']),
  'concept-overgenomen': shape('nooit', 'verplicht', 'verplicht'),
  'concept-weggegooid': shape('nooit', 'verplicht', 'verplicht'),
  'concept-beoordeeld': shape('nooit', 'verplicht', 'nooit', ['advies']),
  'concept-vernietigd': shape('nooit', 'verplicht', 'nooit', ['bewaartermijn']),
  'adviezen-ingezien': shape('nooit', 'mag', 'nooit'),
  'advies-wordt-melding': shape('nooit', 'verplicht', 'verplicht'),
  'advies-vernietigd': shape('nooit', 'verplicht', 'nooit', ['bewaartermijn']),
  'alarm-bevestigd': shape('mag', 'verplicht', 'nooit', ['scherm', 'telefoon', 'sms']),
  zoeking: shape('nooit', 'nooit', 'verplicht', ['bsn', 'naam-en-geboortedatum', 'kenmerk']),
  'verstrekkingen-ingezien': shape('mag', 'nooit', 'verplicht'),
  'audit-ingezien': shape('mag', 'nooit', 'verplicht'),
  inlog: shape('nooit', 'nooit', 'nooit'),
  uitlog: shape('nooit', 'nooit', 'nooit'),
  'inlog-geweigerd': shape('nooit', 'nooit', 'nooit', fouten),
  'toegang-ingezien': shape('nooit', 'nooit', 'nooit'),
  'toegang-uitgevoerd': shape('nooit', 'nooit', 'nooit'),
  herstart: shape('mag', 'verplicht', 'verplicht'),
  'verzending-aangekomen': shape('mag', 'verplicht', 'verplicht'),
  'geweigerd-afgedaan': shape('nooit', 'verplicht', 'verplicht'),
  vernietigd: shape('verplicht', 'nooit', 'verplicht', ['casus', 'persoon', 'advies', 'bewaartermijn']),
  hersteld: shape('nooit', 'nooit', 'nooit'),
  geweigerd: shape('mag', 'mag', 'nooit', fouten),
} as const satisfies Record<string, Shape>;

export type Actie = keyof typeof acties;

/** What happened, who did it, and where: the one form in which anything reaches the audit log. */
export interface AuditEvent {
  readonly id: string;
  /** Precision of a millisecond; the chain hashes no more than that. */
  readonly op: Date;
  readonly actie: Actie;
  /** Id of the person at the issuer, of the partij, or `systeem:<part>`. */
  readonly actor: string;
  readonly rol?: Rol;
  readonly casus?: string;
  readonly onderwerp?: string;
  readonly codes: readonly string[];
  readonly velden: readonly string[];
  readonly reden?: string;
}

export type AuditInput = Omit<AuditEvent, 'codes' | 'velden'> & Partial<Pick<AuditEvent, 'codes' | 'velden'>>;

/**
 * Checks and freezes an event before it may be written.
 * @throws Error naming what is wrong by its property, never by its value: a fault of the caller
 */
export function auditEvent(input: AuditInput): AuditEvent {
  const event: AuditEvent = { ...input, codes: [...(input.codes ?? [])], velden: [...(input.velden ?? [])] };
  const flaws = Object.hasOwn(acties, event.actie) ? flawsOf(event, acties[event.actie]) : ['actie'];
  if (flaws.length > 0) throw new Error(`audit: ${flaws.join(', ')} past niet bij de actie`);
  Object.freeze(event.codes);
  Object.freeze(event.velden);
  return Object.freeze(event);
}

const actor = /^[A-Za-z0-9][A-Za-z0-9._:@|-]{0,199}$/;

function flawsOf(event: AuditEvent, allowed: Shape): string[] {
  const wrong = {
    id: !isUuid(event.id),
    op: Number.isNaN(event.op.getTime()),
    actor: !actor.test(event.actor) || isBsn(event.actor),
    rol: event.rol !== undefined && !rollen.includes(event.rol),
    casus: unfit(allowed.casus, event.casus) || !isIdOrNone(event.casus),
    onderwerp: unfit(allowed.onderwerp, event.onderwerp) || !isIdOrNone(event.onderwerp),
    reden: unfit(allowed.reden, event.reden),
    codes: event.codes.some((code) => !allowed.codes.includes(code)),
    velden: unfit(allowed.velden, event.velden.length > 0 ? 'velden' : undefined) || event.velden.some((path) => !allPaths().has(path)),
  } satisfies Record<Exclude<keyof AuditEvent, 'actie'>, boolean>;
  return Object.entries(wrong).flatMap(([name, bad]) => (bad ? [name] : []));
}

const unfit = (need: Need, value: string | undefined): boolean =>
  (need === 'verplicht' && !value?.trim()) || (need === 'nooit' && value !== undefined);
const isIdOrNone = (value: string | undefined): boolean => value === undefined || isUuid(value);

let paths: ReadonlySet<string> | undefined;
const allPaths = (): ReadonlySet<string> =>
  (paths ??= new Set((Object.keys(catalogue) as Soort[]).flatMap((soort) => leavesOf(catalogue[soort].inhoud).map(({ path }) => path))));
