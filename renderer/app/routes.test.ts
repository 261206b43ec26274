import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areas, decodeRoute, encodeRoute, type Route } from './routes.ts';

const id = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1 }),
  fc.constantFrom('-', '--', '%', '/', '#', '..'),
);

function routeOf(area: Route['area'], ...names: readonly string[]): fc.Arbitrary<Route> {
  const optional = fc.record(Object.fromEntries(names.map((name) => [name, id])), { requiredKeys: [] });
  return optional.map((values) => ({ area, ...values }));
}

const route = fc.oneof(
  routeOf('home'),
  routeOf('framework', 'versionId', 'nodeId'),
  routeOf('assess', 'assessmentId', 'nodeId'),
  routeOf('results', 'assessmentId', 'nodeId'),
  routeOf('plan', 'assessmentId'),
  routeOf('report', 'assessmentId'),
  routeOf('exchange'),
);

describe('routes', () => {
  it('come back from their address as they were', () => {
    fc.assert(
      fc.property(route, (given) => {
        expect(decodeRoute(encodeRoute(given))).toEqual(given);
      }),
    );
  });

  it('survive the address bar, which rewrites what it finds unusual', () => {
    fc.assert(
      fc.property(route, (given) => {
        expect(decodeRoute(new URL(encodeRoute(given), 'app://bundle/index.html').hash)).toEqual(given);
      }),
    );
  });

  it('have an address that reads like the place', () => {
    expect(encodeRoute({ area: 'assess', assessmentId: 'a1', nodeId: 'n2' })).toBe('#/assess/a1/n2');
    expect(encodeRoute({ area: 'framework', nodeId: 'n2' })).toBe('#/framework/-/n2');
    expect(encodeRoute({ area: 'home' })).toBe('#/home');
  });

  it('lead home from anything that is no address', () => {
    const garbage = [
      '',
      '#',
      '#/',
      '#home',
      '#/nowhere',
      '#/assess/%',
      '#/assess//x',
      '#/home/x',
      '#/plan/a/b',
      '/assess/a',
    ];
    for (const hash of garbage) expect(decodeRoute(hash), hash).toEqual({ area: 'home' });
    fc.assert(
      fc.property(fc.string(), (hash) => {
        expect(areas).toContain(decodeRoute(hash).area);
      }),
    );
  });
});
