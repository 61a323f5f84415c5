import { execFileSync } from 'node:child_process';

const noise = /^(--|SET |SELECT pg_catalog\.set_config|\\(un)?restrict|$)/;

/** A policy names its roles in the order in which the server got them, which says nothing. */
const sorted = (line: string): string =>
  line.startsWith('CREATE POLICY')
    ? line.replace(/ TO (schakel_\w+(?:, schakel_\w+)+)/, (_, roles: string) => ` TO ${roles.split(', ').sort().join(', ')}`)
    : line;

/** The schema of a database as reviewers read it, with its rights; undefined where there is no pg_dump that can read this server. */
export function dumpSchema(url: string): string | undefined {
  const { username, password, hostname, port, pathname } = new URL(url);
  const env = { ...process.env, PGPASSWORD: decodeURIComponent(password) };
  const place = ['-h', hostname, '-p', port, '-U', decodeURIComponent(username), '-d', pathname.slice(1)];
  try {
    const dump = execFileSync('pg_dump', ['--schema-only', '--no-owner', ...place], {
      env,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return `${dump
      .split('\n')
      .filter((line) => !noise.test(line))
      .map(sorted)
      .join('\n')}\n`;
  } catch {
    return undefined;
  }
}
