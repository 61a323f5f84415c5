import { Control } from '../control';
import { refused, startServer } from '../partner-server';
import type { Asked, Partner, Said } from '../partner-server';
import { leesRegistratie } from './registratie';

/** A mail of 25 MB in base64, with what else a registratie says. */
const largest = 48 * 1024 * 1024;
/** How often it is asked before it confirms what came in while it was `late`. */
const ASKED_BEFORE_CONFIRMED = 2;

/**
 * The simulated dossier system of a Veilig Thuis: takes registraties in JSON or XML, knows a double by its Idempotency-Key, and confirms. In the mode
 * `late` it takes in first and confirms only when it is asked again; what it cannot read it refuses.
 */
export function startDossiersysteem(port: number): Promise<Partner> {
  const control = new Control();
  const asked = new Map<string, number>();
  control.onForget(() => {
    asked.clear();
  });
  const says = ({ method, body, headers }: Asked): Said => {
    const key = headers['idempotency-key'];
    if (method !== 'POST') return refused(405, 'methode');
    if (typeof key !== 'string' || leesRegistratie(body) !== key) return answer(400, { ontvangen: false });
    const times = (asked.get(key) ?? 0) + 1;
    asked.set(key, times);
    const ready = control.mode.mode !== 'late' || times >= ASKED_BEFORE_CONFIRMED;
    return answer(ready ? 200 : 202, { ontvangen: ready });
  };
  return startServer({ port, control, path: '/registraties', largest, keeps: () => true, says });
}

const answer = (status: number, body: object): Said => ({ status, body: JSON.stringify(body), type: 'application/json' });
