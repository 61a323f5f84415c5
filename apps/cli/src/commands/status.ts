import { geweigerd, journalStand, quarantaine, verzendingStand } from '@schakel/store/beheer';
import type { Command } from '../command';
import { table } from '../output';

/** What is not finished, what was refused and what was put aside. */
export const status: Command = {
  name: 'status',
  usage: '',
  summary: 'wat niet af is, wat geweigerd is en wat apart staat',
  details: 'Geweigerde berichten van bekende afzenders staan er met code en plaats in, zodat iemand kan bellen.',
  options: {},
  positionals: [0, 0],
  async run(_, { stores }) {
    const beheer = stores.as('beheer');
    const found = {
      berichten: await journalStand(beheer),
      verzendingen: await verzendingStand(beheer),
      geweigerd: await geweigerd(beheer),
      quarantaine: await quarantaine(beheer),
    };
    const stand = (rows: typeof found.berichten) =>
      table(
        ['soort', 'status', 'aantal', 'oudste'],
        rows.map((one) => [one.soort, one.status, one.aantal, one.oudste]),
      );
    const list = (rows: typeof found.geweigerd) =>
      table(
        ['ontvangen', 'partij', 'deur', 'soort', 'fouten', 'id'],
        rows.map((one) => [
          one.ontvangenOp,
          one.partij,
          one.deur,
          one.soort,
          one.fouten.map(({ code, location }) => `${code} ${location}`),
          one.id,
        ]),
      );
    const parts = {
      'Berichten die niet af zijn': stand(found.berichten),
      'Verzendingen per kanaal': stand(found.verzendingen),
      Geweigerd: list(found.geweigerd),
      Quarantaine: list(found.quarantaine),
    };
    const text = Object.entries(parts)
      .map(([title, lines]) => `${title}\n${lines}`)
      .join('\n\n');
    return { json: found, text };
  },
};
