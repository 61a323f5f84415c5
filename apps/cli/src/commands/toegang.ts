import { toegangCsv } from '@schakel/store/toegang';
import type { Command } from '../command';
import { table } from '../output';

/** Who has access, by which login service, and when they were last seen. */
export const toegang: Command = {
  name: 'toegang',
  usage: '[--csv]',
  summary: 'wie er toegang heeft, en wie die niet meer gebruikt',
  details: 'Toont namen van medewerkers. Dat u kijkt, komt in de audit log. Met --csv als bestand voor een rekenblad.',
  options: { csv: { type: 'boolean' } },
  positionals: [0, 0],
  async run({ values }, { stores }) {
    const regels = await stores.toegang(values['csv'] === true || values['json'] === true ? 'toegang-uitgevoerd' : 'toegang-ingezien');
    if (values['csv'] === true) return { json: regels, text: toegangCsv(regels).trimEnd() };
    const text = table(
      ['organisatie', 'naam', 'inlognaam', 'rollen', 'teams', 'laatst gezien', 'let op'],
      regels.map((one) => [one.organisatie, one.naam, one.inlognaam, one.rollen, one.teams, one.laatstGezien, one.letOp]),
    );
    return { json: regels, text };
  },
};
