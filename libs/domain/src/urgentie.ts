import type { MeldingProfessional } from '@schakel/contracts';
import type { MeldingInhoud } from './gelezen-melding';
import type { Context, Step } from './step';
import { doorRegel, send } from './step';

type Aanwijsbaar = Pick<MeldingInhoud, 'sashNiveau' | 'zorgelijkeSituatie'>;

/** Every indication of acute onveiligheid that the hub knows, whatever the format or the door. They raise; their absence says nothing (an empty SASH is not safe). */
export const aanwijzingCodes = ['sash-hoog', 'tijdelijk-huisverbod', 'aanhouding', 'eergerelateerd-geweld', 'acute-onveiligheid'] as const;
export type Aanwijzing = (typeof aanwijzingCodes)[number];

/** In a report of the police: the same that its door raises on. */
const aanwijzingen = {
  'sash-hoog': ({ sashNiveau }: Aanwijsbaar) => sashNiveau === 'hoog',
  'tijdelijk-huisverbod': ({ zorgelijkeSituatie }: Aanwijsbaar) => says(zorgelijkeSituatie.tijdelijkHuisverbod),
  aanhouding: ({ zorgelijkeSituatie }: Aanwijsbaar) => says(zorgelijkeSituatie.aanhouding),
  'eergerelateerd-geweld': ({ zorgelijkeSituatie }: Aanwijsbaar) => says(zorgelijkeSituatie.eergerelateerdGeweld),
} as const satisfies Partial<Record<Aanwijzing, (melding: Aanwijsbaar) => boolean>>;

/** Free text in the schema: anything but empty or a plain no is an indication. */
const says = (text: string | undefined): boolean => text !== undefined && !/^\s*(n|nee|geen)?\s*$/i.test(text);

/** The codes of the indications in a report; empty when there are none. */
export const aanwijzingenIn = (melding: Aanwijsbaar): string[] =>
  Object.entries(aanwijzingen).flatMap(([code, shows]) => (shows(melding) ? [code] : []));

/** The same for a report in JSON, of a professional or written down by a worker: whoever reports says so. */
export const aanwijzingenInOpgave = ({ acuteOnveiligheid }: Pick<MeldingProfessional, 'acuteOnveiligheid'>): Aanwijzing[] =>
  acuteOnveiligheid === true ? ['acute-onveiligheid'] : [];

/** The recipient of an alarm; its addresses stand in the inrichting. */
export const bereikbaarheidsdienst = 'bereikbaarheidsdienst';

/** Wakes the duty service about an urgent report. The service judges; nothing is decided here. */
export function alarm(step: Step, { bericht }: Context, codes: readonly string[]): Step {
  return send(step, {
    bericht: 'alarm.v1',
    ontvanger: bereikbaarheidsdienst,
    onderwerp: bericht.id,
    revisie: 1,
    doel: 'alarm',
    inhoud: { casus: step.casus.id, ontvangenOp: bericht.ontvangenOp.toISOString(), aanwijzingen: [...codes] },
    noodzaak: 'Aanwijzingen voor acute onveiligheid: de bereikbaarheidsdienst beoordeelt direct',
    beslotenDoor: doorRegel,
    dringend: true,
  });
}
