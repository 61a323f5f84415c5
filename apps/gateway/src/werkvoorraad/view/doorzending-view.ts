import type { Inrichting } from '@schakel/contracts';
import { DoorzendingReactieVerzoek, DoorzendingVerzoek, validate } from '@schakel/contracts';
import type { Casus } from '@schakel/domain';
import { doorzendingVolgt, isInBeoordeling, metDocument, runningDoorzending, tijdstipOp } from '@schakel/domain';
import type { Form } from './form';
import { textOf } from './form';
import type { Namen } from './namen';
import { doorzendingTeksten, reactieOpDoorzendingTeksten } from './woorden';

/** Where the melding went, newest first, and what was said about it. */
export const doorzendingenOf = ({ doorzendingen = [] }: Casus, namen: Namen) =>
  doorzendingen.toReversed().map(({ partij, reden, status, op, reacties }) => ({
    regio: namen.organisatie(partij),
    reden,
    stand: doorzendingTeksten[status],
    op: new Date(op),
    reacties: reacties.map(({ reactie, reden: waarom, gesprek, op: gezegdOp }) => ({
      reactie: reactieOpDoorzendingTeksten[reactie],
      reden: waarom,
      gesprek: gesprek && { ...gesprek, op: new Date(gesprek.op) },
      op: new Date(gezegdOp),
    })),
  }));

/** The forms that a casus has now about another region: to send it there, or to record what that region said. */
export function doorzendingForms({ partijen }: Inrichting, casus: Casus) {
  const last = casus.doorzendingen?.at(-1);
  const reacties = last ? doorzendingVolgt[last.status] : [];
  return {
    doorzending:
      isInBeoordeling(casus) && !runningDoorzending(casus)
        ? {
            regios: partijen.filter(({ soort }) => soort === 'veilig-thuis').map(({ id, naam }) => ({ id, naam })),
            documenten: metDocument(casus).length,
          }
        : undefined,
    reactie:
      last && reacties.length > 0
        ? { doorzending: last.id, reacties: reacties.map((code) => ({ code, tekst: reactieOpDoorzendingTeksten[code] })) }
        : undefined,
  };
}

const trimmed = (form: Form, name: string): string | undefined => textOf(form, name)?.trim() || undefined;

/** @throws RejectError `invoer-ongeldig` */
export const doorzendingFrom = (form: Form): DoorzendingVerzoek =>
  validate(DoorzendingVerzoek, {
    versie: Number(textOf(form, 'versie') ?? Number.NaN),
    partij: trimmed(form, 'regio'),
    reden: trimmed(form, 'doorzendreden'),
    ...(textOf(form, 'documentenMetDeHand') === 'ja' ? { documentenMetDeHand: true } : {}),
  });

/** The moment of the conversation is typed in Dutch local time. @throws RejectError `invoer-ongeldig` */
export function reactieFrom(form: Form): DoorzendingReactieVerzoek {
  const [dag = '', tijd = ''] = (textOf(form, 'gesprekOp') ?? '').split('T');
  const known = /^\d{4}-\d\d-\d\d$/.test(dag) && /^\d\d:\d\d$/.test(tijd);
  const gesprek = {
    naam: trimmed(form, 'gesprekNaam'),
    functie: trimmed(form, 'gesprekFunctie'),
    op: known ? isoOf(tijdstipOp(dag, tijd)) : undefined,
  };
  const reactie = trimmed(form, 'reactie');
  return validate(DoorzendingReactieVerzoek, {
    doorzending: trimmed(form, 'doorzending'),
    reactie,
    reden: trimmed(form, 'doorzendreden'),
    ...(reactie === 'intrekking' ? {} : { gesprek }),
  });
}

/** A day that does not exist is no moment. */
const isoOf = (at: Date): string | undefined => (Number.isNaN(at.getTime()) ? undefined : at.toISOString());
