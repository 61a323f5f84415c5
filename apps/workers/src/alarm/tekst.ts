import { oproepnummer } from '@schakel/domain';
import type { Oproep } from '@schakel/store/alarmen';
import type { Boodschap } from './bellen';

/** What every call may say beside the number of alarms. */
export interface Vast {
  /** Of the bereikbaarheidsdienst. */
  readonly telefoon: string;
  readonly gatewayUrl: string;
  /** Outside productie every text says so. */
  readonly oefening: boolean;
}

const wachtend = (aantal: number): string => (aantal === 1 ? 'Er wacht een spoedmelding' : `Er wachten ${aantal} spoedmeldingen`);

/** What somebody is told. Read on locked screens and left on voice mail: that something waits and where to look, and nothing of what it is. */
export function boodschapVan({ id, alarmen, kanaal, aanleiding }: Oproep, { telefoon, gatewayUrl, oefening }: Vast): Boodschap {
  const wat = aanleiding === 'ongelezen' ? 'Er ligt post die vandaag beoordeeld moet worden' : wachtend(alarmen.length);
  const waar = `${gatewayUrl}/werkvoorraad/alarm`;
  const tekst = {
    sms: `${wat}. Log in: ${waar} of bel ${telefoon}. Antwoord OK ${oproepnummer(id)} als u dit oppakt.`,
    spraak: `Dit is Veilig Thuis. ${wat}. Toets 1 als u dit oppakt.`,
    mail: [`${wat}.`, '', `Log in en pak het op: ${waar}`, `Lukt dat niet? Bel ${telefoon}.`].join('\n'),
    webhook: `${wat}.`,
  }[kanaal];
  const merk = oefening && kanaal !== 'mail' ? 'OEFENOMGEVING. ' : '';
  return { id, onderwerp: aanleiding === 'ongelezen' ? 'Post wacht op beoordeling' : 'Spoedmelding wacht', tekst: `${merk}${tekst}` };
}
