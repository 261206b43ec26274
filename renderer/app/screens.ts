import HomeScreen from '#renderer/features/home/HomeScreen.svelte';

/** How long after the start the other screens are left alone, in milliseconds: the first one must not wait for them. */
const headStart = 1500;

/** The screens by area. Home comes with the page; each of the others is loaded when it is first wanted. */
export const screens = {
  home: () => Promise.resolve({ default: HomeScreen }),
  framework: () => import('#renderer/features/framework/FrameworkScreen.svelte'),
  assess: () => import('#renderer/features/assessment/AssessScreen.svelte'),
  results: () => import('#renderer/features/results/ResultsScreen.svelte'),
  plan: () => import('#renderer/features/plan/PlanScreen.svelte'),
  report: () => import('#renderer/features/reports/ReportScreen.svelte'),
  exchange: () => import('#renderer/features/exchange/ExchangeScreen.svelte'),
} as const;

/** Loads the screens that were not wanted yet, once there is nothing else to do: going to them then takes no time. */
export function loadScreensWhenIdle(): void {
  setTimeout(() => requestIdleCallback(loadScreens), headStart);
}

function loadScreens(): void {
  for (const load of Object.values(screens)) {
    // Whoever goes there is told what is wrong.
    load().catch(() => undefined);
  }
}
