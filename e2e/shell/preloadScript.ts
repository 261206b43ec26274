import { readFile } from 'node:fs/promises';
import { pageHost } from './origin.ts';
import { runtime } from './runtime.ts';

/**
 * The script that runs in a page before any of its own: it gives the built preload what it asks for under the
 * name `electron`, and runs it. Like a sandboxed preload it can require nothing else.
 */
export async function preloadScript(preload: string, secret: string): Promise<string> {
  const name = JSON.stringify(secret);
  return `(() => {
    if (window !== window.top || location.hostname !== ${JSON.stringify(pageHost)}) return;
    const bridge = { exports: {} };
    (function (module, exports) {${runtime().pageSideSource}
    })(bridge, bridge.exports);
    const side = bridge.exports.pageSide(${name});
    Object.defineProperty(window, ${name}, { value: side });
    const require = (wanted) => {
      if (wanted === 'electron') return side.electron;
      throw new Error('module not found: ' + wanted);
    };
    (function (require, module, exports) {${await readFile(preload, 'utf8')}
    })(require, { exports: {} }, {});
  })();`;
}
