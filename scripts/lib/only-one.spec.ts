import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '../../test/support/eventually';
import { claim } from './only-one.mjs';
import { endAll, isAlive, living, record, startTimeOf } from './pids.mjs';
import { writePrivateJson } from './private-files.mjs';

describe('one start per directory', () => {
  let dir: string;
  let bystander: ChildProcess;
  const pid = () => bystander.pid!;

  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'schakel-'));
    bystander = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { detached: true, stdio: 'ignore' });
  });
  afterEach(() => {
    bystander.kill('SIGKILL');
    rmSync(dir, { recursive: true });
  });

  /** A note as it is left by a process that was killed and whose number the system gave to the bystander. */
  const noteOfEarlierOwner = (name: string) => {
    writePrivateJson(join(dir, 'pids', `${name}.${pid()}.json`), { name, pid: pid(), startedAt: '1', stopSignal: 'SIGTERM' });
  };

  it('lets the first one in', () => {
    expect(claim(dir)).toHaveProperty('release');
  });

  it('tells the second one who runs already, and leaves that one its claim', () => {
    record(dir, 'start', pid());
    expect(claim(dir)).toEqual({ other: pid() });
    expect(living(dir).map((entry) => entry.pid)).toEqual([pid()]);
  });

  it('lets one in after the other has released', () => {
    const first = claim(dir) as { release: () => void };
    first.release();
    expect(living(dir)).toEqual([]);
    expect(claim(dir)).toHaveProperty('release');
  });

  it('does not take a reused process number for a running start', () => {
    noteOfEarlierOwner('start');
    expect(claim(dir)).toHaveProperty('release');
  });

  it('never ends a process that only inherited the number of ours', async () => {
    noteOfEarlierOwner('postgres');
    expect(await endAll(dir)).toEqual([]);
    expect(startTimeOf(pid())).toBeDefined();
  });

  it('ends what a killed start left running, and forgets it', async () => {
    const entry = record(dir, 'gateway', pid());
    expect(await endAll(dir)).toEqual(['gateway']);
    expect(isAlive(entry)).toBe(false);
    expect(living(dir)).toEqual([]);
  });

  it('counts a process that has ended but was not collected by its parent as gone', async () => {
    const parent = spawn('sh', ['-c', 'exec 3<&0; cat <&3 & echo $!; exec sleep 60 3<&-'], { stdio: ['pipe', 'pipe', 'ignore'] });
    try {
      const child = await new Promise<number>((resolve) => {
        parent.stdout.once('data', (bytes: Buffer) => {
          resolve(Number(bytes.toString()));
        });
      });
      await eventually(() => {
        expect(readFileSync(`/proc/${parent.pid!}/comm`, 'utf8')).toContain('sleep');
      });
      parent.stdin.end();
      await eventually(() => {
        expect(readFileSync(`/proc/${child}/stat`, 'utf8')).toContain(') Z ');
      });
      expect(startTimeOf(child)).toBeUndefined();
    } finally {
      parent.kill('SIGKILL');
    }
  });
});
