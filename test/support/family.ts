import type { Betrokkene } from '@schakel/contracts';
import { uuidV5 } from '@schakel/contracts';
import { casusIdOf } from '@schakel/domain';
import { persona } from '../fixtures/personas';
import { World } from './world';

const day = (value: string): string => value.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');
const wanted = ['moeder-huizen', 'vader-huizen', 'dochter-huizen', 'zoon-huizen', 'volwassene-hilversum'];

/** Two households of the test personas, as a report would name them; the bsn of one is in doubt. */
export const family: Betrokkene[] = wanted.map((id) => {
  const { bsn, geslachtsnaam, voorvoegsel, voornamen, geslacht, geboortedatum, telefoonnummer, adres, jeugzorgrol } = persona(id);
  const naam = { geslachtsnaam, ...(voorvoegsel ? { voorvoegsel } : {}), voornamen, geslacht };
  const doubt = id === 'zoon-huizen' ? { twijfel: ['bsn'] } : {};
  const telefoon = telefoonnummer ? { telefoonnummers: [telefoonnummer] } : {};
  return { id, bsn, ...naam, ...doubt, ...telefoon, geboortedatum: day(geboortedatum), rol: jeugzorgrol, formeelAdres: adres };
});

/** A casus of that family three days on: questions asked, one answered, one refused, one still open. */
export function familyCasus(): World {
  const start = new Date(Date.now() - 3 * 86_400_000);
  const world = new World(start);
  const [moeder, vader, dochter] = family.map(({ id }) => id);
  const situatie = 'Ruzie in huis waarbij is geslagen. De kinderen waren boven en hebben het gehoord.';
  world.send(
    'vt-melding.v1',
    'politie-mn',
    {
      kenmerk: 'PL0900-2026012345',
      datumIncident: start.toISOString().slice(0, 10),
      locatieIncident: 'Thuis',
      omschrijvingIncident: 'Buren hoorden geschreeuw en belden de politie.',
      sashIngevuld: true,
      sashNiveau: 'hoog',
      zorgelijkeSituatie: { omschrijving: situatie, bestaandeHulpverlening: 'Onbekend', betrokkenen: family },
    },
    uuidV5('melding van het gezin'),
  );
  world.ask([moeder, vader, dochter].map((persoon) => ({ partner: 'rvdk', persoon: persoon! })));
  world.answerKnown(dochter!, true);
  world.answerInformatie(dochter!, [{ code: 'VT-001', tekst: 'In 2024 was er een onderzoek. Het is afgesloten.' }]);
  world.send('afwijzing.v1', 'rvdk', { verzending: world.vraag(vader!).bekendheid, foutcode: 'StUF046' });
  const radar = [{ casus: casusIdOf(uuidV5('eerdere melding')), persoon: moeder!, sterkte: 'bsn' as const }];
  world.casus = { ...world.file, radar };
  return world;
}
