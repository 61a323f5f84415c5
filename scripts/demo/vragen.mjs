/** A worker lets the RvdK be asked; the answers come back out of order, and only after J the hub asks on. */
import { until } from './hub.mjs';

export const openCasus = (medewerker, casus, reden) => medewerker('GET', `/v1/casussen/${casus}`, { headers: { reden } });

const reden = 'OEFENING: beoordeling van de melding';
const noodzaak = 'OEFENING: zonder te weten wat er al bekend is, is de veiligheid van de kinderen niet te beoordelen.';
const waiting = ['gesteld', 'casusinformatie-gevraagd'];

/** Tells each change of a question once, in the order in which it is seen. */
function follower(say) {
  const told = new Map();
  return (vragen) => {
    for (const { id, status } of vragen) if (told.get(id) !== status) say.fact(`vraag ${id}: ${status}`);
    for (const { id, status } of vragen) told.set(id, status);
  };
}

export async function vraagt(hub, say, { medewerker, casus }) {
  const { versie, voorstelVragen } = await openCasus(medewerker, casus, reden);
  say.step(`Een medewerker opent de casus (met reden) en bevestigt ${voorstelVragen.length} voorgestelde vragen, met de noodzaak erbij.`);
  const vragen = voorstelVragen.map(({ partner, persoon }) => ({ partner, persoon, noodzaak }));
  await medewerker('POST', `/v1/casussen/${casus}/vragen`, { status: 202, body: { versie, vragen } });
  say.fact(`202: ${vragen.length} vragen aan de Raad voor de Kinderbescherming`);

  say.step('De Raad bevestigt elke vraag (Bv03) en antwoordt later, in een andere volgorde. Alleen na een J vraagt de hub door.');
  const tell = follower(say);
  const answered = await until('het antwoord op elke vraag', async () => {
    const now = await openCasus(medewerker, casus, reden);
    tell(now.vragen);
    return now.vragen.length === vragen.length && now.vragen.every(({ status }) => !waiting.includes(status)) ? now : undefined;
  });
  say.fact(`casus: ${answered.status}, ${answered.antwoorden.length} antwoorden`);
  return {};
}
