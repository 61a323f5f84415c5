export type Environment = Readonly<Record<string, string | undefined>>;

/** The start stops on this. The message names the settings and what they should be, never what they are. */
export class SettingsError extends Error {
  constructor(wrong: readonly string[]) {
    super(`Wrong settings:\n${wrong.map((line) => `  ${line}`).join('\n')}`);
    this.name = 'SettingsError';
  }
}

/** Reads settings by name and remembers everything that is wrong, so that one start tells all of it. */
export class SettingsReader {
  private readonly wrong: string[] = [];

  constructor(private readonly env: Environment) {}

  /** @throws SettingsError when anything that was read so far is wrong */
  finish(): void {
    if (this.wrong.length > 0) throw new SettingsError(this.wrong);
  }

  refuse(key: string, expected: string): void {
    this.wrong.push(`${key}: ${expected}`);
  }

  /** An empty text counts as absent. */
  optional(key: string): string | undefined {
    const value = this.env[key];
    return value === '' ? undefined : value;
  }

  text(key: string, minLength = 1, fallback?: string): string {
    const value = this.optional(key) ?? fallback ?? '';
    if (value.length < minLength) this.refuse(key, minLength === 1 ? 'is missing' : `needs at least ${minLength} characters`);
    return value;
  }

  oneOf<T extends string>(key: string, values: readonly T[], fallback: T): T {
    const value = this.optional(key);
    const found = value === undefined ? fallback : values.find((one) => one === value);
    if (found === undefined) this.refuse(key, `must be one of ${values.join(', ')}`);
    return found ?? fallback;
  }

  port(key: string, fallback: number): number {
    const value = this.optional(key);
    if (value === undefined) return fallback;
    const port = /^\d{1,5}$/.test(value) ? Number(value) : Number.NaN;
    if (!(port <= 65_535)) this.refuse(key, 'must be a port number');
    return port;
  }

  /** An absolute URL of one of these schemes, without a trailing slash. */
  url(key: string, schemes: readonly string[], fallback?: string): string {
    const value = this.text(key, 1, fallback);
    const scheme = URL.canParse(value) ? new URL(value).protocol.slice(0, -1) : undefined;
    if (value !== '' && (scheme === undefined || !schemes.includes(scheme))) this.refuse(key, `must be a URL (${schemes.join(' or ')})`);
    return value.replace(/\/+$/, '');
  }
}
