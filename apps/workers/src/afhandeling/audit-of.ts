import type { Medewerker, Soort } from '@schakel/contracts';
import { deriveId } from '@schakel/contracts';
import { auditEvent, type Actie, type AuditEvent, type AuditInput } from '@schakel/privacy';
import type { Rijen } from './gevolgen';
import type { Uitkomst } from './decide-all';

const systeem = 'systeem:afhandeling';

/** Which action a bericht is, when it had its effect. A partner's answer and a term leave their trace as what they are. */
const actieOf: Partial<Record<Soort, Actie>> = {
  'vt-melding.v1': 'casus-aangemaakt',
  'generieke-melding.v1': 'casus-aangemaakt',
  'zorgmelding.v1': 'casus-aangemaakt',
  'melding-professional.v1': 'casus-aangemaakt',
  'opgenomen-melding.v1': 'casus-aangemaakt',
  'uitslag-check-op-bekendheid.v1': 'bericht-ontvangen',
  'uitkomst-casusinformatie.v1': 'bericht-ontvangen',
  'afwijzing.v1': 'partner-weigerde',
  'vraagbesluit.v1': 'vraagbesluit',
  'casus-notitie.v1': 'casus-notitie',
  'oordeel-anonieme-melding.v1': 'oordeel-anonieme-melding',
  'koppeling.v1': 'koppeling',
  'doorzending.v1': 'doorzending',
  'reactie-op-doorzending.v1': 'reactie-op-doorzending',
  'vervolgbesluit.v1': 'vervolgbesluit',
  'reactie-op-overdracht.v1': 'reactie-op-overdracht',
  'verstreken-termijn.v1': 'termijn-verstreken',
};

type Besloten = Uitkomst['besluiten'][number];

/** The audit events of a batch: one per bericht, one per verstrekking, one per datalek. Ids follow from their cause, so a repeated decision repeats them. */
export function auditOf({ besluiten, gevolgen }: Uitkomst, rijen: Rijen, op: Date): AuditEvent[] {
  const leaks = gevolgen.flatMap(({ casus, gevolg }) => (gevolg.soort === 'datalek' ? [{ casus, onderwerp: gevolg.verzending }] : []));
  return [
    ...besluiten.map((each) => ofBericht(each, op)),
    ...rijen.verzendingen.map(({ id, casus, sealed }) =>
      event({ actie: 'verstrekt', actor: systeem, casus, onderwerp: id, codes: [sealed.soort], velden: sealed.velden }, op),
    ),
    ...leaks.map((leak) => event({ actie: 'datalek', actor: systeem, ...leak }, op)),
  ];
}

function ofBericht({ gelezen: { bericht, casus }, besluit }: Besloten, op: Date): AuditEvent {
  const actor = actorOf(bericht.inhoud, bericht.partij);
  if (besluit === 'zonder-casus') return event({ actie: 'bericht-ontvangen', actor, onderwerp: bericht.id, codes: [bericht.soort] }, op);
  if (!besluit || besluit.geweigerd) {
    const code = besluit?.geweigerd ?? 'niet-gevonden';
    return event({ actie: 'geweigerd', actor, casus, onderwerp: bericht.id, codes: [code] }, op);
  }
  const actie = actieOf[bericht.soort] ?? 'bericht-ontvangen';
  return event({ actie, actor, casus, onderwerp: bericht.id, codes: codesOf(actie, bericht.soort, bericht.inhoud) }, op);
}

function codesOf(actie: Actie, soort: Soort, inhoud: object): string[] {
  if (actie === 'bericht-ontvangen') return [soort];
  if (actie === 'partner-weigerde') return ['partner-weigert'];
  return ['uitkomst', 'onderwerp', 'oordeel', 'reactie', 'reden'].flatMap((name) => {
    const value: unknown = name in inhoud ? (inhoud as Record<string, unknown>)[name] : undefined;
    return typeof value === 'string' && wanted[actie]?.includes(name) ? [value] : [];
  });
}
const wanted: Partial<Record<Actie, readonly string[]>> = {
  'casus-notitie': ['onderwerp'],
  'oordeel-anonieme-melding': ['oordeel'],
  vervolgbesluit: ['uitkomst'],
  'reactie-op-overdracht': ['reactie', 'reden'],
  'reactie-op-doorzending': ['reactie'],
};

const actorOf = (inhoud: object, partij: string): string => (inhoud as { door?: Medewerker }).door?.id ?? partij;

function event(input: Omit<AuditInput, 'id' | 'op'>, op: Date): AuditEvent {
  const { actie, onderwerp = '', casus = '' } = input;
  return auditEvent({ ...input, id: deriveId(onderwerp || casus, 'audit', actie, onderwerp, casus), op });
}
