/** The screens by area. Each is loaded when it is first wanted, so that the first one is there soon. */
export const screens = {
  home: () => import('#renderer/features/home/HomeScreen.svelte'),
  framework: () => import('#renderer/features/framework/FrameworkScreen.svelte'),
  assess: () => import('#renderer/features/assessment/AssessScreen.svelte'),
  results: () => import('#renderer/features/results/ResultsScreen.svelte'),
  plan: () => import('#renderer/features/plan/PlanScreen.svelte'),
  report: () => import('#renderer/features/reports/ReportScreen.svelte'),
  exchange: () => import('#renderer/features/exchange/ExchangeScreen.svelte'),
} as const;

/** Loads the screens that were not wanted yet, once there is nothing else to do: going to them then takes no time. */
export function loadScreensWhenIdle(): void {
  requestIdleCallback(() => {
    for (const load of Object.values(screens)) {
      // Whoever goes there is told what is wrong.
      load().catch(() => undefined);
    }
  });
}
