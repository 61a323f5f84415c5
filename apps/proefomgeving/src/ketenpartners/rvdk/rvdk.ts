import { OIN_RVDK } from '../../deelnemers';
import type { Control } from '../control';
import { startPartner } from '../partner-server';
import type { Partner } from '../partner-server';
import { Ontvangst } from '../stuf/ontvangst';
import type { Bericht } from '../stuf/ontvangst';
import { vtoDi01 } from '../stuf/verzoek-tot-onderzoek';
import { vciDi01, vcobDi01 } from '../stuf/vragen';
import { Afzender } from './afzender';
import { bsnOf, writeAntwoord } from './antwoord';
import type { Uitvoerende } from './antwoord';
import { writeNotificatie } from './notificatie';
import { clientToken } from './token';
import type { TokenSource } from './token';

const SELF: Uitvoerende = {
  organisatie: OIN_RVDK,
  applicatie: 'RVDK-PROEF',
  naam: 'Raad voor de Kinderbescherming (OEFENOMGEVING)',
};
const LATE_MS = 60_000;

export interface RvdkOptions {
  /** 0 = any. */
  readonly port: number;
  /** Where the hub takes SOAP. */
  readonly hubUrl: string;
  readonly token: TokenSource;
}

/**
 * The simulated Raad voor de Kinderbescherming: takes vcobDi01 and vciDi01, confirms with Bv03, and answers later, in a session of its own,
 * with ucobDi01 or uciDi01 to the hub; takes vtoDi01 and answers with a notificatieDi01 that its intake is done. Whom it knows is what control says; by default nobody.
 */
export async function startRvdk({ port, hubUrl, token }: RvdkOptions): Promise<Partner> {
  const senders: Afzender[] = [];
  const partner = await startPartner(port, (control) => {
    const afzender = new Afzender({
      url: hubUrl,
      token: clientToken(token),
      noteSent: (sent) => {
        control.noteSent(sent);
      },
    });
    senders.push(afzender);
    const ontvangst = new Ontvangst(SELF, [vcobDi01, vciDi01, vtoDi01], (vraag) => {
      answer(vraag, control, afzender);
    });
    control.onForget(() => {
      ontvangst.forget();
    });
    return (body, headers) => ontvangst.take(body, headers, new Date());
  });
  const close = async (): Promise<void> => {
    await Promise.all(senders.map((afzender) => afzender.stop()));
    await partner.close();
  };
  return { ...partner, close };
}

function answer(vraag: Bericht, { mode: { mode, delayMs }, answers }: Control, afzender: Afzender): void {
  const known = answers[bsnOf(vraag) ?? 'default'] ?? answers.default;
  const late = mode === 'late' ? delayMs || LATE_MS : 0;
  const now = new Date();
  const answered = vraag.root.name === 'vtoDi01' ? writeNotificatie(vraag, SELF, now) : writeAntwoord(vraag, known, SELF, now);
  afzender.send(answered, late + (known.delayMs ?? 0), mode === 'duplicate' ? 2 : 1);
}
