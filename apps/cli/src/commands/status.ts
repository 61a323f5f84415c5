import { bevindingen, kopregel, type Bevinding, type DeurStand } from '@schakel/beheer';
import type { Command } from '../command';
import { table } from '../output';

/** Whether somebody must act, and what to do: the same judgement as on the page of administrators. */
export const status: Command = {
  name: 'status',
  usage: '',
  summary: 'of iemand iets moet doen, en wat',
  details: 'De eerste regel zegt het. Exitcode 1 als iemand iets moet doen, zodat een bewaker van buiten dit commando kan gebruiken.',
  options: {},
  positionals: [0, 0],
  async run(_, { stores, clock }) {
    const stand = await stores.stand();
    const found = bevindingen(stand, clock());
    const handelen = found.filter(({ ernst }) => ernst === 'handelen');
    const letOp = found.filter(({ ernst }) => ernst === 'let-op');
    const text = [
      `${kopregel(found)}.`,
      ...handelen.map(sentence),
      ...(letOp.length > 0 ? ['', 'Let op', ...letOp.map(sentence)] : []),
      '',
      'Binnengekomen per deur, vandaag',
      doors(stand.deuren),
    ].join('\n');
    return { json: { kop: kopregel(found), bevindingen: found, stand }, text, failed: handelen.length > 0 };
  },
};

const sentence = ({ wat, doe, sinds }: Bevinding): string => `- ${wat} ${doe} (sinds ${sinds.toISOString()})`;

const doors = (deuren: readonly DeurStand[]): string =>
  table(
    ['deur', 'ontvangen', 'meldingen', 'overig', 'voor een mens', 'geweigerd', 'dubbel'],
    deuren.map(({ deur, vandaag }) => [
      deur,
      vandaag.ontvangen,
      vandaag.meldingen,
      vandaag.overig,
      vandaag.mens,
      vandaag.geweigerd,
      vandaag.dubbel,
    ]),
  );
