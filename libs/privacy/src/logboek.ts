import { createHash } from 'node:crypto';
import type { Actie, AuditEvent } from './audit-event';

/** One line of the Logboek Dataverwerkingen (Logius, core specification: trace, span, status, name, times, attributes). */
export interface LogboekRegel {
  readonly trace_id: string;
  readonly span_id: string;
  readonly parent_span_id?: string;
  readonly status: 'Unset' | 'Ok' | 'Error';
  readonly name: string;
  /** Milliseconds since the epoch. */
  readonly start_time: number;
  readonly end_time: number;
  readonly attributes: Readonly<Record<string, string>>;
}

export interface LogboekContext {
  /** Address of the register of processing activities; the activity's own id is put after it. */
  readonly register: string;
  /** Pseudonyms of those whose data it was, one line each. */
  readonly personen: readonly string[];
  /** Address that says what kind of pseudonym it is. */
  readonly soortPseudoniem: string;
  /** W3C trace id of the call that led to it (32 hex digits); without it the event starts its own trace. */
  readonly trace?: string;
  readonly klaar: Date;
}

interface Activiteit {
  readonly id: string;
  readonly naam: string;
}

const activiteit = (id: string, naam: string): Activiteit => ({ id, naam });

/** Actions on personal data and the activity they belong to. An own activity where the person may not see it yet: secrecy is set per activity. */
const activiteiten: Partial<Record<Actie, Activiteit>> = {
  'bericht-ontvangen': activiteit('melding-ontvangen', 'Melding ontvangen'),
  'casus-aangemaakt': activiteit('casus-behandelen', 'Casus aangemaakt'),
  'casus-geopend': activiteit('casus-behandelen', 'Casus ingezien'),
  'casussen-getoond': activiteit('casus-behandelen', 'Lijst van casussen getoond'),
  vraagbesluit: activiteit('ketenpartner-bevragen', 'Vragen aan ketenpartners vastgesteld'),
  vervolgbesluit: activiteit('casus-behandelen', 'Vervolgbesluit genomen'),
  verstrekt: activiteit('gegevens-verstrekken', 'Gegevens verstrekt'),
  'overdracht-getoond': activiteit('overdracht-behandelen', 'Kop van overdracht getoond'),
  'overdracht-ingezien': activiteit('overdracht-behandelen', 'Overdracht ingezien'),
  'reactie-op-overdracht': activiteit('overdracht-behandelen', 'Reactie op overdracht gegeven'),
  zoeking: activiteit('personen-zoeken', 'Persoon gezocht'),
  'verstrekkingen-ingezien': activiteit('toezicht', 'Verstrekkingen ingezien'),
  vernietigd: activiteit('vernietigen', 'Gegevens vernietigd'),
  geweigerd: activiteit('melding-ontvangen', 'Bericht of inzage geweigerd'),
};

const hex = (length: number, ...parts: readonly string[]): string =>
  createHash('sha256').update(parts.join('\u0000')).digest('hex').slice(0, length);

/**
 * The lines of one audit event: a parent, and below it one line for each person. No worker, reason, field or code goes along; the span id is
 * what the audit log can be asked for. The same event always gives the same ids, so that writing it twice is seen. Empty when the action touched
 * no personal data.
 */
export function logboekOf(event: AuditEvent, context: LogboekContext): LogboekRegel[] {
  const activity = activiteiten[event.actie];
  if (!activity) return [];
  const parent = line(event, context, activity);
  const children = context.personen.map((persoon) => ({
    ...line(event, context, activity, persoon),
    parent_span_id: parent.span_id,
  }));
  return [parent, ...children];
}

function line(event: AuditEvent, context: LogboekContext, { id, naam }: Activiteit, persoon?: string): LogboekRegel {
  return {
    trace_id: context.trace ?? hex(32, 'trace', event.id),
    span_id: hex(16, 'span', event.id, persoon ?? ''),
    // A refusal is an answer, not a fault of ours.
    status: event.actie === 'geweigerd' ? 'Unset' : 'Ok',
    name: naam,
    start_time: event.op.getTime(),
    end_time: context.klaar.getTime(),
    attributes: {
      'dpl.core.processing_activity_id': `${context.register}/${id}`,
      ...(persoon ? { 'dpl.core.data_subject_id': persoon, 'dpl.core.data_subject_id_type': context.soortPseudoniem } : {}),
    },
  };
}
