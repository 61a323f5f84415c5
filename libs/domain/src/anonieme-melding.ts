import type { Fout, Inrichting, OordeelAnoniemVerzoek } from '@schakel/contracts';
import { isDubbelAnoniem } from './dubbel-anoniem';
import { isVanVeiligThuis } from './organisatie';
import type { Guard, Handler, Outcome } from './step';
import { begin, change } from './step';
import { isInBeoordeling } from './toestand';
import { proposeVragen } from './vragen-voorstel';

/** What stands against this judgement. */
export function guardOordeelAnoniem(inrichting: Inrichting): Guard<OordeelAnoniemVerzoek> {
  return (casus, { versie, motivering }): Fout[] => {
    if (versie !== casus.versie) return [{ code: 'verouderde-versie', location: 'versie' }];
    if (!isInBeoordeling(casus) || !isDubbelAnoniem(inrichting, casus)) return [{ code: 'toestand-laat-niet-toe', location: '' }];
    return motivering.trim() ? [] : [{ code: 'invoer-ongeldig', location: 'motivering' }];
  };
}

/** A gedragswetenschapper or teamleider judged whether a doubly anonymous melding is looked into; until then it is kept and shown, no more. */
export const decideOordeelAnoniem: Handler<'oordeel-anonieme-melding.v1'> = (casus, { inrichting, bericht }): Outcome => {
  const { oordeel, motivering, rol, door, versie } = bericht.inhoud;
  if (!isVanVeiligThuis(inrichting, door)) return { geweigerd: 'niet-toegestaan' };
  // The door compared versions; what came in since changes nothing about who told it.
  const [fout] = guardOordeelAnoniem(inrichting)(casus, { oordeel, motivering, versie: Math.max(versie, casus.versie) });
  if (fout) return { geweigerd: fout.code };
  const op = bericht.ontvangenOp.toISOString();
  const judged = change(begin(casus), { anoniemOordeel: { bericht: bericht.id, oordeel, motivering, rol, door: door.id, op } });
  return change(judged, { voorstelVragen: proposeVragen(inrichting, judged.casus) });
};
