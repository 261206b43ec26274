import type { FullResult, Reporter, TestCase, TestResult } from '@playwright/test/reporter';

/** Leaves standard output to the program: says only what failed, on standard error. */
export default class ErrorsOnly implements Reporter {
  onTestEnd(test: TestCase, result: TestResult): void {
    for (const error of result.errors) process.stderr.write(`${test.title}: ${error.message ?? ''}\n`);
  }

  onStdOut(chunk: string | Buffer): void {
    process.stdout.write(chunk);
  }

  onEnd(result: FullResult): void {
    if (result.status !== 'passed') process.stderr.write(`The run ${result.status}.\n`);
  }

  printsToStdio(): boolean {
    return true;
  }
}
