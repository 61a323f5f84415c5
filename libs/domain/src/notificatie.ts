import type { Casus, CasusNotificatie } from './casus';
import { contradicts } from './personen';
import type { Handler, Outcome } from './step';
import { begin, change, lift, signal } from './step';
import { kinderenIn } from './verzoek-tot-onderzoek';
import { dagVan } from './werkdagen';

/**
 * The Raad tells how far it is with our request: on file, and before the eyes of a worker. It moves nothing by itself. Refused when we asked
 * nothing, asked another, or when it is about a child that cannot be one of ours.
 */
export const decideNotificatie: Handler<'notificatie.v1'> = (casus, context): Outcome => {
  const { partij, inhoud, id: bericht, ontvangenOp } = context.bericht;
  const verzoek = casus.verzonden.find(({ id, bericht: soort }) => soort === 'verzoek-tot-onderzoek.v1' && id === inhoud.verzoek);
  if (!verzoek) return { geweigerd: 'onbekende-vraag' };
  if (verzoek.ontvanger !== partij) return { geweigerd: 'andere-partner-gevraagd' };
  const { persoon, belanghebbende: _, ongeboren, ...rest } = inhoud;
  const possible = kinderenIn(casus, dagVan(ontvangenOp)).filter((kind) => !contradicts(kind, persoon));
  if (possible.length === 0 && !ongeboren) return { geweigerd: 'onbekende-vraag' };
  const [kind, another] = ongeboren ? [] : possible;
  const about = kind && !another ? { persoon: kind.id } : {};
  const notificatie: CasusNotificatie = { ...rest, ...about, bericht, partij, ongeboren, ontvangenOp: ontvangenOp.toISOString() };
  const recorded = change(begin(casus), { notificaties: [...(casus.notificaties ?? []), notificatie] });
  return lift(signal(recorded, context, 'notificatie', verzoek.id), context, 'bezorging-onzeker', [verzoek.id]);
};

/** Whether the Raad said anything about this request: then it had it. */
export const isGemeld = ({ notificaties = [] }: Casus, verzending: string): boolean =>
  notificaties.some(({ verzoek }) => verzoek === verzending);
