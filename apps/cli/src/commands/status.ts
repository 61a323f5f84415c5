import { bevindingen, kopregel, oorzaken, type Bevinding, type DeurStand, type Groep } from '@schakel/beheer';
import { gevallen, type Geval } from '@schakel/store/beheer';
import type { Command, Context } from '../command';
import { table } from '../output';

/** Whether somebody must act, and what to do: the same judgement as on the page of administrators. */
export const status: Command = {
  name: 'status',
  usage: '',
  summary: 'of iemand iets moet doen, en wat',
  details: 'De eerste regel zegt het. Exitcode 1 als iemand iets moet doen, zodat een bewaker van buiten dit commando kan gebruiken.',
  options: {},
  positionals: [0, 0],
  async run(_, context) {
    const stand = await context.stores.stand();
    const found = bevindingen(stand, context.clock());
    const [handelen, letOp] = (['handelen', 'let-op'] as const).map((which) => found.filter(({ ernst }) => ernst === which));
    const groepen = await Promise.all(oorzaken(stand).map((groep) => withCases(groep, context)));
    const text = [
      `${kopregel(found)}.`,
      ...(handelen ?? []).map(sentence),
      ...(letOp?.length ? ['', 'Let op', ...letOp.map(sentence)] : []),
      '',
      'Wat op iemand wacht, per oorzaak',
      causes(groepen),
      '',
      'Binnengekomen per deur, vandaag',
      doors(stand.deuren),
    ].join('\n');
    return { json: { kop: kopregel(found), bevindingen: found, groepen, stand }, text, failed: handelen?.length !== 0 };
  },
};

const sentence = ({ wat, doe, sinds }: Bevinding): string => `- ${wat} ${doe} (sinds ${sinds.toISOString()})`;

const shown = 10;
interface Listed extends Groep {
  readonly gevallen: readonly Geval[];
}

/** The oldest of a cause by number, so that somebody can look one up. */
const withCases = async (groep: Groep, { stores }: Context): Promise<Listed> => ({
  ...groep,
  gevallen: await gevallen(stores.as('beheer'), groep.oorzaak, stores.omgeving(), shown),
});

const causes = (groepen: readonly Listed[]): string =>
  table(
    ['oorzaak', 'aantal', 'oudste', 'code', 'nummer'],
    groepen.flatMap(({ oorzaak, aantal, oudste, gevallen: all }) =>
      all.map(({ id, foutcode }, at) => [...(at === 0 ? [Object.values(oorzaak), aantal, oudste] : ['', '', '']), foutcode ?? '', id]),
    ),
  );

const doors = (deuren: readonly DeurStand[]): string =>
  table(
    ['deur', 'ontvangen', 'meldingen', 'overig', 'voor een mens', 'geweigerd', 'dubbel'],
    deuren.map(({ deur, vandaag: { ontvangen, meldingen, overig, mens, geweigerd, dubbel } }) => [
      deur,
      ontvangen,
      meldingen,
      overig,
      mens,
      geweigerd,
      dubbel,
    ]),
  );
