import { createHash, timingSafeEqual } from 'node:crypto';
import type { Gebruiker } from '../deelnemers';

/** The test users of one organisation with their passwords. */
export class Wachtwoorden {
  constructor(
    readonly gebruikers: readonly Gebruiker[],
    private readonly passwords: Readonly<Record<string, string>>,
  ) {}

  find(username: string): Gebruiker | undefined {
    return this.gebruikers.find((gebruiker) => gebruiker.username === username);
  }

  /** The user, or undefined for an unknown name or a wrong password alike. */
  login(username: string, password: string): Gebruiker | undefined {
    const gebruiker = this.find(username);
    const right = same(password, this.passwords[username] ?? '');
    return right && password !== '' ? gebruiker : undefined;
  }
}

function same(left: string, right: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(left), digest(right));
}
