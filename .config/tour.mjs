/** `npm run tour`: does the main job on the built application without a screen and leaves pictures of it in `out/tour/`. */
import { runJourney } from './runJourney.mjs';

await runJourney('tour', 'The pictures, the report and the package are in out/tour.');
