import { laneStand, partnerStand } from '@schakel/store/beheer';
import type { Command } from '../command';
import { table } from '../output';

/** What waits, per lane, and how each partner is doing. */
export const lanes: Command = {
  name: 'lanes',
  usage: '',
  summary: 'wat er wacht per baan, en hoe het met elke partner gaat',
  details: '',
  options: {},
  positionals: [0, 0],
  async run(_, { stores }) {
    const beheer = stores.as('beheer');
    const [banen, partners] = [await laneStand(beheer), await partnerStand(beheer)];
    const text = [
      'Banen',
      table(
        ['baan', 'open', 'op de bus', 'oudste'],
        banen.map((one) => [one.lane, one.open, one.opDeBus, one.oudste]),
      ),
      '',
      'Partners',
      table(
        ['partner', 'toestand', 'fouten', 'volgende poging', 'laatste succes'],
        partners.map((one) => [one.partner, one.toestand, one.fouten, one.volgendePoging, one.laatsteSucces]),
      ),
    ].join('\n');
    return { json: { banen, partners }, text };
  },
};
