import type { Inrichting, Partij } from '@schakel/contracts';
import { eindeTermijn } from './termijnen';

const uurMs = 3_600_000;

/** The partijen of which something is expected, and until when each may be silent after it was heard last. None where the inrichting says nothing. */
export const verwachtingen = ({ partijen, werkdagen }: Pick<Inrichting, 'partijen' | 'werkdagen'>) =>
  partijen.flatMap(({ id, verwachtBinnen }: Partij) =>
    verwachtBinnen
      ? [
          {
            partij: id,
            uiterlijk: (laatste: Date): Date =>
              verwachtBinnen.werkdagen === undefined
                ? new Date(laatste.getTime() + (verwachtBinnen.uren ?? 0) * uurMs)
                : eindeTermijn(werkdagen, laatste, verwachtBinnen.werkdagen, 'werkdagen'),
          },
        ]
      : [],
  );
