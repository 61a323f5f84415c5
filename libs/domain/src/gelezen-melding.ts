import type {
  DocumentBijMelding,
  ExtraElement,
  GeneriekeMelding,
  GeneriekeSituatie,
  Informering,
  InformeringBijMelding,
  MeldcodeStap,
  Melder,
  OpgenomenMelding,
  OrganisatieBijMelding,
  Persoon,
  PersoonBijMelding,
  VtMelding,
  ZorgelijkeSituatie,
} from '@schakel/contracts';

export type Geinformeerde = Omit<Informering, 'persoon'> &
  Partial<Pick<InformeringBijMelding, 'geinformeerd' | 'redenNietGeinformeerd'>> & { persoon?: string };

/**
 * A melding as the hub knows it, whatever its format and the door it came by, without its persons: those stand in `personen`, and a
 * geinformeerde is named by id. What a format does not tell is absent.
 */
export type MeldingInhoud = Partial<Omit<VtMelding, 'zorgelijkeSituatie' | 'geinformeerden'>> & {
  zorgelijkeSituatie: Omit<ZorgelijkeSituatie, 'betrokkenen'> & { aard?: readonly string[] } & Partial<
      Pick<GeneriekeSituatie, 'nadereOmschrijving' | 'antwoorden' | 'leefgebieden' | 'instantiesBetrokken'>
    >;
  geinformeerden?: Geinformeerde[];
  melder?: Melder;
  meldcode?: readonly MeldcodeStap[];
  acuteOnveiligheid?: boolean;
  toelichtingAcuteOnveiligheid?: string;
  terugkoppelingGewenst?: boolean;
  vervangt?: string;
  opname?: Pick<OpgenomenMelding, 'bron' | 'poststuk' | 'adviesvraag' | 'door'>;
} & Partial<GeneriekeGegevens> &
  Partial<ZorgmeldingGegevens>;

/** What only a generieke melding tells. */
export type GeneriekeGegevens = Pick<
  GeneriekeMelding,
  | 'tijdstipMelding'
  | 'redenMelding'
  | 'aanleiding'
  | 'verzoekOmschrijving'
  | 'overigeInformatie'
  | 'verwijzingen'
  | 'tijdstipIncident'
  | 'tijdstipEindeIncident'
  | 'indiener'
  | 'uitvoerder'
>;

/** What only an old zorgmelding tells. The bytes of its document stay in the journal; a worker opens them from there. */
export interface ZorgmeldingGegevens {
  organisaties: OrganisatieBijMelding[];
  rolIndiener: string;
  document: Omit<DocumentBijMelding, 'inhoud'> & { geopendUitBericht?: true };
  extraElementen: readonly ExtraElement[];
}

/** What a melding tells, in one shape for every format. */
export interface GelezenMelding {
  readonly kenmerk?: string;
  /** Who reported, where that is another than who handed the bericht in. */
  readonly partij?: string;
  /** When it reached Veilig Thuis, where that is before the bericht was handed in. Terms start here. */
  readonly bereiktOp?: Date;
  readonly inhoud: MeldingInhoud;
  /** With the number that the hub gave them, in the order of the message. */
  readonly betrokkenen: readonly PersoonBijMelding[];
  /** Who is named only because they were told about the report. */
  readonly geinformeerden: readonly Persoon[];
  /** Codes of the indications of acute onveiligheid. They raise; none says nothing. */
  readonly aanwijzingen: readonly string[];
}
