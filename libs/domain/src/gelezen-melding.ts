import type { Persoon, PersoonBijMelding } from '@schakel/contracts';
import type { MeldingInhoud } from './casus';

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
