import ts from 'typescript';
import { pauseAfter } from './back-off.mjs';
import { summarise } from './jest.mjs';
import { functionLengths, median } from './lengths.mjs';

describe('what the commands count', () => {
  const file = (name: string, ms: number) => ({ name, startTime: 1_000, endTime: 1_000 + ms });

  it('counts a test file that could not run as a failure', () => {
    const report = { numPassedTests: 4, numFailedTests: 1, numRuntimeErrorTestSuites: 2, testResults: [] };
    expect(summarise(report)).toEqual({ passed: 4, failed: 3, slow: [] });
  });

  it('counts a run that left no report as a failure', () => {
    expect(summarise(undefined)).toMatchObject({ passed: 0, failed: 1 });
  });

  it('names the files over 5 s, slowest first', () => {
    const testResults = [file('quick', 4_999), file('slow', 6_000), file('slower', 9_000)];
    const report = { numPassedTests: 0, numFailedTests: 0, numRuntimeErrorTestSuites: 0, testResults };
    expect(summarise(report).slow.map(({ name }) => name)).toEqual(['slower', 'slow']);
  });

  it('measures functions with a body of their own, the nested ones too', () => {
    const text = 'function a() {\n  const b = () => {\n    return 1;\n  };\n  return b;\n}\nconst c = () => 1;\n';
    expect(functionLengths(ts, 'x.ts', text)).toEqual([6, 3]);
    expect([median([9, 1, 5]), median([])]).toEqual([5, 0]);
  });

  it('waits longer after every failure, half a minute at most', () => {
    expect([1, 2, 3, 10].map(pauseAfter)).toEqual([1_000, 2_000, 4_000, 30_000]);
  });
});
