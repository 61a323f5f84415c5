/** Keeps sessions, codes and grants of one issuer in memory; gone when the process ends. The shape is that of oidc-provider's adapters. */
interface Kept {
  readonly payload: Record<string, unknown>;
  readonly until: number;
}

export type Store = Map<string, Kept>;

export class Geheugen {
  constructor(
    private readonly model: string,
    private readonly store: Store,
  ) {}

  upsert(id: string, payload: Record<string, unknown>, expiresIn?: number): Promise<void> {
    this.sweep();
    this.store.set(this.key(id), { payload, until: expiresIn === undefined ? Infinity : Date.now() + expiresIn * 1_000 });
    return Promise.resolve();
  }

  find(id: string): Promise<Record<string, unknown> | undefined> {
    return Promise.resolve(this.alive(this.key(id))?.payload);
  }

  findByUid(uid: string): Promise<Record<string, unknown> | undefined> {
    return Promise.resolve(this.own().find(({ payload }) => payload['uid'] === uid)?.payload);
  }

  consume(id: string): Promise<void> {
    const kept = this.alive(this.key(id));
    if (kept !== undefined) kept.payload['consumed'] = Math.floor(Date.now() / 1_000);
    return Promise.resolve();
  }

  destroy(id: string): Promise<void> {
    this.store.delete(this.key(id));
    return Promise.resolve();
  }

  revokeByGrantId(grantId: string): Promise<void> {
    for (const [key, { payload }] of this.store) if (payload['grantId'] === grantId) this.store.delete(key);
    return Promise.resolve();
  }

  private key(id: string): string {
    return `${this.model}:${id}`;
  }

  private alive(key: string): Kept | undefined {
    const kept = this.store.get(key);
    return kept !== undefined && kept.until > Date.now() ? kept : undefined;
  }

  private own(): readonly Kept[] {
    return [...this.store.keys()].filter((key) => key.startsWith(`${this.model}:`)).flatMap((key) => this.alive(key) ?? []);
  }

  private sweep(): void {
    const now = Date.now();
    for (const [key, { until }] of this.store) if (until <= now) this.store.delete(key);
  }
}
