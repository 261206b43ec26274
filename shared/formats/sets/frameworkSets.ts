import { dsommProgressSet } from '../dsomm/dsommProgressSet.ts';
import { dsommSet } from '../dsomm/dsommSet.ts';
import { nativeSet } from '../native/nativeSet.ts';
import { sammSet } from '../samm/sammSet.ts';
import type { FrameworkSet } from './sourceSet.ts';

/** Every kind of framework that comes as several files. */
export const frameworkSets: readonly FrameworkSet[] = [nativeSet, sammSet, dsommSet, dsommProgressSet];
