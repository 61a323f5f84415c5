import { RejectError, type Fout } from '@schakel/contracts';
import type { Deur, Receipt } from '@schakel/store/journal-append';

const wholeAtDoor: readonly Deur[] = ['smtp', 'imap', 'digikoppeling'];

/** What is refused of a mail or an ebMS message is kept by its door, whole and for a person: beside that it would stand twice. */
export const keepsByItself = (deur: Deur): boolean => wholeAtDoor.includes(deur);

/** Refused at a door that keeps it by itself. Danger counts also there: it raises whatever the door keeps. */
export class GeweigerdBericht extends RejectError {
  constructor(
    error: RejectError,
    readonly dringend: boolean,
  ) {
    super(error.code, error.fouten);
    this.name = 'GeweigerdBericht';
  }
}

/** Why one part of a message was not taken, each fout by its place in the whole. */
export interface Geweigerd {
  readonly fouten: readonly Fout[];
  readonly dringend: boolean;
}

/** The receipt of one part, or why it is refused. @throws anything but a refusal: it may be offered again */
export async function takeDeel(location: string, take: () => Promise<Receipt>): Promise<Receipt | Geweigerd> {
  try {
    return await take();
  } catch (error) {
    if (!(error instanceof RejectError)) throw error;
    const all = error.fouten.length > 0 ? error.fouten : [{ code: error.code, location: '' }];
    const fouten = all.map((each) => ({ code: each.code, location: each.location ? `${location}/${each.location}` : location }));
    return { fouten, dringend: error instanceof GeweigerdBericht && error.dringend };
  }
}

/** What was taken of a message in parts, what was not, and whether anything that was not asks for haste. */
export class Delen {
  readonly berichten: Receipt[] = [];
  readonly fouten: Fout[] = [];
  dringend = false;
  /** The receipt for the whole is journalled already. */
  bevestigd = false;

  add(outcome: Receipt | Geweigerd): void {
    if ('id' in outcome) {
      this.berichten.push(outcome);
      return;
    }
    this.fouten.push(...outcome.fouten);
    this.dringend ||= outcome.dringend;
  }
}
