import { OIN_POLITIE } from '../../deelnemers';
import { startPartner } from '../partner-server';
import type { Partner } from '../partner-server';
import { Ontvangst } from '../stuf/ontvangst';
import { uitkomstMeldingGeneriekDi01 } from '../stuf/uitkomst-generiek';
import { vtTerugkoppelingDi01 } from '../stuf/terugkoppeling';

const SELF = { organisatie: OIN_POLITIE, applicatie: 'POLITIE-PROEF' };

/** The simulated police: takes vtTerugkoppelingDi01 and uitkomstMeldingGeneriekDi01 and confirms them; sends nothing of its own accord. */
export function startPolitie(port: number): Promise<Partner> {
  return startPartner(port, (control) => {
    const ontvangst = new Ontvangst(SELF, [vtTerugkoppelingDi01, uitkomstMeldingGeneriekDi01], () => undefined);
    control.onForget(() => {
      ontvangst.forget();
    });
    return (body, headers) => ontvangst.take(body, headers, new Date());
  });
}
