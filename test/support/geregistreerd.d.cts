type Environment = Readonly<Record<string, string | undefined>>;

/** Somebody to whom a mail went, and its subject. */
export interface Recipient {
  readonly to: string;
  readonly subject: string;
}

/** Who of these is registered nowhere in the inrichting of a hub with this environment. */
export function strangersAmong(recipients: readonly Recipient[], env: Environment): Recipient[];

/** @throws Error that names who got a mail and is registered nowhere; or when the mail sink is not there to be asked */
export function demandRegistered(hub: { readonly run: { readonly mailSink: string }; readonly cliEnvironment: Environment }): Promise<void>;
