import { plainToInstance } from 'class-transformer';
import type { ValidationError } from 'class-validator';
import { validateSync } from 'class-validator';
import type { ErrorCode, Fout } from './errors';
import { RejectError } from './errors';

const locationsOf = (errors: readonly ValidationError[], prefix: string): string[] =>
  errors.flatMap((error) => {
    const here = `${prefix}${/^\d+$/.test(error.property) ? `[${Number(error.property) + 1}]` : `${prefix ? '/' : ''}${error.property}`}`;
    return error.children && error.children.length > 0 ? locationsOf(error.children, here) : [here];
  });

/**
 * Turns plain data into an instance of a contract class and refuses what the class does not declare. All errors at once, each with the path
 * of its field and never a value. An unknown property is named only as `(onbekend veld)`: its name is the sender's, and may be content.
 * @throws RejectError with `code`
 */
export function validate<T extends object>(type: new () => T, plain: unknown, code: ErrorCode = 'invoer-ongeldig'): T {
  if (typeof plain !== 'object' || plain === null || Array.isArray(plain)) throw new RejectError(code, [{ code, location: '' }]);
  const instance = plainToInstance(type, plain);
  const errors = validateSync(instance, { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true });
  if (errors.length === 0) return instance;
  throw new RejectError(code, foutenOf(errors, code));
}

function foutenOf(errors: readonly ValidationError[], code: ErrorCode): Fout[] {
  return locationsOf(errors.map(maskUnknown), '').map((location) => ({ code, location }));
}

function maskUnknown(error: ValidationError): ValidationError {
  const property = error.constraints && 'whitelistValidation' in error.constraints ? '(onbekend veld)' : error.property;
  return Object.assign(Object.create(null) as ValidationError, error, { property, children: error.children?.map(maskUnknown) ?? [] });
}
