/** Where, per message, values stand that the schema accepts although they cannot be right: persons (bsn, name, birth date) and other dates. */
export interface TwijfelPlaatsen {
  /** Paths of persons below the root. */
  readonly personen: readonly string[];
  readonly datums: readonly string[];
}

const betrokkene = 'JZ:object/JZ:betreft/JZ:gerelateerde/JZ:heeftBetrokken/JZ:gerelateerde';
const vraagOfAntwoord: TwijfelPlaatsen = {
  personen: ['JZ:object/JZ:heeftBetrekkingOp/ZKN:gerelateerde/ZKN:natuurlijkPersoon'],
  datums: [],
};

export const twijfelPlaatsen: Readonly<Record<string, TwijfelPlaatsen>> = {
  vtMeldingDi01: {
    personen: [betrokkene, `${betrokkene}/BG:staatInRelatieTot/BG:gerelateerde`, 'JZ:object/JZ:isGeinformeerdAan/JZ:gerelateerde'],
    datums: ['JZ:object/JZ:datumMelding', 'JZ:object/JZ:datumIncident', 'JZ:object/JZ:isGeinformeerdAan/JZ:datumGeinformeerd'],
  },
  ucobDi01: vraagOfAntwoord,
  uciDi01: vraagOfAntwoord,
};
