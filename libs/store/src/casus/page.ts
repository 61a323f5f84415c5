/** What every list of casussen can be asked. */
export interface CasusFilter {
  /** At most this many on a page. */
  readonly limit?: number;
  readonly dringend?: boolean;
  readonly status?: string;
  /** Only what nobody decided about yet; counts for the work list alone. */
  readonly onbeoordeeld?: boolean;
  /** `volgende` of the page before. */
  readonly na?: string;
}

/** What every line of such a list says; nothing of it is content. */
export interface Regel {
  readonly id: string;
  readonly status: string;
  readonly dringend: boolean;
  readonly ontvangenOp: Date;
}
export const regelColumns = 'c.id, c.status, c.dringend, c.ontvangen_op as "ontvangenOp"';

/** The parameters of a page in the order of its statement; one row more is read than the page holds, to see whether it goes on. */
export const pageParameters = ({ dringend, status, na }: CasusFilter, limit: number) =>
  [dringend ?? null, status ?? null, na ?? null, limit + 1] as const;

/** The lines of a page, and where the next begins when there is one. */
export function pageOf<Row extends { readonly id: string }>(rows: readonly Row[], limit: number): { regels: Row[]; volgende?: string } {
  const regels = rows.slice(0, limit);
  const last = regels.at(-1);
  return rows.length > limit && last ? { regels, volgende: last.id } : { regels };
}
