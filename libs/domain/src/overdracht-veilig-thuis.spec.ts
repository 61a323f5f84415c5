import type { VtMelding } from '@schakel/contracts';
import fc from 'fast-check';
import { World, inrichting, kind, moeder, vtMelding } from '../../../test/support/world';
import { meldingVoorRegio, pastBijRegio } from './overdracht-veilig-thuis';

const waarom = { reden: 'woont daar', op: '2026-11-23T09:00:00.000Z' };
function sent(melding: VtMelding) {
  const world = new World();
  world.send('vt-melding.v1', 'politie-mn', melding);
  return meldingVoorRegio(inrichting, world.file, waarom, { kenmerk: 'nummer' });
}
const leaves = (value: unknown): string[] =>
  typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : typeof value === 'string' ? [value] : [];

const tekst = fc.stringMatching(/^[a-z]{12}$/);
const gegevens = fc.record(
  {
    omschrijvingIncident: tekst,
    locatieIncident: tekst,
    informering: tekst,
    sashNiveau: fc.constantFrom('laag', 'matig', 'hoog'),
    contactpersoon: fc.record({ naam: tekst, afdeling: tekst, telefoonnummers: fc.array(tekst, { maxLength: 2 }) }),
    ingediendDoor: fc.record({ naam: tekst }),
    geinformeerden: fc.array(
      fc.record({ wijze: tekst, strekking: tekst, persoon: fc.constant({ id: 'buur', geslachtsnaam: 'Testbuur' }) }),
      {
        maxLength: 1,
      },
    ),
  },
  { requiredKeys: [] },
);
const situatie = fc.record(
  {
    omschrijving: tekst,
    aanvullendeInformatie: tekst,
    tijdelijkHuisverbod: tekst,
    relevanteRegistraties: fc.array(tekst, { maxLength: 3 }),
  },
  { requiredKeys: [] },
);

test('nothing of what was told is lost on the way, and the other region can take it', () => {
  fc.assert(
    fc.property(gegevens, situatie, (meer, over) => {
      const melding = vtMelding([kind, moeder], {
        ...meer,
        zorgelijkeSituatie: { ...over, betrokkenen: [kind, moeder] },
      });
      const got = sent(melding);
      const arrived = JSON.stringify(got);
      expect(leaves({ ...meer, ...over, kind, moeder, waarom, kenmerk: melding.kenmerk }).filter((one) => !arrived.includes(one))).toEqual(
        [],
      );
      expect(pastBijRegio(got)).toBe(true);
      expect(got.acuteOnveiligheid).toBe(meer.sashNiveau === 'hoog' || over.tijdelijkHuisverbod ? true : undefined);
    }),
  );
});

test('a schuiladres stays here, and so does every place that may be it; that there is one is told', () => {
  const adres = { straat: 'Geheimstraat', woonplaats: 'Huizen' };
  const hidden = { ...kind, schuiladres: 'Geheimstraat 9', feitelijkAdres: adres, overigeAdressen: [{ ...adres, soortAdres: '16' }] };
  const got = sent(vtMelding([{ ...hidden, relaties: [{ id: 'tante', schuiladres: 'Geheimstraat 9', feitelijkAdres: adres }] }, moeder]));
  expect(JSON.stringify(got)).not.toContain('Geheim');
  expect(got.zorgelijkeSituatie.betrokkenen[0]?.aanvullendeInformatie).toContain('Er is een schuiladres');
});

test('who reported to us is named as the melder; a melder whom nobody knows stays one', () => {
  expect(sent(vtMelding([kind])).melder).toEqual({ organisatie: 'Politie Midden-Nederland' });
});
