import { mount } from 'svelte';
import type { HostApi } from '#shared/host/contract.ts';
import App from '#renderer/app/App.svelte';
import { Navigation } from '#renderer/app/navigation.svelte.ts';
import { loadScreensWhenIdle } from '#renderer/app/screens.ts';
import { t } from '#renderer/i18n/messages.svelte.ts';
import { provideUiWords } from '#renderer/ui/words.svelte.ts';
import '#renderer/ui/fonts.css';
import '#renderer/ui/tokens.css';
import '#renderer/ui/base.css';

declare global {
  interface Window {
    readonly host: HostApi;
  }
}

provideUiWords(() => t().ui);
mount(App, { target: document.body, props: { navigation: new Navigation(window), host: window.host } });
loadScreensWhenIdle();
