/** Somebody who once came in. */
export interface Account {
  readonly organisatie: string;
  /** Undefined when it cannot be opened. */
  readonly naam: string | undefined;
  /** Under which the login service knows this person. */
  readonly inlognaam: string | undefined;
  /** As the login service said them last. */
  readonly rollen: readonly string[];
  readonly teams: readonly string[];
  readonly eerstGezien: Date;
  readonly laatstGezien: Date;
  /** How often on the pages; somebody who only uses the API has none. */
  readonly inlogs: number;
}
