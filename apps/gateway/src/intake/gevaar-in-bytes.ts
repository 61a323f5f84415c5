import { saysDringend } from '@schakel/ketenpartners';

const acuut = /"acuteOnveiligheid"\s*:\s*true\b/;

/**
 * Danger counts also where the rest cannot be read, and in whatever language the sender says that it is: it raises, and nothing lowers. Latin-1
 * without zero bytes shows ASCII marks in UTF-8, UTF-16 and UTF-32 alike.
 */
export const saysDanger = (body: Buffer): boolean => acuut.test(body.toString('latin1').replaceAll('\0', '')) || saysDringend(body);
