/** What run.json says of a running hub: the part that tests use. */
export interface Run {
  readonly mode: 'embedded' | 'full';
  readonly gateway: string;
  readonly management: { readonly gateway: string; readonly workers: readonly string[] };
  readonly smtp: string;
  readonly imap: { readonly host: string; readonly port: number; readonly user: string; readonly password: string } | null;
  readonly mailSenders: readonly { readonly address: string; readonly partij: string }[];
  readonly mailSink: string;
  readonly databaseUrl: string;
  readonly amqpUrl: string | null;
  readonly redisUrl: string | null;
  readonly oidcIssuers: Readonly<Record<string, string>>;
  readonly users: readonly {
    readonly username: string;
    readonly password: string;
    readonly organisatie: string;
    readonly rol: string;
    readonly teams: readonly string[];
  }[];
  readonly clients: readonly {
    readonly partij: string;
    readonly oin: string;
    readonly tokenUrl: string;
    readonly clientId: string;
    readonly clientSecret: string;
  }[];
  readonly partners: Readonly<Record<'rvdk' | 'politie' | 'digikoppeling' | 'alarm' | 'regio', { readonly control: string }>>;
  readonly logs: string;
}
