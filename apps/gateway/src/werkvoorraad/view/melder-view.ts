import type { MeldcodeStap, Melder } from '@schakel/contracts';
import type { MeldingInhoud } from '@schakel/domain';
import { datumTekst } from '../../web';

type Regel = readonly [label: string, tekst: string | undefined];

const stapTeksten: Readonly<Record<MeldcodeStap['stap'], string>> = {
  'signalen-in-kaart': 'Meldcode stap 1, signalen in kaart',
  'collegiaal-overleg': 'Meldcode stap 2, overleg met een collega',
  'gesprek-met-betrokkenen': 'Meldcode stap 3, gesprek met het gezin',
  'wegen-van-het-geweld': 'Meldcode stap 4, wegen van het geweld',
  beslissen: 'Meldcode stap 5, beslissen',
};

export const meldcodeRegel = ({ stap, gezet, datum, toelichting }: MeldcodeStap): Regel => [
  stapTeksten[stap],
  [gezet ? 'gezet' : 'niet gezet', datum && datumTekst(datum), toelichting].filter(Boolean).join(', '),
];

/** Who reported. It stands in this file only: no verstrekkingsbeleid lets it go to a partner or team. */
export function melderRegels({ melder, terugkoppelingGewenst }: MeldingInhoud): Regel[] {
  if (!melder) return [];
  const wie = [melder.naam, melder.functie, melder.organisatie, melder.relatie].filter(Boolean).join(', ');
  return [
    ['Melder', wie],
    ['Melder bereiken', [...(melder.telefoonnummers ?? []), ...(melder.emailadressen ?? [])].join(', ')],
    ['Mag het gezin weten wie meldde', bekendTekst(melder)],
    ['Waarom mag het gezin dat niet weten', melder.redenOnbekend],
    ['Wil horen welke stap is gezet', terugkoppelingGewenst === undefined ? undefined : terugkoppelingGewenst ? 'ja' : 'nee'],
  ];
}

const bekendTekst = ({ bekendBijGezin }: Melder): string =>
  bekendBijGezin === true ? 'ja' : bekendBijGezin === false ? 'NEE: noem de melder niet' : 'niet gezegd: noem de melder niet';
