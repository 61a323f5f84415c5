import type { Command } from '../command';
import { table } from '../output';

/** What waits, per lane, and how each partner is doing. */
export const lanes: Command = {
  name: 'lanes',
  usage: '',
  summary: 'wat er wacht per wachtrij, en hoe het met elke partner gaat',
  details: '',
  options: {},
  positionals: [0, 0],
  async run(_, { stores }) {
    const { lanes: banen, partners } = await stores.stand();
    const text = [
      'Wachtrijen',
      table(
        ['wachtrij', 'open', 'op de bus', 'per minuut', 'oudste'],
        banen.map((one) => [one.lane, one.open, one.opDeBus, one.perMinuut, one.oudste]),
      ),
      '',
      'Partners',
      table(
        ['partner', 'verbinding', 'fouten', 'per minuut', 'antwoord in ms', 'volgende poging', 'laatste succes'],
        partners.map((one) => [
          one.partner,
          one.toestand === 'gesloten' ? 'in orde' : 'onderbroken',
          one.fouten,
          one.perMinuut,
          one.antwoordMs,
          one.volgendePoging,
          one.laatsteSucces,
        ]),
      ),
    ].join('\n');
    return { json: { banen, partners }, text };
  },
};
