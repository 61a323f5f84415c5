/** What stands in clear. The rest of a casus is sealed: the dossier, and a section per person. */
export interface Kop {
  readonly id: string;
  readonly versie: number;
  readonly status: string;
  readonly dringend: boolean;
  /** ISO 8601, UTC. */
  readonly ontvangenOp: string;
  readonly meldingen: readonly string[];
}
