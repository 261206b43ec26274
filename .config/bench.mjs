/**
 * `npm run bench`: measures the built application and prints one JSON line per figure, `{"name","value","unit"}`:
 * medians of several runs. `npm run -s bench` prints nothing else.
 */
import { runJourney } from './runJourney.mjs';

await runJourney('bench');
