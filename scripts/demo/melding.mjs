/** The police reports; the hub gives a receipt at once and opens a casus. */
import { createRequire } from 'node:module';
import { randomUUID } from 'node:crypto';
import { until } from './hub.mjs';

const require = createRequire(import.meta.url);
const { buildVtMelding } = require('../../test/fixtures/vt-melding.cjs');
const personas = require('../../test/fixtures/personas/personas.json');

const persoon = (id) => personas.find((one) => one.id === id);

/** A household in Huizen and an adult in Hilversum: three directbetrokkenen, two gemeenten. */
const betrokkenen = ['moeder-huizen', 'dochter-huizen', 'volwassene-hilversum'].map(persoon);

/** The answers come in another order than the questions went out, and one is that nobody is known. */
const antwoorden = (moeder, dochter, ander) => ({
  [moeder.bsn]: { bekend: 'J', delayMs: 900, antwoorden: { 'VT-001': 'Synthetisch antwoord over hulpverlening.' } },
  [dochter.bsn]: { bekend: 'J', delayMs: 300, antwoorden: { 'VT-006': 'Synthetisch antwoord over registraties.' } },
  [ander.bsn]: { bekend: 'N' },
});

export async function meldt(hub, say) {
  await hub.answers('rvdk', antwoorden(...betrokkenen));
  const politie = await hub.asPartij('politie-mn');
  const referentienummer = randomUUID();
  const body = buildVtMelding({ referentienummer, personen: betrokkenen.map((one) => ({ persoon: one })) });

  say.step('De politie doet een melding (vtMeldingDi01) over drie directbetrokkenen in twee gemeenten.');
  const bewijs = await politie('POST', '/v1/meldingen', { status: 202, body, type: 'application/xml' });
  say.fact(`202: ontvangen ${bewijs.ontvangenOp}, melding ${bewijs.id}`);

  const medewerker = await hub.asUser('v.vermeer');
  const casus = await until('een casus bij de melding', async () => {
    const { casussen } = await medewerker('GET', '/v1/casussen');
    return casussen.find(({ meldingen }) => meldingen.includes(bewijs.id));
  });
  say.step('De hub opent een casus en zet de termijn van de veiligheidsbeoordeling.');
  say.fact(`casus ${casus.id}, ${casus.status}`);
  for (const { soort, uiterlijk } of casus.termijnen) say.fact(`termijn ${soort}: uiterlijk ${uiterlijk}`);
  return { melding: bewijs.id, casus: casus.id, referentienummer, medewerker, politie };
}
