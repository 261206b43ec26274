import ArrowLeftRight from '@lucide/svelte/icons/arrow-left-right';
import BookOpen from '@lucide/svelte/icons/book-open';
import ChartColumn from '@lucide/svelte/icons/chart-column';
import FileText from '@lucide/svelte/icons/file-text';
import House from '@lucide/svelte/icons/house';
import ListChecks from '@lucide/svelte/icons/list-checks';
import Milestone from '@lucide/svelte/icons/milestone';
import type { Icon } from '#renderer/ui/icon.ts';
import type { Area } from './routes.ts';

/** The sign of each area. */
export const areaIcons: Record<Area, Icon> = {
  home: House,
  framework: BookOpen,
  assess: ListChecks,
  results: ChartColumn,
  plan: Milestone,
  report: FileText,
  exchange: ArrowLeftRight,
};
