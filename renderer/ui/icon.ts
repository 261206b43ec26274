import type { Component } from 'svelte';

/** An icon component, such as those of `@lucide/svelte/icons/…`. Drawn beside words, so hidden from assistive technology. */
export type Icon = Component<{ size?: number | string; strokeWidth?: number | string }>;
