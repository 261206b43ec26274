import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Navigation } from './navigation.svelte.ts';

describe('navigation', () => {
  let navigation: Navigation;
  let stop: () => void;

  beforeEach(() => {
    history.replaceState(null, '', '#/home');
    navigation = new Navigation(window);
    stop = navigation.follow();
  });
  afterEach(() => stop());

  it('starts where the address says, so that a reload keeps the place', () => {
    history.replaceState(null, '', '#/assess/a1/n2');
    expect(new Navigation(window).current).toEqual({ area: 'assess', assessmentId: 'a1', nodeId: 'n2' });
  });

  it('goes somewhere and back', async () => {
    navigation.go({ area: 'plan', assessmentId: 'a1' });
    expect(location.hash).toBe('#/plan/a1');
    navigation.back();
    await vi.waitFor(() => expect(navigation.current).toEqual({ area: 'home' }));
  });

  it('leaves no step behind when it replaces', async () => {
    navigation.go({ area: 'results' });
    navigation.go({ area: 'results', assessmentId: 'a1' }, { replace: true });
    navigation.back();
    await vi.waitFor(() => expect(navigation.current).toEqual({ area: 'home' }));
  });

  it('follows links', async () => {
    const link = document.createElement('a');
    link.href = '#/framework/v1';
    document.body.append(link);
    link.click();
    link.remove();
    await vi.waitFor(() => expect(navigation.current).toEqual({ area: 'framework', versionId: 'v1' }));
  });
});
