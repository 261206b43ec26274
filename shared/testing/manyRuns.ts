const { process } = globalThis as { process?: { env: Readonly<Record<string, string | undefined>> } };

/**
 * How often the properties of the scoring rules are tried: 5,000 random cases, and as many as `WAYMARK_RUNS` says where
 * it is set, which `npm run nightly` does.
 */
export const manyRuns = { numRuns: Number(process?.env['WAYMARK_RUNS'] ?? 5000) };
