/** Where, per message, values stand that the schema accepts although they cannot be right: persons (bsn, name, birth date) and dates. */
export interface TwijfelPlaatsen {
  /** Paths of persons below the root. */
  readonly personen: readonly string[];
  readonly datums: readonly string[];
  /** Moments: a date with or without a time of day. */
  readonly tijdstippen?: readonly string[];
  /** What should not be empty. */
  readonly gevuld?: readonly string[];
}

const betrokkene = 'JZ:object/JZ:betreft/JZ:gerelateerde/JZ:heeftBetrokken/JZ:gerelateerde';
const natuurlijkPersoon = 'ZKN:gerelateerde/ZKN:natuurlijkPersoon';
const vraagOfAntwoord: TwijfelPlaatsen = {
  personen: [`JZ:object/JZ:heeftBetrekkingOp/${natuurlijkPersoon}`],
  datums: [],
};
const incident = 'JZ:object/ZKN:betreft/ZKN:gerelateerde/JZ:kent/JZ:gerelateerde';

export const twijfelPlaatsen: Readonly<Record<string, TwijfelPlaatsen>> = {
  vtMeldingDi01: {
    personen: [betrokkene, `${betrokkene}/BG:staatInRelatieTot/BG:gerelateerde`, 'JZ:object/JZ:isGeinformeerdAan/JZ:gerelateerde'],
    datums: ['JZ:object/JZ:datumMelding', 'JZ:object/JZ:datumIncident', 'JZ:object/JZ:isGeinformeerdAan/JZ:datumGeinformeerd'],
  },
  meldingGeneriekDi01: {
    personen: [`JZ:object/ZKN:heeftBetrekkingOp/${natuurlijkPersoon}`, `JZ:object/ZKN:heeftAlsOverigBetrokkene/${natuurlijkPersoon}`],
    datums: ['JZ:object/ZKN:heeftBetrekkingOp/ZKN:informering/BG:datum', 'JZ:object/ZKN:heeftAlsOverigBetrokkene/ZKN:informering/BG:datum'],
    tijdstippen: [
      'JZ:object/JZ:datumTijdMelding',
      `${incident}/JZ:datumTijd`,
      `${incident}/JZ:periodeVanTot/JZ:datumtijdBegin`,
      `${incident}/JZ:periodeVanTot/JZ:datumtijdEinde`,
    ],
    gevuld: ['JZ:object/JZ:soortmeldingCode'],
  },
  zorgmeldingDi01: {
    personen: [`JZ:object/ZKN:heeftBetrekkingOp/${natuurlijkPersoon}`, `JZ:object/ZKN:heeftAlsBelanghebbende/${natuurlijkPersoon}`],
    datums: ['JZ:object/ZKN:heeftRelevant/ZKN:gerelateerde/ZKN:creatiedatum'],
  },
  ucobDi01: vraagOfAntwoord,
  uciDi01: vraagOfAntwoord,
  notificatieDi01: {
    personen: [`JZ:object/ZKN:heeftBetrekkingOp/${natuurlijkPersoon}`, `JZ:object/ZKN:heeftAlsBelanghebbende/${natuurlijkPersoon}`],
    datums: ['datumBeslissing', 'ingangsdatumWerking', 'einddatumWerking'].map(
      (datum) => `JZ:object/ZKN:leidtTot/ZKN:gerelateerde/ZKN:${datum}`,
    ),
    tijdstippen: ['JZ:object/ZKN:heeft/ZKN:datumStatusGezet'],
  },
  Bv03Bericht: { personen: [], datums: [] },
  Fo03Bericht: { personen: [], datums: [] },
};
